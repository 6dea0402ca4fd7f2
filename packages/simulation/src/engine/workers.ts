import { Worker } from 'node:worker_threads';
import { interruption } from '../fleet.ts';
import type { Block } from './block.ts';
import { uncarry, type WorkerOrder, type WorkerWord } from './worker-words.ts';

/**
 * The file that a worker thread runs. In a clone it runs from its source; in the package from the file that was bundled
 * for it.
 * @param beside the address of the module that starts it
 */
export function workerEntry(name: string, beside: string): URL {
  return new URL(`./${name}${beside.endsWith('.ts') ? '.ts' : '.js'}`, beside);
}

/** What it takes to run blocks in worker threads. */
export interface WorkersOptions<Lived, Finished> {
  /** The file that the threads run: see `answerOrders`. */
  readonly entry: URL;
  /** What they are started with. */
  readonly task: unknown;
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  /** Hears of part of a block that is over. */
  readonly onLived: (lived: Lived) => void;
  readonly onFinished: (block: Block, finished: Finished) => void;
  /**
   * Whether threads are asked to stop, and waited for, rather than ended wherever they are: native code that is at work in
   * one that is ended may take the whole process along.
   */
  readonly asks_to_stop?: boolean;
}

/**
 * Runs blocks in worker threads, each as soon as one is free. When one fails, or the signal is aborted, all stop at
 * once; what is finished is kept.
 * @throws PhonehomeError INTERRUPTED, or whatever was thrown in a worker
 */
export async function runInWorkers<Lived, Finished>(
  blocks: Iterator<Block>,
  options: WorkersOptions<Lived, Finished>,
): Promise<void> {
  const { entry, task, workers, signal } = options;
  if (signal?.aborted) throw interruption();
  const { promise: failed, reject } = Promise.withResolvers<never>();
  const threads: Worker[] = [];
  const work = async (): Promise<void> => {
    let next = blocks.next();
    if (next.done) return;
    const thread = new Worker(entry, { workerData: task });
    threads.push(thread);
    for (; !next.done; next = blocks.next()) {
      const finished = await runIn<Lived, Finished>(thread, next.value, options.onLived);
      options.onFinished(next.value, finished);
    }
  };
  const interrupt = (): void => reject(interruption());
  signal?.addEventListener('abort', interrupt);
  try {
    await Promise.race([failed, Promise.all(Array.from({ length: workers }, work))]);
  } finally {
    signal?.removeEventListener('abort', interrupt);
    if (options.asks_to_stop) await Promise.all(threads.map(stopped));
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Asks a thread to stop, and waits until it has, or is no more. */
function stopped(thread: Worker): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  // A thread that has ended has no id.
  if (thread.threadId < 0) resolve();
  thread.on('exit', () => resolve());
  thread.on('message', ({ word }: WorkerWord<unknown, unknown>) => {
    if (word === 'stopped') resolve();
  });
  thread.postMessage('stop' satisfies WorkerOrder);
  return promise;
}

function runIn<Lived, Finished>(thread: Worker, block: Block, onLived: (lived: Lived) => void): Promise<Finished> {
  const { promise, resolve, reject } = Promise.withResolvers<Finished>();
  const hear = (word: WorkerWord<Lived, Finished>): void => {
    if (word.word === 'lived') onLived(word.lived);
    else if (word.word === 'finished') resolve(word.finished);
    else if (word.word === 'failed') reject(uncarry(word.error));
  };
  const end = (code: number): void => reject(new Error(`a worker thread ended by itself (${code})`));
  thread.on('message', hear).on('error', reject).on('exit', end);
  thread.postMessage(block);
  return promise.finally(() => thread.off('message', hear).off('error', reject).off('exit', end));
}
