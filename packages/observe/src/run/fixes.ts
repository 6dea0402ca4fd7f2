import type { World } from '@phonehome/shared';
import { fixUpdatesOf, isClientRegion } from '@phonehome/simulation';
import type { UpdateFacts } from './run-facts.ts';

/** Builds of another region than the one that the client is made for: a report from one is a leak. */
export function leakyBuilds({ scenario }: World): ReadonlySet<string> {
  const builds = Object.entries(scenario.builds);
  return new Set(builds.filter(([, { region_label }]) => !isClientRegion(region_label)).map(([id]) => id));
}

/** Tells whether a build ends the leak of a cohort's phones. */
export function fixesOf(world: World): (cohort: string, build: string) => boolean {
  const builds = new Map(world.cohorts.map((cohort) => [cohort.id, fixUpdatesOf(cohort).map(({ build }) => build.id)]));
  return (cohort, build) => builds.get(cohort)?.includes(build) === true;
}

/** The updates of a scenario. */
export function updatesOf(world: World): UpdateFacts[] {
  const isFix = fixesOf(world);
  return world.scenario.updates.map(({ id, released, to, brings_client = false, cohorts }) => {
    return { id, released, to, brings_client, is_fix: cohorts.some((cohort) => isFix(cohort, to)), cohorts };
  });
}
