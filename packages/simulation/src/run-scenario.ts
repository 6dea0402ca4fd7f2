import type { PhoneRun } from '@phonehome/client-sim';
import type { ExchangeRecord } from '@phonehome/fake-server';
import { createWorld, MS_PER_DAY, PhonehomeError, type Scenario, type World } from '@phonehome/shared';
import { createMeter } from './expectations/meter.ts';
import { createFleet, liveOn } from './fleet.ts';
import { type Environment, startEnvironment } from './folder/environment.ts';
import type { TimelineMode } from './folder/layout.ts';
import type { Manifest } from './folder/manifest.ts';
import { isInTimeline } from './folder/truth-line.ts';
import { openFolder } from './folder/writer.ts';
import { createNarrator } from './narrate.ts';
import type { RunResult } from './result.ts';
import { createTally } from './tally.ts';
import type { Transport } from './transport/transport.ts';
import type { Window, Witnessed } from './witnessed.ts';

/** A run keeps its phones in memory, at some 60 kB each. */
export const RUN_DEVICES_MAX = 20_000;

/** How far a run is. */
export interface Progress {
  readonly days: number;
  readonly days_total: number;
  readonly records: number;
}

/** What it takes to run a scenario in memory. */
export interface MeasureOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly devices: number;
  readonly transport: Transport;
  readonly concurrency: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What a run in memory gives. */
export interface Measured {
  readonly result: RunResult;
  readonly fleet: readonly PhoneRun[];
  /** The record of the result's sample. */
  readonly sample: ExchangeRecord | null;
}

/**
 * Runs a scenario and judges its expectations. A pure function of (scenario, seed, devices), whatever the transport
 * and the concurrency. The transport is not closed.
 * @param onWindow takes each day as it is finished
 * @param keeps says what of the truth the windows should hold; everything is counted in any case
 * @throws PhonehomeError INTERRUPTED when the signal is aborted, USAGE for too many devices
 */
export async function measureScenario(
  options: MeasureOptions,
  onWindow: (window: Window) => Promise<void> | void,
  keeps: (witnessed: Witnessed) => boolean = () => true,
): Promise<Measured> {
  const { scenario, seed, devices } = options;
  if (devices > RUN_DEVICES_MAX) {
    const what = `${devices} phones are too many for a run, which keeps them in memory`;
    throw new PhonehomeError('USAGE', [{ what, remedy: `Run at most ${RUN_DEVICES_MAX}` }]);
  }
  const world = createWorld(scenario);
  const fleet = createFleet({ world, seed, devices });
  const tally = createTally();
  const meters = scenario.expect.map((expectation) => createMeter(expectation, { seed, devices }));
  const narrator = createNarrator(fleet, [tally, ...meters]);
  const witness = (witnessed: Witnessed, phase: string): boolean => {
    narrator.hear(witnessed, phase);
    return keeps(witnessed);
  };
  const days_total = Math.ceil(world.end_ms / MS_PER_DAY);
  let days = 0;
  let records = 0;
  let sample: ExchangeRecord | null = null;
  for await (const window of liveOn(fleet, { ...options, world, witness })) {
    narrator.closeWindow(window);
    sample = betterSample(sample, window.records);
    await onWindow(window);
    records += window.records.length;
    options.onProgress?.({ days: ++days, days_total, records });
  }
  const verdicts = meters.map((meter) => meter.verdict());
  return {
    fleet,
    sample,
    result: {
      scenario: scenario.id,
      title: scenario.title,
      seed,
      devices,
      phones: countPhones(world, fleet),
      tally: inOrder(tally.cells(), scenario),
      verdicts,
      held: verdicts.every(({ status }) => status !== 'failed'),
      sample_exchange_id: sample?.exchange_id ?? null,
    },
  };
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
}

/** What a run into a folder gives. */
export interface FinishedRun extends Measured {
  readonly manifest: Manifest;
  readonly environment: Environment;
}

/**
 * Runs a scenario into a run folder. When it fails or is interrupted, `<out>.partial` is left without a manifest.
 * @throws PhonehomeError FOLDER_OCCUPIED, ENVIRONMENT or INTERRUPTED
 */
export async function runScenario(options: RunOptions): Promise<FinishedRun> {
  const { scenario, seed, transport, concurrency, replay, version, timeline } = options;
  const run = { scenario: scenario.id, seed, transport: transport.name, concurrency, replay, version };
  const environmentOf = startEnvironment(run);
  const folder = await openFolder(options, environmentOf(false));
  try {
    const measured = await measureScenario(
      options,
      (window) => folder.window(window),
      (witnessed) => isInTimeline(timeline, witnessed),
    );
    const environment = environmentOf(true);
    const manifest = await folder.finish(measured.fleet, measured.result, environment);
    return { ...measured, manifest, environment };
  } catch (error) {
    await folder.abandon();
    throw error;
  }
}

function betterSample(sample: ExchangeRecord | null, records: readonly ExchangeRecord[]): ExchangeRecord | null {
  if (sample?.decision.outcome === 'refused') return sample;
  return records.find(({ decision }) => decision.outcome === 'refused') ?? sample ?? records[0] ?? null;
}

function countPhones(world: World, fleet: readonly PhoneRun[]): Record<string, number> {
  const phones = Object.fromEntries(world.cohorts.map(({ id }) => [id, 0]));
  for (const { cohort } of fleet) phones[cohort.id] = (phones[cohort.id] ?? 0) + 1;
  return phones;
}

/** Cells in the order in which the scenario names cohorts, phases and builds. */
function inOrder<T extends { cohort: string; phase: string; build: string }>(
  cells: readonly T[],
  scenario: Scenario,
): T[] {
  const cohorts = scenario.cohorts.map(({ id }) => id);
  const phases = scenario.phases.map(({ id }) => id);
  const builds = Object.keys(scenario.builds);
  return cells.toSorted(
    (a, b) =>
      cohorts.indexOf(a.cohort) - cohorts.indexOf(b.cohort) ||
      phases.indexOf(a.phase) - phases.indexOf(b.phase) ||
      builds.indexOf(a.build) - builds.indexOf(b.build),
  );
}
