import { dirname } from 'node:path';
import { type BlockFiles, createBlockWriter } from '../folder/block-writer.ts';
import { onDisk } from '../folder/disk-error.ts';
import type { TimelineMode } from '../folder/layout.ts';
import type { BlockFacts } from '../folder/segments.ts';
import { isInTimeline } from '../folder/truth-line.ts';
import type { Window } from '../witnessed.ts';
import type { Block } from './block.ts';
import { type BlockOptions, runBlock } from './run-block.ts';

/** Part of a run that is over: so many phones have lived through another day, and so many records came of it. */
export interface Lived {
  readonly phone_days: number;
  readonly records: number;
}

/** What it takes to run a block into files. */
export interface WriteOptions extends BlockOptions {
  readonly timeline: TimelineMode;
  /** Whether the files are segments of a run with other blocks, or the run's own. */
  readonly packed: boolean;
  readonly onLived: (lived: Lived) => void;
}

/**
 * Runs a block and writes its records, timeline and devices.
 * @throws PhonehomeError INTERRUPTED, or ENVIRONMENT when the disk is in the way; the files are closed then
 */
export async function writeBlock(options: WriteOptions, block: Block, paths: BlockFiles<string>): Promise<BlockFacts> {
  const folder = dirname(paths.records);
  const writer = await onDisk(folder, () => createBlockWriter(paths, options.packed));
  const window = async (window: Window): Promise<void> => {
    await onDisk(folder, () => writer.window(window));
    options.onLived({ phone_days: block.devices, records: window.records.length });
  };
  try {
    const keeps: Parameters<typeof runBlock>[2]['keeps'] = (witnessed) => isInTimeline(options.timeline, witnessed);
    const { sums, fleet } = await runBlock(options, block, { window, keeps });
    return { sums, files: await onDisk(folder, () => writer.finish(fleet, options.world)) };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}
