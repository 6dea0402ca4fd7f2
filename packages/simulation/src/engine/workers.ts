import { Worker } from 'node:worker_threads';
import { interruption } from '../fleet.ts';
import type { Block } from './block.ts';
import { uncarry, type WorkerTask, type WorkerWord } from './worker-words.ts';
import type { Lived } from './write-block.ts';

/** In a clone the worker runs from its source; in the package from the file that was bundled for it. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** What it takes to run blocks in worker threads. */
export interface WorkersOptions {
  readonly task: WorkerTask;
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  readonly onLived: (lived: Lived) => void;
  readonly onFinished: (block: Block) => void;
}

/**
 * Runs blocks in worker threads, each as soon as one is free. When one fails, or the signal is aborted, all stop at
 * once; what is finished is kept.
 * @throws PhonehomeError INTERRUPTED, or whatever was thrown in a worker
 */
export async function runInWorkers(blocks: Iterator<Block>, options: WorkersOptions): Promise<void> {
  const { task, workers, signal } = options;
  if (signal?.aborted) throw interruption();
  const { promise: failed, reject } = Promise.withResolvers<never>();
  const threads: Worker[] = [];
  const work = async (): Promise<void> => {
    let next = blocks.next();
    if (next.done) return;
    const thread = new Worker(ENTRY, { workerData: task });
    threads.push(thread);
    for (; !next.done; next = blocks.next()) {
      await runIn(thread, next.value, options.onLived);
      options.onFinished(next.value);
    }
  };
  const interrupt = (): void => reject(interruption());
  signal?.addEventListener('abort', interrupt);
  try {
    await Promise.race([failed, Promise.all(Array.from({ length: workers }, work))]);
  } finally {
    signal?.removeEventListener('abort', interrupt);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function runIn(thread: Worker, block: Block, onLived: (lived: Lived) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const hear = (word: WorkerWord): void => {
    if (word.word === 'lived') onLived(word.lived);
    else if (word.word === 'finished') resolve();
    else reject(uncarry(word.error));
  };
  const end = (code: number): void => reject(new Error(`a worker thread ended by itself (${code})`));
  thread.on('message', hear).on('error', reject).on('exit', end);
  thread.postMessage(block);
  return promise.finally(() => thread.off('message', hear).off('error', reject).off('exit', end));
}
