import { PhonehomeError, type Scenario } from '@phonehome/shared';
import type { Progress } from '@phonehome/simulation';
import { type Affected, affectedOf, refuseWithoutLeak } from './affected.ts';
import type { CounterMeasure } from './counter-measure.ts';
import { counter, counterMeasures } from './counter-measures.ts';
import { daysOfStory, firstDays } from './derived.ts';
import { limits } from './limits.ts';
import { measureIds, measures, type Values } from './measures.ts';
import { PREVENTION_FORMAT, type Prevention, type PreventionRow } from './result.ts';
import { rowId, runUnder, type Setting, type WatchedValues } from './run-under.ts';
import { type Attempt, attempts, judgeAttempt } from './sensitivity.ts';
import { spreadOf } from './spread.ts';
import { standingOf } from './theory.ts';

/** What to examine. */
export interface PreventionOptions {
  /** The first seed, and how many in a row; default: the scenario's own, and 5. */
  readonly seed?: number | undefined;
  readonly seeds?: number | undefined;
  /** Phones of each run; default: the scenario's own. */
  readonly devices?: number | undefined;
  /** The first days of the story; default: all of them. */
  readonly days?: number | undefined;
  /** A story of phones for which the client is meant, where the scenario itself has none: what is lost to them. */
  readonly at_home?: Scenario | null | undefined;
  /** Whether every figure that is marked assumed is tried lower and higher, too; default: no. */
  readonly sensitivity?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export const SEEDS_DEFAULT = 5;

/**
 * Runs a story without and with each counter-measure alone, on the same people and days, and tells what each does to what
 * leaks and to what the client is for. A pure function of its arguments. Yields after each run, so that whoever asks can
 * show progress or give up.
 * @throws PhonehomeError SCENARIO_INVALID for a story without a client of another region; USAGE for more days than it has;
 * IDENTITY_RANGE_FULL; INTERRUPTED when the signal is aborted
 */
export async function* examinePrevention(
  scenario: Scenario,
  options: PreventionOptions = {},
): AsyncGenerator<Progress, Prevention> {
  const { seed = scenario.seed, seeds = SEEDS_DEFAULT, devices = scenario.devices } = options;
  const { days = daysOfStory(scenario), sensitivity = false, signal } = options;
  const story = firstDays(scenario, days);
  const affected = affectedOf(story);
  refuseWithoutLeak(story, affected);
  const all = Array.from({ length: seeds }, (_, n) => seed + n);
  const setting: Setting = { story, affected, home: homeOf(affected, options, days), seeds: all, devices, signal };
  const tries = sensitivity ? attempts(setting, scenario) : [];
  const progress = {
    done: 0,
    total: (1 + counterMeasures.length) * seeds + tries.reduce((n, { rows }) => n + rows.length, 0),
  };
  let records = 0;
  const step = (run: WatchedValues): Progress => {
    records += run.records;
    return { stage: 'examining', done: ++progress.done, total: progress.total, records };
  };
  const found = new Map<string, Values[]>([null, ...counterMeasures].map((row) => [rowId(row), []]));
  let phones = { affected: 0, at_home: 0 };
  for (const one of all) {
    for (const measure of [null, ...counterMeasures]) {
      const run = await runUnder(setting, measure, one);
      phones = run.phones;
      found.get(rowId(measure))?.push(run.values);
      yield step(run);
    }
  }
  const reference = new Map([...found].map(([row, values]) => [row, values[0] as Values]));
  const tried = [];
  for (const attempt of tries) tried.push(judgeAttempt(attempt, reference, yield* runAttempt(attempt, step)));
  return {
    format: PREVENTION_FORMAT,
    scenario: scenario.id,
    seed,
    seeds,
    devices,
    days,
    affected: { phones: phones.affected, cohorts: [...affected.cohorts], builds: [...affected.refused.keys()] },
    at_home: { scenario: setting.home?.id ?? scenario.id, phones: phones.at_home },
    measures: Object.fromEntries(
      measureIds.map((id) => [id, { side: measures[id].side, says: measures[id].says, unit: measures[id].unit }]),
    ),
    rows: [rowOf(setting, null, found), ...counterMeasures.map((measure) => rowOf(setting, measure, found))],
    sensitivity: sensitivity ? tried : null,
    limits: [...limits],
  };
}

async function* runAttempt(
  { rows, run }: Attempt,
  step: (run: WatchedValues) => Progress,
): AsyncGenerator<Progress, ReadonlyMap<string, Values>> {
  const found = new Map<string, Values>();
  for (const row of rows) {
    const watched = await run(row);
    found.set(rowId(row), watched.values);
    yield step(watched);
  }
  return found;
}

/** Where the story has phones at home of its own, no other story is needed. */
function homeOf(affected: Affected, { at_home }: PreventionOptions, days: number): Setting['home'] {
  if (affected.at_home.size > 0 || !at_home) return null;
  const story = firstDays(at_home, Math.min(days, daysOfStory(at_home)));
  const there = affectedOf(story);
  if (there.at_home.size > 0) return { id: at_home.id, story, affected: there };
  const what = `${at_home.id}: no phone in it has a client where that belongs`;
  throw new PhonehomeError('SCENARIO_INVALID', [{ what, remedy: 'Use a story such as `china-as-intended`' }]);
}

function rowOf(
  { story, affected }: Setting,
  measure: CounterMeasure | null,
  found: ReadonlyMap<string, readonly Values[]>,
): PreventionRow {
  const values = found.get(rowId(measure)) ?? [];
  const none = found.get(rowId(null)) ?? [];
  const figures = Object.entries(measure?.figures ?? {}).map(([name, { value }]) => [name, value]);
  return {
    id: rowId(measure),
    title: measure?.title ?? 'as it was',
    says: measure?.says ?? 'the story as it is',
    wire: measure?.wire ?? 'clear',
    figures: Object.fromEntries(figures),
    notes: measure ? [...counter(story, measure, affected).notes] : [],
    values: Object.fromEntries(measureIds.map((id) => [id, spreadOf(values.map((one) => one[id]))])),
    theory: (measure?.theory ?? []).map((theory) => ({ ...theory, standing: standingOf(theory, none, values) })),
  };
}
