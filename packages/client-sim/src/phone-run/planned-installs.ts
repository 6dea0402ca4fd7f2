import type { ResolvedCohort, ResolvedUpdate, World } from '@phonehome/shared';
import { firstSwitchOn, updateTries } from './update-plan.ts';

/** What a phone will run when, by the plan of its updates alone. */
export interface PlannedInstalls {
  readonly cohort: ResolvedCohort;
  readonly switched_on_ms: number;
  /** The updates that it installs, in order of time; before the first it runs the cohort's first build. */
  readonly installs: readonly { readonly at_ms: number; readonly update: ResolvedUpdate }[];
}

/**
 * Which updates a phone installs and when, without living its life: a pure function of (world, seed, device), some
 * microseconds long. A run keeps to it, but for a phone that is off or restarting at that moment: it installs the
 * update as soon as it is on again.
 */
export function plannedInstalls(world: World, seed: number, device: number): PlannedInstalls {
  const { cohort, person } = world.placeOf(device);
  const switched_on_ms = firstSwitchOn(cohort, seed, person);
  const owner = { seed, person, switched_on_ms, end_ms: world.end_ms };
  const planned = cohort.updates.flatMap((update) => {
    const last = updateTries(update, owner).at(-1);
    return last && !last.fails ? [{ at_ms: last.at_ms, update }] : [];
  });
  // Of two at once, the one that the scenario names first comes first, as in an agenda.
  planned.sort((a, b) => a.at_ms - b.at_ms);
  let newest_ms = Number.NEGATIVE_INFINITY;
  const installs = planned.filter(({ update: { released_ms } }) => {
    const older = released_ms < newest_ms;
    if (!older) newest_ms = released_ms;
    return !older;
  });
  return { cohort, switched_on_ms, installs };
}
