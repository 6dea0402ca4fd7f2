import { formatDate, MS_PER_DAY, type Scenario, type World } from '@phonehome/shared';
import { daysOf } from '../fleet.ts';
import type { DailyCount, DayCount } from './daily-count.ts';
import { fixUpdatesOf } from './fix-updates.ts';

/** An update of a cohort, as it is told. */
export interface RolloutUpdate {
  readonly id: string;
  readonly released: string;
  /** The build number that it installs. */
  readonly display_id: string;
  readonly is_fix: boolean;
}

/** What is known of a cohort, day by day. */
export interface CohortRollout {
  readonly id: string;
  readonly title: string;
  readonly updates: readonly RolloutUpdate[];
  /** One for each date. */
  readonly days: readonly DayCount[];
}

/** The roll-out of a scenario under one seed: who leaks and who has the fix, day by day. */
export interface Rollout {
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  readonly devices: number;
  /** The UTC days, `YYYY-MM-DD`. */
  readonly dates: readonly string[];
  readonly cohorts: readonly CohortRollout[];
}

/** What a count found, with the words and dates of its scenario. */
export function rolloutOf(count: DailyCount, world: World, run: { seed: number; devices: number }): Rollout {
  const { scenario, epoch_ms, cohorts } = world;
  const days = count.days();
  return {
    scenario: scenario.id,
    title: scenario.title,
    seed: run.seed,
    devices: run.devices,
    dates: Array.from({ length: daysOf(world) }, (_, day) => formatDate(epoch_ms / MS_PER_DAY + day)),
    cohorts: cohorts.map((cohort, c) => {
      const fixes = new Set(fixUpdatesOf(cohort).map(({ index }) => index));
      const updates = cohort.updates.map(({ index, build }) => {
        const { id, released } = scenario.updates[index] as Scenario['updates'][number];
        return { id, released, display_id: build.display_id, is_fix: fixes.has(index) };
      });
      return { id: cohort.id, title: cohort.title, updates, days: days[c] as DayCount[] };
    }),
  };
}

/** The cohorts that a roll-out is about: those that have a fix before them, or that leak at all. */
export function cohortsConcerned({ cohorts }: Rollout): CohortRollout[] {
  return cohorts.filter(
    ({ updates, days }) => updates.some(({ is_fix }) => is_fix) || days.some(({ reporting }) => reporting > 0),
  );
}
