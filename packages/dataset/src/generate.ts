import { createWorld, MS_PER_DAY, PhonehomeError, parseDate, type Scenario, type World } from '@phonehome/shared';
import {
  type Block,
  blockAt,
  diskError,
  interruption,
  type ProgressListener,
  refuseTooManyDevices,
  stopIfAborted,
} from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import { checkPart } from './folder/check-part.ts';
import { type DatasetKey, datasetKey, openDatasetFolder } from './folder/key.ts';
import { BLOCK_DEVICES } from './folder/layout.ts';
import { blocksOf, createManifest, type Manifest, missingBlocks, notesOf, writeManifest } from './folder/manifest.ts';
import { type BlockNote, readNote } from './folder/notes.ts';
import { formats as allFormats, type Format } from './format/format.ts';
import { writePackage } from './package/write-package.ts';
import { type Missing, runBlocks } from './run-blocks.ts';
import { makeObjectsYoung } from './young-objects.ts';

/** What to generate. */
export interface GenerateOptions {
  readonly scenario: Scenario;
  /** The scenario file as it was read. */
  readonly scenario_text: string;
  readonly seed: number;
  readonly devices: number;
  /** How many days from the start of the scenario; after its end, its last phase goes on. */
  readonly days: number;
  readonly formats: readonly Format[];
  /** Exchanges of other applications for each screen wake, on the mean. */
  readonly background: number;
  /** Whether there is a table of all that happened on the phones. */
  readonly events: boolean;
  readonly out: string;
  /** Which blocks: those whose index, divided by `count`, leaves `index - 1`. */
  readonly shard: { readonly index: number; readonly count: number };
  readonly workers: number;
  /** How many devices a block has; only a test says so. */
  readonly block_devices?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ProgressListener | undefined;
  /** Hears how many devices an interrupted run has left finished, if any. */
  readonly onResume?: ((devices: number) => void) | undefined;
}

/** What a generation gives. */
export interface Generated {
  /** Null while blocks of other shards are missing. */
  readonly manifest: Manifest | null;
  readonly missing_blocks: readonly number[];
}

/**
 * Generates a data set, or a shard of it, block by block. Goes on from the blocks that are there and whole; one that is
 * cut or altered is made anew. When all blocks of the data set are there, the manifest and the package are written.
 * @throws PhonehomeError FOLDER_OCCUPIED, ENVIRONMENT, IDENTITY_RANGE_FULL or INTERRUPTED
 */
export async function generateDataset(options: GenerateOptions): Promise<Generated> {
  const { scenario, seed, devices, days, out, background, events } = options;
  makeObjectsYoung();
  const world = worldOfDays(scenario, days);
  refuseTooManyDevices(world, seed, devices);
  const formats = allFormats.filter((format) => options.formats.includes(format));
  const block_devices = options.block_devices ?? BLOCK_DEVICES;
  const key = datasetKey(scenario, { seed, devices, days, background, events, formats, block_devices });
  try {
    const resumed = await openDatasetFolder(out, key, options.scenario_text);
    const blocks = [...blocksOfShard(key, options.shard)];
    const found = resumed ? await findMissing(blocks, key, options) : { missing: blocks, broken: new Set<number>() };
    await runBlocks(found, blocks, world, key, options);
    const missing_blocks = missingBlocks(out, key);
    if (missing_blocks.length > 0) return { manifest: null, missing_blocks };
    const manifest = createManifest(key, notesOf(out, key));
    writePackage(out, scenario, manifest);
    writeManifest(out, manifest);
    return { manifest, missing_blocks };
  } catch (error) {
    if (error instanceof PhonehomeError && error.code === 'INTERRUPTED') {
      throw interruption(`interrupted; ${out} keeps the finished blocks`, 'Start the same command to go on from there');
    }
    throw toldError(error, out);
  }
}

/** An error of a system, which has a code, as one for people; any other as it is. */
export function toldError(error: unknown, folder: string): unknown {
  return error instanceof Error && 'code' in error ? diskError(error, folder) : error;
}

/** The world of a scenario that ends after so many days. */
export function worldOfDays(scenario: Scenario, days: number): World {
  return { ...createWorld(scenario, clientState), end_ms: days * MS_PER_DAY };
}

/** How many days a scenario has. */
export function daysOfScenario({ start, end }: Scenario): number {
  return (parseDate(end) as number) - (parseDate(start) as number);
}

function* blocksOfShard(key: DatasetKey, { index, count }: GenerateOptions['shard']): Generator<Block> {
  for (let block = index - 1; block < blocksOf(key); block += count) {
    yield blockAt(block, key.devices, key.block_devices);
  }
}

async function findMissing(blocks: readonly Block[], key: DatasetKey, options: GenerateOptions): Promise<Missing> {
  const { out, signal, onProgress, onResume } = options;
  const missing: Block[] = [];
  const broken = new Set<number>();
  let finished = 0;
  let records = 0;
  for (const [at, block] of blocks.entries()) {
    stopIfAborted(signal);
    const note = readNote(out, key, block.index);
    if (typeof note !== 'string' && (await isWhole(out, note))) {
      finished += block.devices;
      records += exchangesOf(note);
    } else {
      missing.push(block);
      if (typeof note !== 'string') broken.add(block.index);
    }
    onProgress?.({ stage: 'checking', done: at + 1, total: blocks.length, records });
  }
  if (finished > 0) onResume?.(finished);
  return { missing, broken };
}

async function isWhole(folder: string, { parts }: BlockNote): Promise<boolean> {
  for (const part of parts) if ((await checkPart(folder, part)) !== null) return false;
  return true;
}

function exchangesOf({ figures }: BlockNote): number {
  return Object.values(figures.exchanges).reduce((sum, count) => sum + count, 0);
}
