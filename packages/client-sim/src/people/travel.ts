import { CELL_COUNT, MS_PER_HOUR, randomStream } from '@phonehome/shared';
import type { Act } from './act.ts';
import type { Person } from './person.ts';

/** Leaving the country and coming back: the phone roams in between. */
export function travel(person: Person, day: number): Act[] {
  const { trips_per_year, trip_depart_hour, trip_return_hour } = person.behaviour;
  if (trips_per_year === 0) return [];
  const today = abroadOn(person, day);
  if (today === abroadOn(person, day - 1)) return [];
  const cell = randomStream(person.seed, 'travel-cell', person.index, day);
  return [
    today
      ? { act: 'travel', at_ms: atHour(trip_depart_hour), abroad: true, cell: cell.below(CELL_COUNT) }
      : { act: 'travel', at_ms: atHour(trip_return_hour), abroad: false, cell: person.places[0] as number },
  ];
}

function atHour(hour: number): number {
  return Math.round(hour * MS_PER_HOUR);
}

/**
 * A journey begins on a day by chance and lasts `trip_days`; journeys that touch are one. None begins before the second
 * day, so that every return has had its departure.
 */
export function abroadOn(person: Person, day: number): boolean {
  const { trips_per_year, trip_days } = person.behaviour;
  for (let start = Math.max(1, day - trip_days + 1); start <= day; start++) {
    const stream = randomStream(person.seed, 'day-travel', person.index, start);
    if (stream.chance(trips_per_year / 365)) return true;
  }
  return false;
}
