import { join } from 'node:path';
import type { Scenario } from '@phonehome/shared';
import { daysOf, interruption } from '../fleet.ts';
import type { BlockFiles } from '../folder/block-writer.ts';
import { concatenate } from '../folder/concatenate.ts';
import { onDisk } from '../folder/disk-error.ts';
import type { FileFacts } from '../folder/hashed-file.ts';
import { partsOf, runFiles, type TimelineMode } from '../folder/layout.ts';
import { mergeSegments } from '../folder/merge.ts';
import { readFacts, readIntact, removeBlock, segmentPaths, writeFacts } from '../folder/segments.ts';
import { type Block, blockAt, blockCount } from './block.ts';
import type { ProgressListener } from './progress.ts';
import type { BlockOptions } from './run-block.ts';
import { mergeSums, type Sums } from './sums.ts';
import { runInWorkers, workerEntry } from './workers.ts';
import { type Lived, writeBlock } from './write-block.ts';

const ENTRY = workerEntry('worker', import.meta.url);

/** What it takes to run many blocks into a partial folder. */
export interface BlocksOptions extends BlockOptions {
  readonly scenario: Scenario;
  readonly devices: number;
  readonly block_devices: number;
  readonly timeline: TimelineMode;
  readonly partial: string;
  /** The folder of the blocks in it, with what an interrupted run has left. */
  readonly folder: string;
  /** In how many threads. More than one only in memory: the transport is then the workers' own. */
  readonly workers: number;
  readonly onProgress?: ProgressListener | undefined;
  /** Hears, before the rest begins, how many devices an interrupted run has left finished, if any. */
  readonly onResume?: ((devices: number) => void) | undefined;
  /** Hears of each block that is finished, now or before. */
  readonly onFinished: (block: Block) => void;
}

/**
 * Runs a story block by block, each into segments of its own, and merges them into the files of the run. Goes on from
 * the blocks that are there; one that is torn or altered is made anew.
 * @throws PhonehomeError INTERRUPTED or ENVIRONMENT; the finished blocks stay
 */
export async function runBlocks(options: BlocksOptions): Promise<{ files: BlockFiles<FileFacts>; sums: Sums }> {
  const kept = await findKept(options);
  await runOthers(kept, options);
  const { sums, lines } = await addUp(options);
  return { files: await merge(options, sums, lines), sums };
}

function count({ devices, block_devices }: BlocksOptions): number {
  return blockCount(devices, block_devices);
}

function* blocksOf(options: BlocksOptions): Generator<Block> {
  const { devices, block_devices } = options;
  for (let index = 0; index < count(options); index++) yield blockAt(index, devices, block_devices);
}

/** The blocks that are finished and intact, with the number of their records; whatever there is of others is removed. */
async function findKept(options: BlocksOptions): Promise<Map<number, number>> {
  const { scenario, folder, timeline, signal, onProgress, onResume, onFinished } = options;
  const kept = new Map<number, number>();
  let devices = 0;
  let records = 0;
  for (const block of blocksOf(options)) {
    if (signal?.aborted) throw interruption();
    const facts = await onDisk(folder, () => readIntact(folder, block.index, partsOf(scenario, timeline)));
    if (!facts) {
      await onDisk(folder, () => removeBlock(folder, block.index));
      continue;
    }
    kept.set(block.index, facts.sums.records);
    devices += block.devices;
    records += facts.sums.records;
    onFinished(block);
    onProgress?.({ stage: 'checking', done: kept.size, total: count(options), records });
  }
  if (devices > 0) onResume?.(devices);
  return kept;
}

async function runOthers(kept: ReadonlyMap<number, number>, options: BlocksOptions): Promise<void> {
  const { world, scenario, seed, folder, timeline, workers, signal, onProgress, onFinished } = options;
  const days = daysOf(world);
  const total = options.devices * days;
  const blocks = [...blocksOf(options)];
  let done = blocks.reduce((sum, { index, devices }) => sum + (kept.has(index) ? devices * days : 0), 0);
  let records = [...kept.values()].reduce((sum, more) => sum + more, 0);
  const missing = blocks.filter(({ index }) => !kept.has(index));
  const onLived: Parameters<typeof writeBlock>[0]['onLived'] = (lived) => {
    done += lived.phone_days;
    records += lived.records;
    onProgress?.({ stage: 'living', done, total, records });
  };
  onProgress?.({ stage: 'living', done, total, records });
  if (workers > 1 && missing.length > 1) {
    const task = { scenario, seed, timeline, folder };
    await runInWorkers<Lived, null>(missing.values(), { entry: ENTRY, task, workers, signal, onLived, onFinished });
    return;
  }
  for (const block of missing) {
    const facts = await writeBlock(
      { ...options, packed: true, onLived },
      block,
      segmentPaths(folder, block.index, partsOf(scenario, timeline)),
    );
    await onDisk(folder, () => writeFacts(folder, block.index, facts));
    onFinished(block);
  }
}

/** The sums of all blocks, and how many lines there are to be merged. */
async function addUp(options: BlocksOptions): Promise<{ sums: Sums; lines: number }> {
  let sums: Sums | null = null;
  let lines = 0;
  for (const { index } of blocksOf(options)) {
    const facts = await onDisk(options.folder, () => readFacts(options.folder, index));
    if (!facts) throw new RangeError(`block ${index} has vanished`);
    sums = sums ? mergeSums(sums, facts.sums) : facts.sums;
    const { records, activations, timeline } = facts.files;
    lines += records.lines + (activations?.lines ?? 0) + (timeline?.lines ?? 0);
  }
  return { sums: sums as Sums, lines };
}

async function merge(options: BlocksOptions, { records }: Sums, total: number): Promise<BlockFiles<FileFacts>> {
  const { scenario, partial, folder, timeline, signal, onProgress } = options;
  const parts = partsOf(scenario, timeline);
  const paths = [...blocksOf(options)].map(({ index }) => segmentPaths(folder, index, parts));
  onProgress?.({ stage: 'merging', done: 0, total, records });
  let done = 0;
  const mergeAll = (kind: 'records' | 'activations' | 'timeline'): Promise<FileFacts> =>
    mergeSegments({
      kind,
      segments: paths.map((path) => path[kind] as string),
      target: join(partial, runFiles[kind]),
      scratch: folder,
      onLines(lines) {
        if (signal?.aborted) throw interruption();
        done += lines;
        // More than there are when some go through an intermediate file.
        onProgress?.({ stage: 'merging', done: Math.min(done, total), total, records });
      },
    });
  return onDisk(folder, async () => ({
    records: await mergeAll('records'),
    activations: parts.activations ? await mergeAll('activations') : null,
    timeline: timeline === 'none' ? null : await mergeAll('timeline'),
    devices: await concatenate(
      paths.map(({ devices }) => devices),
      join(partial, runFiles.devices),
    ),
  }));
}
