import { workerData } from 'node:worker_threads';
import { createWorld } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { onDisk } from '../folder/disk-error.ts';
import { partsOf } from '../folder/layout.ts';
import { segmentPaths, writeFacts } from '../folder/segments.ts';
import { scenarioPolicy } from '../transport/scenario-policy.ts';
import { createVirtualTransport } from '../transport/virtual.ts';
import { answerOrders } from './answer-orders.ts';
import type { WorkerTask } from './worker-words.ts';
import { type Lived, writeBlock } from './write-block.ts';

// The entry of a worker thread: runs one block after another, in memory, and writes each beside the others.
const { scenario, seed, timeline, folder } = workerData as WorkerTask;
const world = createWorld(scenario, clientState);
const transport = createVirtualTransport(scenarioPolicy(scenario, seed));

answerOrders<Lived, null>(async (block, onLived) => {
  const options = { world, seed, transport, concurrency: 1, timeline, packed: true, onLived };
  const facts = await writeBlock(options, block, segmentPaths(folder, block.index, partsOf(scenario, timeline)));
  await onDisk(folder, () => writeFacts(folder, block.index, facts));
  return null;
});
