import { CELL_COUNT, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, type RandomStream, randomStream } from '@phonehome/shared';
import type { Act } from './act.ts';
import type { Person } from './person.ts';

/** A day has at least so much time at home (ours). */
const HOME_MIN_MS = 7 * MS_PER_HOUR;
/** How long people are away who are never, or always, on Wi-Fi (ours). */
const AWAY_MS = 11 * MS_PER_HOUR;
const DAYS_A_WEEK = 7;

/** A stretch of the time away from home, before its place in the day is known. */
interface Stay {
  readonly length_ms: number;
  readonly cell: number;
  readonly wifi: boolean;
}

/**
 * Where a person is on a day: at home, on the way, at work, elsewhere. Known Wi-Fi is at home and, for some, at work;
 * on every day the time without it is what `wifi_share` leaves. On days of work the way there, then work, then another
 * place; on other days two places.
 */
export function itinerary(person: Person, day: number): Act[] {
  const { wifi_share, outing_middle_hour, outing_spread_hours } = person.behaviour;
  const stream = randomStream(person.seed, 'day-outing', person.index, day);
  const spread = (stream.fraction() - 0.5) * outing_spread_hours;
  const stays = worksOn(person, day) ? dayOfWork(person, stream) : dayOff(person, stream);
  const away_ms = stays.reduce((sum, { length_ms }) => sum + length_ms, 0);
  if (away_ms === 0) return [];
  const middle_ms = (outing_middle_hour + spread) * MS_PER_HOUR + person.rhythm_ms;
  const latest_ms = MS_PER_DAY - away_ms - 1;
  let at_ms = Math.min(latest_ms, Math.max(0, Math.round(middle_ms - away_ms / 2)));
  const acts: Act[] = [];
  for (const { length_ms, cell, wifi } of stays) {
    if (length_ms > 0) acts.push({ act: 'move', at_ms, wifi, cell });
    at_ms += length_ms;
  }
  return [...acts, { act: 'move', at_ms, wifi: wifi_share > 0, cell: person.places[0] as number }];
}

/** Whether a local day is one of work. */
export function worksOn({ behaviour, start_weekday }: Person, day: number): boolean {
  const weekday = (((start_weekday + day) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
  return weekday < behaviour.work_days_per_week;
}

function dayOfWork(person: Person, stream: RandomStream): Stay[] {
  const { wifi_share, work_hours, commute_minutes } = person.behaviour;
  const { mobile_ms, mobile_wifi } = awayFromWifi(wifi_share);
  const wifi = wifi_share === 1 || (wifi_share > 0 && person.wifi_at_work);
  const way_ms = Math.min(Math.round(commute_minutes * MS_PER_MINUTE), Math.floor(mobile_ms / 2));
  const room_ms = wifi && !mobile_wifi ? Math.max(0, MS_PER_DAY - HOME_MIN_MS - mobile_ms) : mobile_ms - 2 * way_ms;
  const work_ms = Math.min(Math.round(work_hours * MS_PER_HOUR), room_ms);
  const rest_ms = wifi && !mobile_wifi ? mobile_ms - way_ms : mobile_ms - way_ms - work_ms;
  return [
    { length_ms: way_ms, cell: person.way, wifi: mobile_wifi },
    { length_ms: work_ms, cell: person.places[1] as number, wifi },
    { length_ms: rest_ms, cell: otherPlace(person, stream), wifi: mobile_wifi },
  ];
}

function dayOff(person: Person, stream: RandomStream): Stay[] {
  const { mobile_ms, mobile_wifi } = awayFromWifi(person.behaviour.wifi_share);
  const first_ms = Math.round(mobile_ms * stream.fraction());
  return [
    { length_ms: first_ms, cell: otherPlace(person, stream), wifi: mobile_wifi },
    { length_ms: mobile_ms - first_ms, cell: otherPlace(person, stream), wifi: mobile_wifi },
  ];
}

/** How long a person is away from home without known Wi-Fi; or, if always on Wi-Fi, with it. */
function awayFromWifi(wifi_share: number): { mobile_ms: number; mobile_wifi: boolean } {
  if (wifi_share === 0 || wifi_share === 1) return { mobile_ms: AWAY_MS, mobile_wifi: wifi_share === 1 };
  return { mobile_ms: Math.min(MS_PER_DAY - 1, Math.round((1 - wifi_share) * MS_PER_DAY)), mobile_wifi: false };
}

/** A familiar place that is neither home nor work, or one never seen before (dossier 7). */
function otherPlace({ places, behaviour }: Person, stream: RandomStream): number {
  const isNew = stream.chance(behaviour.new_place_share);
  const familiar = 2 + stream.below(places.length - 2);
  const unknown = stream.below(CELL_COUNT);
  return isNew ? unknown : (places[familiar] as number);
}
