import { workerData } from 'node:worker_threads';
import { answerOrders, type Lived } from '@phonehome/simulation';
import { writeBlock } from './block/write-block.ts';
import type { BlockNote } from './folder/notes.ts';
import { toldError, worldOfDays } from './generate.ts';
import type { GenerateTask } from './generate-words.ts';

// The entry of a worker thread: writes the parts of one block after another.
const { scenario, seed, days, background, events, formats, folder } = workerData as GenerateTask;
const world = worldOfDays(scenario, days);

const write = { world, seed, background, keeps_events: events, formats, folder };

answerOrders<Lived, BlockNote>(async (block, onLived, signal) => {
  try {
    return await writeBlock({ ...write, signal, onLived }, block);
  } catch (error) {
    // A system's error would lose its code on the way.
    throw toldError(error, folder);
  }
});
