import { spawn } from 'node:child_process';

/** How a program is run: what it is given to read, where, and how long it may take. */
export interface Running {
  readonly input?: string | Buffer;
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly wait_ms?: number;
}

/** A program as one round runs it. */
export interface Program {
  /** As its makers call it. */
  readonly name: string;
  /** What must be there for it to be run. */
  readonly needs: readonly string[];
  /** Errands of 1,000 in a round that it is given; 0: it does what it does in each round once. */
  readonly share: number;
  run(errands: readonly Errand[], world: World): Promise<void>;
}

/** Where programs run. */
export interface World {
  readonly folder: string;
  readonly seed: number;
  readonly round: number;
  readonly draw: Draw;
}

import type { Draw } from './errands/draw.ts';
import type { Errand } from './errands/errand.ts';

const WAIT_MS = 120_000;

/** Runs a program to its end; what it says is not kept. Its exit code is no matter: many find no real server. */
export function run(
  command: string,
  args: readonly string[],
  { input, folder, env, wait_ms = WAIT_MS }: Running = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: '/tmp/corpus-home',
        LANG: 'C.UTF-8',
        USER: 'corpus',
        LOGNAME: 'corpus',
        ...env,
      },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
      timeout: wait_ms,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.on('error', reject);
    child.stderr?.on('data', (piece: Buffer) => {
      if (said.length < 2_000) said += piece.toString();
    });
    child.stdin?.on('error', () => child.stdin?.destroy());
    child.stdin?.end(input);
    child.on('close', (code, signal) =>
      resolve(code === 0 ? '' : `${command} ended with ${code ?? signal}: ${said.slice(0, 300)}`),
    );
  });
}
