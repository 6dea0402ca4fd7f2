import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExchangeRecord } from '@phonehome/fake-server';
import { type Expectation, loadScenario, type RootCause, type Scenario, type Trigger } from '@phonehome/shared';
import {
  createLiveTransport,
  createVirtualTransport,
  type FinishedRun,
  measureScenario,
  type RunOptions,
  type RunResult,
  runScenario,
  scenarioPolicy,
  type Transport,
  type Witnessed,
} from '@phonehome/simulation';
import type { ShippedStory } from '../shipped-stories.ts';

/** Those that can be told within a week, in which the tests look closer. */
export const briefNames = ['china-as-intended', 'fix-alone', 'incident'] as const;
export type BriefName = (typeof briefNames)[number];

/** A shipped scenario, read from its file. */
export function shipped(name: ShippedStory): Scenario {
  const path = fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url));
  return loadScenario(readFileSync(path, 'utf8'), path);
}

/** Holds in every run with a phone: for scenarios whose own expectations are beside the point. */
export const somePhoneLived: Expectation = {
  id: 'some-phone-lived',
  says: 'some phone lived',
  count: 'reports',
  where: {},
  per: 'phone-day',
  at_least: 0,
};

/** A shipped scenario with changes, checked as a file is, so that no test tells a story that no user could. */
export function derived(name: ShippedStory, change: (scenario: Scenario) => void): Scenario {
  const scenario = shipped(name);
  scenario.remarks = [];
  scenario.expect = [somePhoneLived];
  change(scenario);
  return loadScenario(JSON.stringify(scenario), `a story derived from ${name}`);
}

const BRIEF_DATES: Readonly<Record<BriefName, { start: string; turns: readonly string[]; end: string }>> = {
  'china-as-intended': { start: '2018-12-03', turns: ['2018-12-06'], end: '2018-12-11' },
  'fix-alone': { start: '2019-02-22', turns: ['2019-02-25'], end: '2019-02-28' },
  incident: { start: '2018-12-08', turns: ['2018-12-10', '2018-12-12'], end: '2018-12-15' },
};

/** A shipped scenario with the same turns within a week, and updates that are installed within hours. */
export function brief(name: BriefName, change: (scenario: Scenario) => void = () => undefined): Scenario {
  const { start, turns, end } = BRIEF_DATES[name];
  return derived(name, (scenario) => {
    scenario.start = start;
    scenario.end = end;
    scenario.phases.forEach((phase, i) => {
      phase.from = turns[i - 1] ?? start;
    });
    for (const update of scenario.updates) {
      update.released = (update.id === 'february-fix' ? turns.at(-1) : turns[0]) as string;
      update.uptake.median_days = 0.3;
    }
    change(scenario);
  });
}

/** A report as the truth and the server's record tell of it together. */
export interface SentReport {
  readonly device: number;
  readonly cohort: string;
  readonly build: string;
  readonly time_ms: number;
  readonly exchange_id: string;
  readonly trigger: Trigger;
  readonly root_cause: RootCause;
  readonly record: ExchangeRecord;
}

/** All that happened in a run in memory. */
export interface Story {
  readonly result: RunResult;
  readonly truth: readonly Witnessed[];
  readonly records: readonly ExchangeRecord[];
  readonly activations: readonly ExchangeRecord[];
  readonly reports: readonly SentReport[];
}

/** Runs a scenario in memory and keeps all that happened. */
export async function tell(
  scenario: Scenario,
  { seed = scenario.seed, devices = scenario.devices }: { seed?: number; devices?: number } = {},
): Promise<Story> {
  const truth: Witnessed[] = [];
  const records: ExchangeRecord[] = [];
  const activations: ExchangeRecord[] = [];
  const transport = createVirtualTransport(scenarioPolicy(scenario, seed));
  const { result } = await measureScenario({ scenario, seed, devices, transport, concurrency: 1 }, (window) => {
    truth.push(...window.truth);
    records.push(...window.records);
    activations.push(...window.activations);
  });
  const recordOf = new Map(records.map((record) => [record.exchange_id, record]));
  const reports = truth.flatMap(({ device, run, build, time_ms, happening }): SentReport[] => {
    if (happening.event !== 'report') return [];
    const { exchange_id, trigger, root_cause } = happening;
    const record = recordOf.get(exchange_id);
    if (!record) throw new Error(`no record of ${exchange_id}`);
    return [{ device, cohort: run.cohort.id, build, time_ms, exchange_id, trigger, root_cause, record }];
  });
  return { result, truth, records, activations, reports };
}

/** The truth of one kind of event. */
export function happenings(story: Story, event: Witnessed['happening']['event']): Witnessed[] {
  return story.truth.filter(({ happening }) => happening.event === event);
}

/** Something whose end takes its temporary things along: a tap test. */
export interface Owner {
  teardown(handler: () => Promise<void>): void;
}

/** An empty folder that goes when the test ends. */
export async function temporaryFolder(owner: Owner): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'phonehome-test-'));
  owner.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a scenario into a folder; over sockets if `live`, in memory otherwise. */
export async function runInto(
  out: string,
  scenario: Scenario,
  { live = false, ...options }: Partial<Omit<RunOptions, 'transport'>> & { live?: boolean; transport?: Transport } = {},
): Promise<FinishedRun> {
  const { devices } = scenario;
  const { seed = scenario.seed } = options;
  const policy = scenarioPolicy(scenario, seed);
  const transport =
    options.transport ?? (live ? await createLiveTransport({ policy }) : createVirtualTransport(policy));
  try {
    return await runScenario({
      scenario,
      scenario_text: JSON.stringify(scenario, null, 2),
      seed,
      devices,
      out,
      force: false,
      timeline: 'full',
      concurrency: 1,
      replay: 'none: made by a test',
      version: '0.0.0',
      ...options,
      transport,
    });
  } finally {
    await transport.close();
  }
}
