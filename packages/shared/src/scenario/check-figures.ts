import { type Figure, type Figures, peopleFigures, phoneFigures, resolveFigures } from './figures.ts';
import { found } from './findings.ts';
import type { Behaviour } from './schema/behaviour.ts';
import type { Scenario } from './schema/scenario.ts';
import type { Finding, Path } from './yaml-file.ts';

/** Figures of which the first may not be above the second. */
type Ordered<T> = readonly (readonly [keyof T & string, keyof T & string])[];

const people: Ordered<typeof peopleFigures> = [
  ['session_min_ms', 'session_max_ms'],
  ['unlock_min_ms', 'unlock_max_ms'],
  ['active_from_hour', 'active_until_hour'],
  // An unlock after the screen has gone off would be none, and the share of unlocks not that of the scenario.
  ['unlock_max_ms', 'session_min_ms'],
];
/** A phone is in service only with a card that it has read. */
const phone: Ordered<typeof phoneFigures> = [['sim_after_boot_ms', 'service_after_boot_ms']];

/** What the schema of a behaviour's figures cannot say: which of two is the larger one. */
export function checkBehaviourFigures(behaviour: Behaviour, path: Path): Finding[] {
  return checkOrder(people, peopleFigures, behaviour, path);
}

/** Likewise for a scenario's `timings`. */
export function checkTimings({ timings = {} }: Scenario): Finding[] {
  return checkOrder(phone, phoneFigures, timings, ['timings']);
}

function checkOrder<T extends Record<string, Figure>>(
  ordered: Ordered<T>,
  table: T,
  given: Partial<Figures<T>>,
  path: Path,
): Finding[] {
  const figures = resolveFigures(table, given);
  return ordered.flatMap(([low, high]) =>
    figures[low] <= figures[high]
      ? []
      : [found([...path, low in given ? low : high], `${low} is above ${high}`, 'Change one of them')],
  );
}
