import { createVirtualTransport, measureScenario, scenarioPolicy } from '@phonehome/simulation';
import type { Test } from 'tap';
import type { ShippedStory } from '../../shipped-stories.ts';
import { shipped } from '../support.ts';

/** A run of the incident takes some five seconds, and a busy machine is slower. */
export const HUNDRED_SEEDS_TIMEOUT_MS = 30 * 60 * 1000;

/** Holds every expectation of a shipped scenario, at its own number of phones, for each seed of a range. */
export async function holdForSeeds(t: Test, name: ShippedStory, from: number, to: number): Promise<void> {
  t.setTimeout(HUNDRED_SEEDS_TIMEOUT_MS);
  const scenario = shipped(name);
  const { devices, expect } = scenario;
  const countsForOneSeed = new Set(expect.filter(({ given }) => given).map(({ id }) => id));
  const broken: string[] = [];
  for (let seed = from; seed <= to; seed++) {
    const transport = createVirtualTransport(scenarioPolicy(scenario, seed));
    const options = { scenario, seed, devices, transport, concurrency: 1 };
    const { result } = await measureScenario(options, () => undefined);
    for (const { id, status, demanded, measured } of result.verdicts) {
      if (status === 'held' || (status === 'not-judged' && countsForOneSeed.has(id))) continue;
      broken.push(`phonehome run ${name} --seed ${seed}: ${id} ${status}: ${demanded}; measured ${measured}`);
    }
  }
  t.same(broken, [], `seeds ${from} to ${to} hold every expectation of ${name}`);
}
