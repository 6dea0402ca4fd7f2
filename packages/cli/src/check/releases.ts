import { createWorld, formatDate, MS_PER_DAY, type Scenario } from '@phonehome/shared';
import type { Release } from './checked.ts';

/** When phones of a scenario got which of its builds, and how: by the build's id, in order of time. */
export function releasesOf(scenario: Scenario): ReadonlyMap<string, readonly Release[]> {
  const { cohorts, epoch_ms } = createWorld(scenario);
  const dateOf = (time_ms: number): string => formatDate((epoch_ms + time_ms) / MS_PER_DAY);
  const all = cohorts.flatMap(({ id: cohort, first_build, updates }): [string, Release][] => [
    [first_build.id, { date: dateOf(0), by: 'factory', update: null, cohort }],
    ...updates.map(({ build, released_ms, index }): [string, Release] => [
      build.id,
      { date: dateOf(released_ms), by: 'update', update: scenario.updates[index]?.id ?? null, cohort },
    ]),
  ]);
  const byBuild = new Map<string, Release[]>();
  for (const [build, release] of all) byBuild.set(build, [...(byBuild.get(build) ?? []), release]);
  for (const releases of byBuild.values()) releases.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return byBuild;
}
