import { join } from 'node:path';
import type { ExchangeRecord } from '@phonehome/fake-server';
import { createWorld, PhonehomeError, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { BLOCK_DEVICES, blockAt, blockCount } from './engine/block.ts';
import { refuseTooManyDevices } from './engine/check-devices.ts';
import type { ProgressListener } from './engine/progress.ts';
import { runBlock } from './engine/run-block.ts';
import { type BlocksOptions, runBlocks } from './engine/run-blocks.ts';
import { mergeSums, resultOf, type Sums, sampleOf } from './engine/sums.ts';
import { type Lived, writeBlock } from './engine/write-block.ts';
import { daysOf, interruption } from './fleet.ts';
import type { BlockFiles } from './folder/block-writer.ts';
import { onDisk } from './folder/disk-error.ts';
import { type Environment, startEnvironment } from './folder/environment.ts';
import type { FileFacts } from './folder/hashed-file.ts';
import { partsOf, runFiles, type TimelineMode } from './folder/layout.ts';
import type { Manifest } from './folder/manifest.ts';
import { openBlocks, type RunKey, runKey } from './folder/segments.ts';
import { openFolder } from './folder/writer.ts';
import type { RunResult } from './result.ts';
import type { Transport } from './transport/transport.ts';
import type { Window, Witnessed } from './witnessed.ts';

/** What it takes to run a scenario in memory. */
export interface MeasureOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly devices: number;
  readonly transport: Transport;
  readonly concurrency: number;
  /** How many devices a block has; only a test says so. Changes nothing in what comes out. */
  readonly block_devices?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ProgressListener | undefined;
}

/** What a run in memory gives. */
export interface Measured {
  readonly result: RunResult;
  /** The record of the result's sample. */
  readonly sample: ExchangeRecord | null;
}

/**
 * Runs a scenario and judges its expectations. A pure function of (scenario, seed, devices), whatever the transport
 * and the concurrency. The transport is not closed.
 * @param onWindow takes each day as it is finished, of one block of devices after another
 * @param keeps says what of the truth the windows should hold; everything is counted in any case
 * @throws PhonehomeError INTERRUPTED when the signal is aborted, IDENTITY_RANGE_FULL for more devices than there are numbers
 */
export async function measureScenario(
  options: MeasureOptions,
  onWindow: (window: Window) => Promise<void> | void,
  keeps: (witnessed: Witnessed) => boolean = () => true,
): Promise<Measured> {
  const { scenario, seed, devices, block_devices, onProgress } = options;
  const world = createWorld(scenario, clientState);
  refuseTooManyDevices(world, seed, devices);
  const total = devices * daysOf(world);
  let done = 0;
  let records = 0;
  let sums: Sums | null = null;
  for (let index = 0; index < blockCount(devices, block_devices); index++) {
    const block = blockAt(index, devices, block_devices);
    const window = async (window: Window): Promise<void> => {
      await onWindow(window);
      done += block.devices;
      records += window.records.length;
      onProgress?.({ stage: 'living', done, total, records });
    };
    const ran = await runBlock({ ...options, world }, block, { window, keeps });
    sums = sums ? mergeSums(sums, ran.sums) : ran.sums;
  }
  return measured(sums as Sums, options);
}

/** What it takes to run a scenario into a folder. */
export interface RunOptions extends MeasureOptions {
  readonly scenario_text: string;
  readonly out: string;
  readonly force: boolean;
  readonly timeline: TimelineMode;
  /** The command that gives the same run again. */
  readonly replay: string;
  /** The version of phonehome, for environment.json. */
  readonly version: string;
  /** In how many threads to run blocks; default 1. A run over sockets has one. Changes nothing in what comes out. */
  readonly workers?: number;
  /** Hears, when a run goes on from what an interrupted one has left, how many devices are finished. */
  readonly onResume?: ((devices: number) => void) | undefined;
}

/** What a run into a folder gives. */
export interface FinishedRun extends Measured {
  readonly manifest: Manifest;
  readonly environment: Environment;
}

/**
 * Runs a scenario into a run folder, block by block. When it fails or is interrupted, `<out>.partial` is left without a
 * manifest; the same run goes on from the blocks that are finished in it.
 * @throws PhonehomeError FOLDER_OCCUPIED, ENVIRONMENT, IDENTITY_RANGE_FULL or INTERRUPTED
 */
export async function runScenario(options: RunOptions): Promise<FinishedRun> {
  const { scenario, seed, devices, transport, concurrency, replay, version } = options;
  const block_devices = options.block_devices ?? BLOCK_DEVICES;
  const workers = transport.name === 'virtual' ? (options.workers ?? 1) : 1;
  const world = createWorld(scenario, clientState);
  refuseTooManyDevices(world, seed, devices);
  const run = { scenario: scenario.id, seed, transport: transport.name, concurrency, replay, version };
  const environmentOf = startEnvironment(run);
  const key = runKey(scenario, { ...options, block_devices });
  const folder = await openFolder({ ...options, key }, environmentOf(false));
  let finished_devices = 0;
  try {
    const ran = await runInto(folder.partial, {
      ...options,
      world,
      key,
      workers,
      block_devices,
      onFinished(block) {
        finished_devices += block.devices;
      },
    });
    const environment = environmentOf(true);
    const measuredRun = measured(ran.sums, options);
    const manifest = await folder.finish(ran.files, measuredRun.result, environment);
    return { ...measuredRun, manifest, environment };
  } catch (error) {
    if (!(error instanceof PhonehomeError && error.code === 'INTERRUPTED')) throw error;
    throw interruptedWith(`${options.out}.partial`, finished_devices, devices);
  }
}

interface IntoOptions extends Omit<BlocksOptions, 'folder' | 'partial'> {
  readonly key: RunKey;
}

async function runInto(partial: string, options: IntoOptions): Promise<{ files: BlockFiles<FileFacts>; sums: Sums }> {
  const { scenario, devices, block_devices, world, timeline, key, onProgress } = options;
  if (blockCount(devices, block_devices) > 1) {
    const folder = await onDisk(partial, () => openBlocks(partial, key));
    return runBlocks({ ...options, partial, folder });
  }
  const total = devices * daysOf(world);
  let done = 0;
  let records = 0;
  const onLived = (lived: Lived): void => {
    done += lived.phone_days;
    records += lived.records;
    onProgress?.({ stage: 'living', done, total, records });
  };
  const { activations } = partsOf(scenario, timeline);
  const paths = {
    records: join(partial, runFiles.records),
    activations: activations ? join(partial, runFiles.activations) : null,
    timeline: timeline === 'none' ? null : join(partial, runFiles.timeline),
    devices: join(partial, runFiles.devices),
  };
  return writeBlock({ ...options, packed: false, onLived }, blockAt(0, devices, block_devices), paths);
}

function interruptedWith(partial: string, finished: number, devices: number): PhonehomeError {
  if (finished === 0) {
    return interruption(`the run was interrupted; ${partial} holds what there is, without a manifest`);
  }
  const what = `the run was interrupted; ${partial} holds ${finished} of ${devices} phones, finished`;
  return interruption(what, 'Start it again with the same command to go on from there');
}

function measured(sums: Sums, { scenario, seed, devices }: MeasureOptions): Measured {
  return { result: resultOf(sums, scenario, { seed, devices }), sample: sampleOf(sums) };
}
