import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { encodePhoneRequest, iccid, reportVersions } from '@phonehome/shared';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const bin = join(root, 'packages/cli/bin/phonehome.js');

/** After so long a command is taken to hang: it is killed, and its exit code is null. */
const HANGS_AFTER_MS = 60_000;
const LOOK_AGAIN_MS = 20;

/** What a command has left when it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that was started. */
export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface StartOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Arguments for Node.js itself. */
  readonly node?: readonly string[];
  readonly bin?: string;
}

/** Starts `phonehome` in a folder, without a terminal. */
export function start(args: readonly string[], options: StartOptions): Started {
  const env = { ...process.env, ...options.env };
  // Set by some machines that run tests; here nobody forces colours, and no terminal is there.
  for (const name of ['FORCE_COLOR', 'NO_COLOR', 'NODE_OPTIONS']) if (!(name in (options.env ?? {}))) delete env[name];
  const child = spawn(process.execPath, [...(options.node ?? []), options.bin ?? bin, ...args], {
    cwd: options.cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk;
    });
  }
  const guard = setTimeout(() => child.kill('SIGKILL'), HANGS_AFTER_MS);
  const ended = once(child, 'close').then(([code]): Ended => {
    clearTimeout(guard);
    return { code: code as number | null, ...texts };
  });
  return { process: child, ended };
}

/** Runs `phonehome` to its end. */
export function phonehome(args: readonly string[], options: StartOptions): Promise<Ended> {
  return start(args, options).ended;
}

/** Something whose end takes its temporary things along: a tap test. */
export interface Owner {
  teardown(handler: () => Promise<void>): void;
}

/** An empty folder that goes when the test ends. */
export async function temporaryFolder(owner: Owner): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'phonehome-cli-'));
  owner.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Waits until a path exists; rejects after half a minute. */
export async function untilThere(path: string): Promise<void> {
  for (let waited_ms = 0; waited_ms < 30_000; waited_ms += LOOK_AGAIN_MS) {
    if (await stat(path).catch(() => null)) return;
    await wait(LOOK_AGAIN_MS);
  }
  throw new Error(`${path} has not come`);
}

/** True if a text has a control character other than the line feed: what could steer a terminal. */
export function hasEscapes(text: string): boolean {
  return /[\x00-\x09\x0b-\x1f\x7f-\x9f]/.test(text);
}

/** True if a text has the frames of a stack. */
export function hasStack(text: string): boolean {
  return /^\s+at .+[:(]/m.test(text);
}

/** The text of a shipped scenario. */
export function shippedText(name: string): string {
  return readFileSync(join(root, 'scenarios', `${name}.yaml`), 'utf8');
}

/** Writes a shipped scenario with some text replaced, and returns its path. Each text must be there. */
export async function changedStory(
  folder: string,
  name: string,
  changes: readonly [string, string][],
): Promise<string> {
  let text = shippedText(name);
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${name} has no ${JSON.stringify(from)}`);
    text = text.replace(from, to);
  }
  const path = join(folder, 'story.yaml');
  await writeFile(path, text);
  return path;
}

/** The incident in twelve days, with an update that is installed within hours: a few seconds over sockets. */
export const shortIncident: readonly [string, string][] = [
  ['end: 2019-03-22', 'end: 2018-12-15'],
  ['from: 2019-02-25', 'from: 2018-12-13'],
  ['released: 2019-02-25', 'released: 2018-12-13'],
  ['median_days: 11', 'median_days: 0.3'],
];

export async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** A server that was started in a folder, with its store there in `store`. */
export interface Served extends Started {
  readonly port: number;
}

/** Starts `phonehome serve` on a free port and waits until it listens. */
export async function serve(owner: Owner, cwd: string, args: readonly string[] = []): Promise<Served> {
  const started = start(['serve', '--port', '0', '--store', 'store', '--ready-file', 'ready.json', ...args], { cwd });
  owner.teardown(async () => {
    started.process.kill('SIGINT');
    await started.ended;
  });
  await untilThere(join(cwd, 'ready.json'));
  const { port } = (await json(join(cwd, 'ready.json'))) as { port: number };
  return { ...started, port };
}

/** Sends bytes to a port of this machine, and resolves with all that comes back until the connection ends. */
export async function exchange(port: number, bytes: Buffer): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  let reply = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    reply += chunk;
    // A whole reply to a whole request; the server would keep the connection.
    if (reply.endsWith('}')) socket.end();
  });
  socket.write(bytes);
  await once(socket, 'close');
  return reply;
}

/** The request of a phone, whose card in slot 1 has this number. */
export function phoneRequest(iccid: string, fields: Readonly<Record<string, string>> = {}): Buffer {
  const names = reportVersions.get('7.0')?.fields ?? [];
  const values = { REGVER: '7.0', MEID: '00999000000000', MODEL: 'HMD-Nokia 7 plus', SWVER: 'a build', DATASIM: '1' };
  const report = { ...Object.fromEntries(names.map((name) => [name, ''])), ...values, SIM1ICCID: iccid, ...fields };
  return encodePhoneRequest(report);
}

/** A card of a test profile, and one that the client takes for China Telecom's; both belong to nobody. */
export const genericCard = iccid('generic', 0, 1);
export const chinaTelecomCard = iccid('china-telecom', 0, 1);
