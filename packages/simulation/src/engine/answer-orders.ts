import { parentPort } from 'node:worker_threads';
import type { Block } from './block.ts';
import { carry, type WorkerOrder, type WorkerWord } from './worker-words.ts';

/**
 * What the entry of a worker thread does: runs one block after another, as it is told, and says what comes of each.
 * @param run runs a block; what it tells as lived, and what it gives, are plain data; the signal asks it to stop
 */
export function answerOrders<Lived, Finished>(
  run: (block: Block, onLived: (lived: Lived) => void, signal: AbortSignal) => Promise<Finished>,
): void {
  const say = (word: WorkerWord<Lived, Finished>): void => parentPort?.postMessage(word);
  const stop = new AbortController();
  let running = Promise.resolve();
  const answer = async (block: Block): Promise<void> => {
    try {
      const finished = await run(block, (lived) => say({ word: 'lived', lived }), stop.signal);
      say({ word: 'finished', finished });
    } catch (error) {
      say({ word: 'failed', error: carry(error) });
    }
  };
  parentPort?.on('message', (order: WorkerOrder) => {
    if (order === 'stop') {
      stop.abort();
      void running.then(() => say({ word: 'stopped' }));
    } else if (!stop.signal.aborted) running = answer(order);
  });
}
