import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Test } from 'tap';
import type { MemoryUse, ServerOptions } from './server-process.ts';

/** A server in a process of its own. */
export interface Measured {
  readonly port: number;
  /** What it holds now, and at most since the last time. */
  use(): Promise<MemoryUse>;
  /** Ends it; gives its exit code, null if it was killed as it should be. */
  stop(): Promise<number | null>;
}

const SERVER = new URL('server-process.ts', import.meta.url);

/** Starts a server in a process of its own. */
export async function startMeasured(options: ServerOptions): Promise<Measured> {
  const child = fork(SERVER, [JSON.stringify(options)], {
    execArgv: ['--expose-gc', '--max-old-space-size=512'],
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the server has ended with ${code}`);
  });
  died.catch(() => undefined);
  const answer = async <T>(): Promise<T> => ((await Promise.race([once(child, 'message'), died])) as [T])[0];
  const { port } = await answer<{ port: number }>();
  return {
    port,
    async use() {
      const use = answer<MemoryUse>();
      child.send('use');
      return use;
    },
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGKILL');
      return (await ended)[0];
    },
  };
}

/** The same, ended with the test. */
export async function measured(t: Test, options: ServerOptions): Promise<Measured> {
  const server = await startMeasured(options);
  t.teardown(() => server.stop());
  return server;
}
