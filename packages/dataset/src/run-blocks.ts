import type { World } from '@phonehome/shared';
import { type Block, type Lived, runInWorkers, workerEntry } from '@phonehome/simulation';
import { writeBlock } from './block/write-block.ts';
import { createBlockLocks } from './folder/block-lock.ts';
import type { DatasetKey } from './folder/key.ts';
import { type BlockNote, writeNote } from './folder/notes.ts';
import type { GenerateOptions } from './generate.ts';
import type { GenerateTask } from './generate-words.ts';

const ENTRY = workerEntry('generate-worker', import.meta.url);

/** The blocks that are not there whole, and which of them seem to be, by their notes. */
export interface Missing {
  readonly missing: readonly Block[];
  readonly broken: ReadonlySet<number>;
}

/**
 * Writes the blocks that are missing, in as many threads as are wanted, and notes each.
 * @throws PhonehomeError FOLDER_OCCUPIED or INTERRUPTED; the system's errors
 */
export async function runBlocks(
  { missing, broken }: Missing,
  all: readonly Block[],
  world: World,
  key: DatasetKey,
  options: GenerateOptions,
): Promise<void> {
  const { scenario, out, seed, background, events, workers, signal, onProgress } = options;
  const { days, formats } = key;
  const devicesOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.devices, 0);
  const total = devicesOf(all) * days;
  let done = total - devicesOf(missing) * days;
  let records = 0;
  const onLived = (lived: Lived): void => {
    done += lived.phone_days;
    records += lived.records;
    onProgress?.({ stage: 'living', done, total, records });
  };
  const locks = createBlockLocks(out, key, broken, ({ devices }) =>
    onLived({ phone_days: devices * days, records: 0 }),
  );
  const onFinished = (block: Block, note: BlockNote): void => {
    writeNote(out, key, note);
    locks.finished(block);
  };
  const taken = locks.take(missing);
  try {
    const write = { world, seed, background, keeps_events: events, formats, folder: out, onLived };
    /** This thread is one of them: it knows the code already, which another has to load and to learn. */
    const here = async (until: AbortSignal | undefined): Promise<void> => {
      for (const block of taken) onFinished(block, await writeBlock({ ...write, signal: until }, block));
    };
    const others = Math.min(workers, missing.length) - 1;
    if (others < 1) return await here(signal);
    const task: GenerateTask = { scenario, seed, days, background, events, formats, folder: out };
    const elsewhere = (until: AbortSignal): Promise<void> => {
      const heard = { signal: until, onLived, onFinished, asks_to_stop: true };
      return runInWorkers<Lived, BlockNote>(taken, { entry: ENTRY, task, workers: others, ...heard });
    };
    await together([elsewhere, here], signal);
  } finally {
    locks.release();
  }
}

/**
 * Does several works at once. When one fails, or the signal is aborted, the others are asked to stop, and waited for.
 * @throws what the first one that failed has thrown
 */
async function together(
  works: readonly ((until: AbortSignal) => Promise<void>)[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const stop = new AbortController();
  const until = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const running = works.map((work) => work(until));
  try {
    await Promise.all(running);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(running);
    throw error;
  }
}
