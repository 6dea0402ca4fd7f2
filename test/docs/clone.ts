import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mismatch, type Step } from './console-blocks.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a reader may change is copied; the rest is only read, and need not be. Of these, nothing comes along. */
const COPIED = ['docs', 'scenarios', 'package.json', '.npmrc'];
const LEFT_OUT = ['.git', '.tap', '.cache', 'dist', 'runs'];

/** Something whose end takes its temporary things along: a tap test. */
export interface Owner {
  teardown(handler: () => Promise<void>): void;
}

/** A folder that looks as a fresh clone does after `npm ci`, and goes when the test ends. */
export async function freshClone(owner: Owner): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'phonehome-docs-'));
  owner.teardown(() => rm(folder, { recursive: true, force: true }));
  for (const name of await readdir(root)) {
    if (LEFT_OUT.includes(name)) continue;
    const [from, to] = [join(root, name), join(folder, name)];
    await (COPIED.includes(name) ? cp(from, to, { recursive: true }) : symlink(from, to));
  }
  return folder;
}

/** What a command has left when it ended. */
interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, cwd: string): Promise<Ended> {
  const env: NodeJS.ProcessEnv = { ...process.env, npm_config_update_notifier: 'false' };
  // As in a terminal of a reader, whatever the test itself was started by.
  for (const name of Object.keys(env)) {
    if (/^(FORCE_COLOR|NO_COLOR|NODE_OPTIONS|npm_(lifecycle|package|command|execpath|node).*)$/.test(name))
      delete env[name];
  }
  return new Promise((resolve) => {
    const options = { cwd, env, maxBuffer: 2 ** 28 };
    execFile('/bin/sh', ['-c', command], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

/** Does a step as its reader would: what is wrong with it, or null. A command that fails is wrong, whatever it prints. */
export async function tryStep({ command, expected }: Step, cwd: string): Promise<string | null> {
  const { code, stdout, stderr } = await run(command, cwd);
  const wrong = code === 0 ? mismatch(expected, stdout) : `it ends with exit code ${code}`;
  return wrong && `${wrong}\nIt printed:\n${stdout.slice(0, 4_000)}${stderr.slice(0, 1_000)}`;
}
