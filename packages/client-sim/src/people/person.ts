import { CELL_COUNT, drawLogNormal, MS_PER_HOUR, type ResolvedBehaviour, randomStream } from '@phonehome/shared';
import { cellAt, drawReach_km } from './mobility/jump.ts';

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
  /** The cells of the familiar places: home is the first, work the second; with `mobility` no others. */
  readonly places: readonly number[];
  /** The cell on the way to work. */
  readonly way: number;
  readonly wifi_at_work: boolean;
  /** How far work is, and the longest jump to a new place, with `mobility`; else 0. */
  readonly reach_km: number;
  /** Always, without `mobility`. */
  readonly wifi_at_home: boolean;
}

/** The person of an index: a pure function of seed, index, behaviour and calendar. */
export function createPerson(seed: number, index: number, behaviour: ResolvedBehaviour, start_weekday: number): Person {
  const { mobility } = behaviour;
  const reach_km = mobility === null ? 0 : drawReach_km(randomStream(seed, 'reach', index), mobility);
  const rhythm = randomStream(seed, 'use-rhythm', index).fraction() * 2 - 1;
  return {
    seed,
    index,
    behaviour,
    start_weekday,
    wakes_per_day: drawLogNormal(randomStream(seed, 'use-level', index), behaviour.wakes_per_day),
    rhythm_ms: Math.round(rhythm * behaviour.rhythm_hours * MS_PER_HOUR),
    places: placesOf(seed, index, behaviour, reach_km),
    reach_km,
    way: randomStream(seed, 'way-to-work', index).below(CELL_COUNT),
    wifi_at_work: randomStream(seed, 'work-wifi', index).chance(behaviour.wifi_at_work_share),
    wifi_at_home: mobility === null || randomStream(seed, 'home-wifi', index).chance(mobility.home_wifi_share),
  };
}

/** Home is anywhere, all the same. With `mobility` work is as far as the person's reach; the other places are found by living. */
function placesOf(
  seed: number,
  index: number,
  { familiar_places, mobility }: ResolvedBehaviour,
  reach_km: number,
): number[] {
  const stream = randomStream(seed, 'places', index);
  if (mobility === null) return Array.from({ length: familiar_places }, () => stream.below(CELL_COUNT));
  const home = stream.below(CELL_COUNT);
  return [home, cellAt(randomStream(seed, 'work-place', index), home, reach_km)];
}
