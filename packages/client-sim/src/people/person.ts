import { CELL_COUNT, drawLogNormal, MS_PER_HOUR, type ResolvedBehaviour, randomStream } from '@phonehome/shared';

/** What stays the same about a phone's user. */
export interface Person {
  readonly seed: number;
  /** The index that names this person's random streams. */
  readonly index: number;
  readonly behaviour: ResolvedBehaviour;
  /** The day of the week of local day 0: 0 for Monday. */
  readonly start_weekday: number;
  /** Mean screen wakes a day. */
  readonly wakes_per_day: number;
  /** How much later than the population this person's day is. */
  readonly rhythm_ms: number;
  /** The cells of the familiar places: home is the first, work the second. */
  readonly places: readonly number[];
  /** The cell on the way to work. */
  readonly way: number;
  readonly wifi_at_work: boolean;
}

/** The person of an index: a pure function of seed, index, behaviour and calendar. */
export function createPerson(seed: number, index: number, behaviour: ResolvedBehaviour, start_weekday: number): Person {
  const places = randomStream(seed, 'places', index);
  const rhythm = randomStream(seed, 'use-rhythm', index).fraction() * 2 - 1;
  return {
    seed,
    index,
    behaviour,
    start_weekday,
    wakes_per_day: drawLogNormal(randomStream(seed, 'use-level', index), behaviour.wakes_per_day),
    rhythm_ms: Math.round(rhythm * behaviour.rhythm_hours * MS_PER_HOUR),
    places: Array.from({ length: behaviour.familiar_places }, () => places.below(CELL_COUNT)),
    way: randomStream(seed, 'way-to-work', index).below(CELL_COUNT),
    wifi_at_work: randomStream(seed, 'work-wifi', index).chance(behaviour.wifi_at_work_share),
  };
}
