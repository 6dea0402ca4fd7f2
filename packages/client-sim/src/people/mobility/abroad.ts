import { MS_PER_HOUR } from '@phonehome/shared';
import type { Person } from '../person.ts';
import { abroadOn } from '../travel.ts';
import { hasWifi, type Move } from './walk.ts';

/** When someone abroad leaves the Wi-Fi of the lodging, and is there again (ours). */
const OUT_HOUR = 9;
const IN_HOUR = 20;

/**
 * The moves of a day that is abroad or on the way there or back, or null if it is neither. The journey itself is that of
 * travel.ts; here is only when there is Wi-Fi. The phone keeps its cell abroad, whatever these moves say.
 */
export function dayAbroad(person: Person, day: number): Move[] | null {
  if (person.behaviour.trips_per_year === 0) return null;
  const [today, yesterday] = [abroadOn(person, day), abroadOn(person, day - 1)];
  if (!today && !yesterday) return null;
  const { trip_depart_hour, trip_return_hour } = person.behaviour;
  const home = person.places[0] as number;
  const move = (hour: number, place: 'abroad' | 'home', wifi: boolean): Move => {
    return {
      act: 'move',
      at_ms: Math.min(24 * MS_PER_HOUR - 1, Math.round(hour * MS_PER_HOUR)),
      wifi,
      cell: home,
      place,
    };
  };
  const onTheWay = hasWifi(person, 'way');
  const lodging = hasWifi(person, 'home');
  if (!today) {
    const out = Math.min(OUT_HOUR, trip_return_hour);
    return [move(out, 'abroad', onTheWay), move(trip_return_hour, 'home', lodging)];
  }
  const out = yesterday ? OUT_HOUR : trip_depart_hour;
  return [move(out, 'abroad', onTheWay), move(Math.max(out, IN_HOUR), 'abroad', lodging)];
}
