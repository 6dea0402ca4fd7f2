import { parentPort } from 'node:worker_threads';
import { carry, type WorkerOrder, type WorkerWord } from './worker-words.ts';

/**
 * What the entry of a worker thread does: runs one block after another, as it is told, and says what comes of each.
 * @param run runs a block; what it tells as lived, and what it gives, are plain data
 */
export function answerOrders<Lived, Finished>(
  run: (block: WorkerOrder, onLived: (lived: Lived) => void) => Promise<Finished>,
): void {
  const say = (word: WorkerWord<Lived, Finished>): void => parentPort?.postMessage(word);
  parentPort?.on('message', async (block: WorkerOrder) => {
    try {
      say({ word: 'finished', finished: await run(block, (lived) => say({ word: 'lived', lived })) });
    } catch (error) {
      say({ word: 'failed', error: carry(error) });
    }
  });
}
