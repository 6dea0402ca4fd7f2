import { plannedInstalls } from '@phonehome/client-sim';
import { createWorld, formatDate, MS_PER_DAY, type ResolvedCohort, type Scenario, type World } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { fixUpdatesOf } from './fix-updates.ts';

/** How many phones of a cohort have the fix on a certain day, in each of several worlds. */
export interface PlannedShare {
  readonly cohort: ResolvedCohort;
  /** For each seed, in order: phones that were switched on by then, and those of them that run a build with the fix. */
  readonly counts: readonly { readonly phones: number; readonly fixed: number }[];
}

/** What is planned. */
export interface PlannedShareOptions {
  readonly scenario: Scenario;
  /** The first seed, and how many in a row. */
  readonly seed: number;
  readonly seeds: number;
  /** So many phones of the scenario in each world, of all cohorts. */
  readonly devices: number;
  /** In virtual milliseconds: installed before then. */
  readonly on_ms: number;
}

/**
 * Which share of the phones has the fix at a moment, by the plan of updates alone: no phone lives its life, so that
 * many phones under many seeds take seconds. A pure function of its options. Cohorts without a fix are left out. Yields
 * after each seed.
 */
export function* plannedShares(options: PlannedShareOptions): Generator<void, PlannedShare[]> {
  const { scenario, seed, seeds, devices, on_ms } = options;
  const world = createWorld(scenario, clientState);
  const concerned = world.cohorts
    .map((cohort) => ({ cohort, fixes: new Set(fixUpdatesOf(cohort).map(({ build }) => build.id)) }))
    .filter(({ fixes }) => fixes.size > 0);
  const found = concerned.map(({ cohort, fixes }) => ({ cohort, fixes, counts: [] as PlannedCount[] }));
  for (let i = 0; i < seeds; i++) {
    const counts = countPhones(world, seed + i, devices, on_ms, found);
    found.forEach((one, k) => void one.counts.push(counts[k] as PlannedCount));
    yield;
  }
  return found.map(({ cohort, counts }) => ({ cohort, counts }));
}

interface PlannedCount {
  phones: number;
  fixed: number;
}

function countPhones(
  world: World,
  seed: number,
  devices: number,
  on_ms: number,
  concerned: readonly { cohort: ResolvedCohort; fixes: ReadonlySet<string> }[],
): PlannedCount[] {
  const counts = concerned.map(() => ({ phones: 0, fixed: 0 }));
  for (let device = 0; device < devices; device++) {
    const at = concerned.findIndex(({ cohort }) => cohort === world.placeOf(device).cohort);
    const count = counts[at];
    if (!count) continue;
    const { switched_on_ms, installs } = plannedInstalls(world, seed, device);
    if (switched_on_ms >= on_ms) continue;
    count.phones++;
    const build = installs.findLast(({ at_ms }) => at_ms < on_ms)?.update.build.id;
    if (build !== undefined && concerned[at]?.fixes.has(build)) count.fixed++;
  }
  return counts;
}

/** The virtual moment at which a day of a scenario begins, 00:00 UTC. */
export function beginningOf(day: number, { epoch_ms }: Pick<World, 'epoch_ms'>): number {
  return day * MS_PER_DAY - epoch_ms;
}

/** The day of a virtual moment, `YYYY-MM-DD`. */
export function dateOf(time_ms: number, { epoch_ms }: Pick<World, 'epoch_ms'>): string {
  return formatDate(Math.floor((epoch_ms + time_ms) / MS_PER_DAY));
}
