import { type Behaviour, CELL_COUNT, drawLogNormal, MS_PER_HOUR, randomStream } from '@phonehome/shared';

/** How many places a person knows: about 25 (dossier 7). Home is the first, work the second. */
const FAMILIAR_PLACES = 25;

/** What stays the same about a phone's user. */
export interface Person {
  readonly seed: number;
  /** The index that names this person's random streams. */
  readonly index: number;
  readonly behaviour: Behaviour;
  /** Mean screen wakes a day. */
  readonly wakes_per_day: number;
  /** How much later than the population this person's day is. */
  readonly rhythm_ms: number;
  /** The cells of the familiar places. */
  readonly places: readonly number[];
}

/** The person of an index: a pure function of seed, index and behaviour. */
export function createPerson(seed: number, index: number, behaviour: Behaviour): Person {
  const places = randomStream(seed, 'places', index);
  const rhythm = randomStream(seed, 'use-rhythm', index).fraction() * 2 - 1;
  return {
    seed,
    index,
    behaviour,
    wakes_per_day: drawLogNormal(randomStream(seed, 'use-level', index), behaviour.wakes_per_day),
    rhythm_ms: Math.round(rhythm * behaviour.rhythm_hours * MS_PER_HOUR),
    places: Array.from({ length: FAMILIAR_PLACES }, () => places.below(CELL_COUNT)),
  };
}
