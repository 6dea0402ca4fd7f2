import { type Figure, type Figures, peopleFigures, phoneFigures, resolveFigures } from './figures.ts';
import { found } from './findings.ts';
import { mobilityFigures } from './mobility-figures.ts';
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
const mobility: Ordered<typeof mobilityFigures> = [
  ['jump_min_km', 'jump_max_km'],
  ['reach_min_km', 'jump_max_km'],
  ['out_from_hour', 'home_by_hour'],
];
/** What `mobility` says in another way. */
const settledByMobility = [
  'familiar_places',
  'new_place_share',
  'commute_minutes',
  'outing_middle_hour',
  'outing_spread_hours',
] as const satisfies readonly (keyof typeof peopleFigures)[];
/** A phone is in service only with a card that it has read. */
const phone: Ordered<typeof phoneFigures> = [['sim_after_boot_ms', 'service_after_boot_ms']];

/** What the schema of a behaviour's figures cannot say: which of two is the larger one. */
export function checkBehaviourFigures(behaviour: Behaviour, path: Path): Finding[] {
  const ordered = checkOrder(people, peopleFigures, behaviour, path);
  if (behaviour.mobility === undefined) return ordered;
  const idle = settledByMobility.filter((name) => name in behaviour);
  return [
    ...ordered,
    ...idle.map((name) =>
      found([...path, name], `${name} means nothing beside mobility`, `Leave out ${name} or mobility`),
    ),
    ...checkOrder(mobility, mobilityFigures, behaviour.mobility, [...path, 'mobility']),
  ];
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
