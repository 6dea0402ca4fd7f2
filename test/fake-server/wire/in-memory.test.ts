import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import t from 'tap';
import type { MemoryFuzz, MemoryNews } from './memory-process.ts';

/** In CI for so long; PHONEHOME_FUZZ_REQUESTS asks for a number of connections instead, however long they take. */
const SECONDS = Number(process.env.PHONEHOME_FUZZ_SECONDS ?? 15);
const REQUESTS = Number(process.env.PHONEHOME_FUZZ_REQUESTS ?? 0);
const SEED = Number(process.env.PHONEHOME_FUZZ_SEED ?? 1);
/** One in CI; who asks for millions gets every processor. */
const PROCESSES = REQUESTS > 0 ? availableParallelism() : 1;
const HANGS_AFTER_MS = 120_000;
/** Until everything has been compiled and cached. */
const WARM_BATCHES = 3;
const LEAK_BYTES_MAX = 8 * 1024 * 1024;
const PROGRAM = new URL('memory-process.ts', import.meta.url);

// Those who ask for ten million do not mean in half a minute.
t.setTimeout(0);

t.test(
  `changed requests in memory, seed ${SEED}: no crash, no hang, no leak, every byte kept once`,
  { timeout: 0 },
  async (t) => {
    const until_ms = performance.now() + SECONDS * 1000;
    let done = 0;
    let failed = false;
    const goesOn = (batches: number): boolean =>
      !failed && (REQUESTS > 0 ? done < REQUESTS : batches <= WARM_BATCHES || performance.now() < until_ms);
    const fail = (message: string): void => {
      failed = true;
      t.fail(`PHONEHOME_FUZZ_SEED=${SEED}, ${message}`);
    };
    const run = async (from: number): Promise<void> => {
      const options: MemoryFuzz = { seed: SEED, from, step: PROCESSES };
      const child = fork(PROGRAM, [JSON.stringify(options)], {
        execArgv: ['--expose-gc', '--max-old-space-size=512'],
        env: { PATH: process.env.PATH },
      });
      const died = once(child, 'exit').then(([code, signal]) => `it ended with ${code ?? signal}`);
      let next = from;
      let warm_bytes = 0;
      for (let batches = 1; goesOn(batches); batches++) {
        const answer = once(child, 'message') as Promise<[MemoryNews]>;
        child.send('go');
        const came = await Promise.race([answer, died, wait(HANGS_AFTER_MS, 'it hangs', { ref: false })]);
        if (typeof came === 'string') {
          fail(`connections from ${next} on: ${came}`);
          break;
        }
        const [news] = came;
        if (news.failed) fail(`connection ${news.failed.number}: ${news.failed.problem}`);
        done += (news.next - next) / PROCESSES;
        next = news.next;
        if (batches === WARM_BATCHES) warm_bytes = news.held_bytes;
        if (batches > WARM_BATCHES && news.held_bytes - warm_bytes > LEAK_BYTES_MAX) {
          fail(
            `it holds ${news.held_bytes - warm_bytes} bytes more after connection ${next} than after the first ones`,
          );
        }
      }
      child.kill('SIGKILL');
    };
    await Promise.all(Array.from({ length: PROCESSES }, (_, from) => run(from)));
    t.ok(failed || done >= 5_000, `${done} connections`);
    t.comment(`${done} connections`);
  },
);
