import { once } from 'node:events';
import {
  type AdminOptions,
  createMemoryStore,
  defaultPolicy,
  LOOPBACK,
  openStore,
  type RecordStore,
  type Served,
  type ServeOptions,
  serve,
  urlHost,
} from '@phonehome/fake-server';
import { formatProblem, loadPolicy, PhonehomeError } from '@phonehome/shared';
import { diskError } from '@phonehome/simulation';
import { type Command, Option } from 'commander';
import { integer } from '../arguments.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { readText } from '../read-text.ts';
import { isLoopback, noticeOf, refuseNoHostNames, refuseOpenServer } from '../serve/beyond-loopback.ts';
import { createHumanLog, createJsonLog, createQuietLog, type ServeLog } from '../serve/log.ts';
import { refuseForeignFile, removeReadyFile, writeReadyFile } from '../serve/ready-file.ts';
import { memoryRetentionOf, type RetentionFlags, retentionOf } from '../serve/retention.ts';
import { readKey, readToken } from '../serve/secrets.ts';

const PORT_MAX = 65_535;
const PORT_DEFAULT = 8080;
const readPort = integer(0, PORT_MAX);
const readSize = integer(1, Number.MAX_SAFE_INTEGER);
const DAYS_MAX = 36_525;

const logs = { text: createHumanLog, json: createJsonLog, off: createQuietLog } as const;

interface ServeFlags extends RetentionFlags {
  readonly port?: readonly number[];
  readonly store?: string;
  readonly readyFile?: string;
  readonly policy?: string;
  readonly seed: number;
  readonly adminPort: number | 'off';
  readonly adminListen?: string;
  readonly adminHost?: readonly string[];
  readonly tokenFile?: string;
  readonly listen?: string;
  readonly hashIdentifiers?: string;
  readonly log: keyof typeof logs;
  readonly logIdentifiers: boolean;
}

/** `phonehome serve`. */
export function addServeCommand(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('serve')
    .description('run the fake server on loopback until it is interrupted')
    .option(
      '--port <n>',
      `port on 127.0.0.1; 0 for any free one; may be given several times (default: ${PORT_DEFAULT})`,
      (value: string, before: readonly number[] = []) => [...before, readPort(value)],
    )
    .option('--store <dir>', 'keep every record here; a reply is sent only when its record is on disk')
    .option('--ready-file <file>', 'write JSON with port, ports, url, adminUrl and pid here once it listens')
    .option('--policy <file>', 'how to answer (default: accept China Telecom cards, refuse others)')
    .option('--seed <n>', 'draws the shares of a policy', integer(0, Number.MAX_SAFE_INTEGER), 0)
    .option('--retain-count <n>', 'keep at most so many records; the oldest go first', readSize)
    .option('--retain-days <n>', 'keep records for so many days', integer(1, DAYS_MAX))
    .option('--retain-bytes <n>', 'keep at most so many bytes of records', readSize)
    .option('--hash-identifiers <file>', 'keep keyed hashes in the place of identifiers; the file holds the key')
    .option(
      '--admin-port <n>',
      'port of the admin API on 127.0.0.1; 0 for any free one; off for none',
      (value: string) => (value === 'off' ? value : readPort(value)),
      0,
    )
    .option('--admin-listen <address>', 'the admin API listens here; beyond loopback it needs --token-file')
    .option(
      '--admin-host <name>',
      'a name by which the admin API may be called; may be given several times',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--token-file <file>', 'the admin API needs the token in this file, as `Authorization: Bearer`')
    .option('--listen <address>', 'listen beyond loopback; needs --token-file and a --retain option')
    .addOption(
      new Option('--log <form>', 'of requests: lines for people, JSON lines, or none at all')
        .choices(Object.keys(logs))
        .default('text'),
    )
    .option('--log-identifiers', 'with --log json: show the identifiers of each report, too', false)
    .addHelpText(
      'after',
      `
Examples:
  phonehome serve --port 0 --store /tmp/records --ready-file /tmp/ready.json
  phonehome serve --port 8080 --port 9998 --port 9999 --admin-port 8081
  phonehome records --store /tmp/records

It ends with Ctrl-C and exit code 130. Exit code 2: bad policy or options, 3: port, disk or permission`,
    )
    .action(async (flags: ServeFlags) => end(await serveUntilInterrupted(flags)));
}

async function serveUntilInterrupted(flags: ServeFlags): Promise<ExitCode> {
  const signal = interruptSignal();
  const { listen: host = LOOPBACK, readyFile } = flags;
  const policy = flags.policy === undefined ? defaultPolicy : loadPolicy(await readText(flags.policy), flags.policy);
  const token = flags.tokenFile === undefined ? null : await readToken(flags.tokenFile);
  const key = flags.hashIdentifiers === undefined ? undefined : await readKey(flags.hashIdentifiers);
  refuseOpenServer({ ...flags, token, has_retention: Object.keys(retentionOf(flags)).length > 0 });
  refuseNoHostNames(flags.adminHost ?? []);
  if (flags.logIdentifiers && flags.log !== 'json') {
    const remedy = 'Add --log json';
    throw new PhonehomeError('USAGE', [{ what: '--log-identifiers is for JSON lines alone', remedy }]);
  }
  if (readyFile !== undefined) await refuseForeignFile(readyFile);
  const log = logs[flags.log](flags.logIdentifiers);
  if (!isLoopback(host)) log.error(noticeOf(host, key !== undefined));
  const store = await openStoreOrSay(flags);
  try {
    const served = await listenOrSay({
      policy,
      ports: flags.port ?? [PORT_DEFAULT],
      host,
      seed: flags.seed,
      store,
      ...(key && { pseudonym_key: key }),
      ...(flags.adminPort !== 'off' && { admin: adminOf(flags, flags.adminPort, token) }),
      ...(log.record && { onRecord: log.record }),
      onStoreError: (error) => log.error(notKept(diskError(error, flags.store ?? ''))),
    });
    try {
      const { port, ports, adminUrl } = served;
      if (readyFile !== undefined) {
        await writeReadyFile(readyFile, { port, ports, url: `http://${urlHost(host)}:${port}`, adminUrl });
      }
      sayWhere(log, served, host);
      if (store.repaired) log.info(store.repaired);
      if (flags.store === undefined) log.info('the last records are in memory alone; keep them with --store DIR');
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await served.close();
      if (readyFile !== undefined) await removeReadyFile(readyFile);
    }
  } finally {
    await store.close();
  }
  log.info('stopped');
  return exitCodes.interrupted;
}

function adminOf({ adminListen, adminHost }: ServeFlags, port: number, token: string | null): AdminOptions {
  return { port, token, hosts: adminHost ?? [], ...(adminListen !== undefined && { host: adminListen }) };
}

function sayWhere(log: ServeLog, { ports, adminUrl }: Served, host: string): void {
  for (const port of ports) log.info(`listening on http://${urlHost(host)}:${port}`);
  if (adminUrl !== null) log.info(`admin API on ${adminUrl}`);
}

async function openStoreOrSay(flags: ServeFlags): Promise<RecordStore> {
  const { store: folder } = flags;
  if (folder === undefined) return createMemoryStore(memoryRetentionOf(flags));
  return openStore(folder, retentionOf(flags)).catch((error: unknown) => {
    throw diskError(error, folder);
  });
}

function notKept({ problems }: PhonehomeError): string {
  return `a record could not be kept, its sender is refused: ${problems.map(formatProblem).join(' ')}`;
}

function listenOrSay(options: ServeOptions): Promise<Served> {
  return serve(options).catch((error: NodeJS.ErrnoException & { port?: number; address?: string }) => {
    const reasons: Record<string, string> = {
      EADDRINUSE: 'is in use',
      EACCES: 'needs a permission that you lack',
      EADDRNOTAVAIL: 'is no address of this machine',
    };
    const where = `port ${error.port ?? options.ports[0]} on ${error.address ?? LOOPBACK}`;
    const what = `${where} ${reasons[error.code ?? ''] ?? `cannot be opened (${error.code ?? error.message})`}`;
    const remedy =
      error.code === 'EADDRNOTAVAIL'
        ? 'Give one that it has with --listen or --admin-listen'
        : 'Choose another with --port or --admin-port; 0 is any free one';
    throw new PhonehomeError('ENVIRONMENT', [{ what, remedy }]);
  });
}
