import { createWorld, MS_PER_DAY, PhonehomeError, parseDate, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { expectedShare, neededMedian, type UpdatePlan } from './expected-share.ts';
import { fixUpdatesOf } from './fix-updates.ts';
import { beginningOf, plannedShares } from './planned-share.ts';
import { type ShareSpread, spreadOfShares } from './spread.ts';

/** What "nearly all" may mean: nobody has said, so there are several. */
export const NEARLY_ALL = [0.9, 0.95, 0.99] as const;

/** What is asked of the plan of a scenario's updates. */
export interface NearlyAllOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly seeds: number;
  readonly devices: number;
  /** The day at whose beginning, 00:00 UTC, the installed updates are counted: `YYYY-MM-DD`. */
  readonly on: string;
}

/** The update that is a cohort's one fix, with what its plan leads to. */
export interface FixPlan extends UpdatePlan {
  readonly id: string;
  readonly display_id: string;
  readonly released: string;
  readonly days_before: number;
  /** The share that the draws tend to; above or below it the worlds lie by chance. */
  readonly expected: number;
  /** For each reading of "nearly all": the longest median uptake that leads to it; null if none does. */
  readonly needed_median_days: readonly { readonly share: number; readonly median_days: number | null }[];
}

/** The answer for a cohort. */
export interface CohortShare {
  readonly id: string;
  readonly title: string;
  /** Null if several updates are a fix: then no single plan leads there. */
  readonly fix: FixPlan | null;
  /** Phones of the cohort in a world. */
  readonly phones: number;
  readonly spread: ShareSpread;
  /** For each reading of "nearly all": in how many worlds it was reached. */
  readonly reached: readonly { readonly share: number; readonly worlds: number }[];
}

/** Which share has the fix on a day, with its spread over seeds. */
export interface NearlyAll {
  readonly scenario: string;
  readonly on: string;
  readonly seed: number;
  readonly seeds: number;
  readonly devices: number;
  readonly cohorts: readonly CohortShare[];
}

/**
 * Which share of the phones has the fix at the beginning of a day, under each of several seeds, from the plan of updates
 * alone. A pure function of its options. Yields after each seed.
 * @throws PhonehomeError USAGE for a day outside of the scenario, a scenario without a fix, or phones that are not on yet
 */
export function* nearlyAll(options: NearlyAllOptions): Generator<void, NearlyAll> {
  const { scenario, seed, seeds, devices, on } = options;
  const world = createWorld(scenario, clientState);
  const on_ms = beginningOf(dayWithin(scenario, on), world);
  const found = yield* plannedShares({ scenario, seed, seeds, devices, on_ms });
  if (found.length === 0) {
    const what = `no update of ${scenario.id} is a fix: none takes a client away from phones on which it is on`;
    throw new PhonehomeError('USAGE', [{ what, remedy: 'Name a scenario like `incident`' }]);
  }
  const cohorts = found.map(({ cohort, counts }) => {
    const shares = counts.flatMap(({ phones, fixed }) => (phones > 0 ? [fixed / phones] : []));
    if (shares.length === 0) {
      const what = `no phone of ${cohort.id} is switched on before ${on}`;
      throw new PhonehomeError('USAGE', [{ what, remedy: 'Use a later day, or more --devices' }]);
    }
    return {
      id: cohort.id,
      title: cohort.title,
      fix: fixPlan(scenario, cohort, on_ms),
      phones: counts[0]?.phones ?? 0,
      spread: spreadOfShares(shares),
      reached: NEARLY_ALL.map((share) => ({ share, worlds: shares.filter((one) => one >= share).length })),
    };
  });
  return { scenario: scenario.id, on, seed, seeds, devices, cohorts };
}

function fixPlan(scenario: Scenario, cohort: Parameters<typeof fixUpdatesOf>[0], on_ms: number): FixPlan | null {
  const [update, another] = fixUpdatesOf(cohort);
  if (!update || another) return null;
  const { index, build, released_ms, stages, median_days, never_share, failure } = update;
  const { id, released } = scenario.updates[index] as Scenario['updates'][number];
  const after_ms = on_ms - released_ms;
  return {
    id,
    display_id: build.display_id,
    released,
    days_before: after_ms / MS_PER_DAY,
    stages,
    median_days,
    never_share,
    failure,
    expected: expectedShare(update, after_ms),
    needed_median_days: NEARLY_ALL.map((share) => ({ share, median_days: neededMedian(update, after_ms, share) })),
  };
}

/** A day of the calendar, from the second one of the scenario to that on which it ends. */
function dayWithin({ start, end }: Scenario, on: string): number {
  const refuse = (what: string, remedy: string): never => {
    throw new PhonehomeError('USAGE', [{ field: '--on', what, remedy }]);
  };
  const day = parseDate(on) ?? refuse(`${JSON.stringify(on)} is no day`, 'Write one such as 2019-03-21');
  if (on <= start || on > end) refuse(`${on} is outside the scenario`, `Use a day after ${start}, up to ${end}`);
  return day;
}
