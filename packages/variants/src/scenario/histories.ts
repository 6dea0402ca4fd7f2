import { createWorld, formatDate, MS_PER_DAY, type Scenario } from '@phonehome/shared';
import { scenarioBuildFacts } from './build-facts.ts';
import { clientState } from './client-state.ts';

/** How phones of a scenario came to run a build, and what the builds before it may have left on them. */
export interface BuildHistory {
  readonly cohort: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly by: 'factory' | 'update';
  /** The update's id; null for the factory. */
  readonly update: string | null;
  /** Persisted properties, one set for each earlier build that a phone may come from. */
  readonly persisted: readonly Readonly<Record<string, string>>[];
}

/** Every way in which phones of a scenario come to run each of its builds, by the build's id, in order of time. */
export function buildHistories(scenario: Scenario): ReadonlyMap<string, readonly BuildHistory[]> {
  const { cohorts, epoch_ms } = createWorld(scenario, clientState);
  const dateOf = (time_ms: number): string => formatDate((epoch_ms + time_ms) / MS_PER_DAY);
  const all = cohorts.flatMap(({ id: cohort, first_build, updates }) => {
    const steps = [{ id: first_build.id, time_ms: 0, index: null as number | null }].concat(
      updates.map(({ build, released_ms, index }) => ({ id: build.id, time_ms: released_ms, index })),
    );
    return steps.map(({ id, time_ms, index }, i) => {
      const history: BuildHistory = {
        cohort,
        date: dateOf(time_ms),
        by: index === null ? 'factory' : 'update',
        update: index === null ? null : (scenario.updates[index]?.id ?? null),
        // A phone may have skipped any of them, so each counts on its own.
        persisted: steps.slice(0, i).map((before) => leftBy(scenario, before.id)),
      };
      return { id, history };
    });
  });
  all.sort((a, b) => (a.history.date < b.history.date ? -1 : a.history.date > b.history.date ? 1 : 0));
  const byBuild = new Map<string, BuildHistory[]>();
  for (const { id, history } of all) byBuild.set(id, [...(byBuild.get(id) ?? []), history]);
  return byBuild;
}

/** What a build leaves in /data/property: what its init scripts set. */
function leftBy(scenario: Scenario, id: string): Readonly<Record<string, string>> {
  const build = scenario.builds[id];
  if (!build) return {};
  const { properties } = scenarioBuildFacts(id, build, scenario.fix);
  const kept = properties.filter(({ name, layer }) => layer === 'init' && name.startsWith('persist.'));
  return Object.fromEntries(kept.map(({ name, value }) => [name, value]));
}
