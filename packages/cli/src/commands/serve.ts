import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import {
  defaultPolicy,
  type ExchangeRecord,
  LOOPBACK,
  openStore,
  type Served,
  type ServeOptions,
  type Store,
  serve,
} from '@phonehome/fake-server';
import { formatProblem, loadPolicy, PhonehomeError } from '@phonehome/shared';
import { diskError } from '@phonehome/simulation';
import type { Command } from 'commander';
import { integer } from '../arguments.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { say } from '../output/text.ts';
import { readText } from '../read-text.ts';
import { writeWhole } from '../write-whole.ts';

const PORT_MAX = 65_535;
const PORT_DEFAULT = 8080;
const readPort = integer(0, PORT_MAX);

interface ServeFlags {
  readonly port?: readonly number[];
  readonly store?: string;
  readonly readyFile?: string;
  readonly policy?: string;
  readonly seed: number;
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
    .option('--ready-file <file>', 'write JSON with port, ports, url and pid here once it listens')
    .option('--policy <file>', 'how to answer (default: accept China Telecom cards, refuse others)')
    .option('--seed <n>', 'draws the shares of a policy', integer(0, Number.MAX_SAFE_INTEGER), 0)
    .addHelpText(
      'after',
      `
Examples:
  phonehome serve --port 0 --store /tmp/records --ready-file /tmp/ready.json
  phonehome serve --port 8080 --port 9998 --port 9999
  phonehome records --store /tmp/records

It ends with Ctrl-C and exit code 130. Exit code 2: bad policy, 3: port, disk or permission`,
    )
    .action(async (flags: ServeFlags) => end(await serveUntilInterrupted(flags)));
}

async function serveUntilInterrupted(flags: ServeFlags): Promise<ExitCode> {
  const signal = interruptSignal();
  const policy = flags.policy === undefined ? defaultPolicy : loadPolicy(await readText(flags.policy), flags.policy);
  if (flags.readyFile !== undefined) await refuseForeignFile(flags.readyFile);
  const store = flags.store === undefined ? null : await openStoreOrSay(flags.store);
  try {
    const onStoreError = (error: Error): void => tellNotKept(diskError(error, flags.store ?? ''));
    const ports = flags.port ?? [PORT_DEFAULT];
    const listener = await listenOrSay({ policy, ports, seed: flags.seed, store, onStoreError });
    const { port } = listener;
    const url = `http://${LOOPBACK}:${port}`;
    for (const port of listener.ports) say(`listening on http://${LOOPBACK}:${port}`);
    if (store?.repaired_bytes) say(`cut off ${store.repaired_bytes} bytes of a record that was never acknowledged`);
    if (!store) say('records are shown but not kept; keep them with --store DIR');
    try {
      if (flags.readyFile !== undefined) {
        await writeWhole(
          flags.readyFile,
          `${JSON.stringify({ port, ports: listener.ports, url, pid: process.pid })}\n`,
        );
      }
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await listener.close();
      if (flags.readyFile !== undefined) await removeReadyFile(flags.readyFile);
    }
  } finally {
    await store?.close();
  }
  say('stopped');
  return exitCodes.interrupted;
}

function openStoreOrSay(folder: string): Promise<Store> {
  return openStore(folder).catch((error: unknown) => {
    throw diskError(error, folder);
  });
}

function tellNotKept({ problems }: PhonehomeError): void {
  const why = problems.map(formatProblem).join(' ');
  process.stderr.write(`phonehome: a record could not be kept, its sender gets no reply: ${why}\n`);
}

function listenOrSay(options: Omit<ServeOptions, 'onRecord'>): Promise<Served> {
  return serve({ ...options, onRecord: sayRecord }).catch((error: NodeJS.ErrnoException & { port?: number }) => {
    const reasons: Record<string, string> = { EADDRINUSE: 'is in use', EACCES: 'needs a permission that you lack' };
    const what = `port ${error.port ?? options.ports[0]} on ${LOOPBACK} ${reasons[error.code ?? ''] ?? `cannot be opened (${error.code})`}`;
    throw new PhonehomeError('ENVIRONMENT', [
      { what, remedy: 'Choose another with --port, or any free one with --port 0' },
    ]);
  });
}

/** One line a request, without anything that identifies a phone. */
function sayRecord({ exchange_id, decision, anomalies }: ExchangeRecord): void {
  const odd = anomalies.length > 0 ? ` (${anomalies.map(({ id }) => id).join(', ')})` : '';
  say(`${exchange_id} ${decision.outcome} by ${decision.policy_rule}${odd}`);
}

/** The process that a ready file names: its number, null for an empty or absent file, undefined for anything else. */
async function readyFileOwner(file: string): Promise<number | null | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw diskError(error, file);
  });
  if (text === '') return null;
  try {
    const { pid } = JSON.parse(text) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
}

async function refuseForeignFile(file: string): Promise<void> {
  if ((await readyFileOwner(file)) !== undefined) return;
  const problem = { file, what: 'the file holds something else than a ready file', remedy: 'Choose another' };
  throw new PhonehomeError('FOLDER_OCCUPIED', [problem]);
}

/** Removes the ready file if it is still ours; if it cannot be read, there is nothing of ours to remove. */
async function removeReadyFile(file: string): Promise<void> {
  const owner = await readyFileOwner(file).catch(() => undefined);
  if (owner === process.pid) await rm(file, { force: true });
}
