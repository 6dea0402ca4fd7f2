import type { Scenario } from '@phonehome/shared';
import type { Affected } from './affected.ts';
import type { CounterMeasure } from './counter-measure.ts';
import { derived } from './derived.ts';
import { releaseGate, removal, rightVariant } from './of-builds.ts';
import {
  coarsePlace,
  consent,
  fewerFields,
  firewall,
  pseudonyms,
  retryCap,
  sendOnce,
  serverAccepts,
  tls,
} from './of-clients.ts';

/** The counter-measures, each to be applied alone: to builds, to the client, to what is around it. */
export const counterMeasures: readonly CounterMeasure[] = [
  rightVariant,
  removal,
  releaseGate,
  firewall,
  consent,
  serverAccepts,
  sendOnce,
  retryCap,
  tls,
  fewerFields,
  pseudonyms,
  coarsePlace,
];

/** A story under a counter-measure, which runs as any other, and what was assumed to make it. */
export interface Countered {
  readonly scenario: Scenario;
  readonly notes: readonly string[];
}

/**
 * Applies a counter-measure to a scenario.
 * @param given values for figures of it that are ours
 * @throws PhonehomeError SCENARIO_INVALID if what comes out is no scenario
 */
export function counter(
  scenario: Scenario,
  measure: CounterMeasure,
  affected: Affected,
  given: Readonly<Record<string, number>> = {},
): Countered {
  const own = Object.entries(measure.figures).map(([name, { value }]) => [name, given[name] ?? value]);
  const { change, notes } = measure.apply(scenario, affected, Object.fromEntries(own) as Record<string, number>);
  return { scenario: derived(scenario, measure.id, change), notes };
}
