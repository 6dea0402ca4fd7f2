import { parentPort, workerData } from 'node:worker_threads';
import { createWorld } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { onDisk } from '../folder/disk-error.ts';
import { partsOf } from '../folder/layout.ts';
import { segmentPaths, writeFacts } from '../folder/segments.ts';
import { scenarioPolicy } from '../transport/scenario-policy.ts';
import { createVirtualTransport } from '../transport/virtual.ts';
import { carry, type WorkerOrder, type WorkerTask, type WorkerWord } from './worker-words.ts';
import { writeBlock } from './write-block.ts';

// The entry of a worker thread: runs one block after another, in memory, and writes each beside the others.
const { scenario, seed, timeline, folder } = workerData as WorkerTask;
const world = createWorld(scenario, clientState);
const transport = createVirtualTransport(scenarioPolicy(scenario, seed));
const say = (word: WorkerWord): void => parentPort?.postMessage(word);

parentPort?.on('message', async (block: WorkerOrder) => {
  try {
    const onLived: Parameters<typeof writeBlock>[0]['onLived'] = (lived) => say({ word: 'lived', lived });
    const options = { world, seed, transport, concurrency: 1, timeline, packed: true, onLived };
    const facts = await writeBlock(options, block, segmentPaths(folder, block.index, partsOf(scenario, timeline)));
    await onDisk(folder, () => writeFacts(folder, block.index, facts));
    say({ word: 'finished' });
  } catch (error) {
    say({ word: 'failed', error: carry(error) });
  }
});
