import {
  CELL_COUNT,
  drawPoisson,
  drawWeighted,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_SECOND,
  randomStream,
} from '@phonehome/shared';
import type { Act } from './act.ts';
import type { Person } from './person.ts';

/** How a session runs (ours, assumed: the dossier has no figures). */
const SESSION_MIN_MS = 5 * MS_PER_SECOND;
const SESSION_SPREAD_MS = 120 * MS_PER_SECOND;
const UNLOCK_MIN_MS = 800;
const UNLOCK_SPREAD_MS = 2_200;
const SESSION_GAP_MS = MS_PER_SECOND;

/** Where the middle of the time away from Wi-Fi lies, and how far it varies (ours, assumed). */
const OUTING_MIDDLE_MS = 13 * MS_PER_HOUR;
const OUTING_SPREAD_MS = 2 * MS_PER_HOUR;
/** Share of outings that lead to work, the rest to another familiar place (ours, assumed). */
const WORK_SHARE = 0.7;

const REBOOT_FROM_MS = 8 * MS_PER_HOUR;
const REBOOT_SPREAD_MS = 14 * MS_PER_HOUR;
const DEPART_MS = 10 * MS_PER_HOUR;
const ARRIVE_MS = 16 * MS_PER_HOUR;

/**
 * What a person does on one local day, in order of time (dossier 7). A pure function of person and day, so days can be
 * made in any order, one at a time. Days count from the local day of the scenario's start and may be negative.
 */
export function dayOf(person: Person, day: number): Act[] {
  const acts = [...wakes(person, day), ...outing(person, day), ...reboots(person, day), ...travel(person, day)];
  return acts.sort((a, b) => a.at_ms - b.at_ms);
}

function wakes(person: Person, day: number): Act[] {
  const stream = randomStream(person.seed, 'day-wakes', person.index, day);
  const count = drawPoisson(stream, person.wakes_per_day);
  const times = Array.from({ length: count }, () => {
    const hour = drawWeighted(stream, person.behaviour.hours);
    const shifted = hour * MS_PER_HOUR + stream.below(MS_PER_HOUR) + person.rhythm_ms;
    return (shifted + MS_PER_DAY) % MS_PER_DAY;
  }).sort((a, b) => a - b);
  const acts: Act[] = [];
  let free_ms = 0;
  for (const time of times) {
    const at_ms = Math.max(time, free_ms);
    const session_ms = SESSION_MIN_MS + stream.below(SESSION_SPREAD_MS);
    const unlocks = stream.chance(person.behaviour.unlock_share);
    const unlock_after_ms = UNLOCK_MIN_MS + stream.below(UNLOCK_SPREAD_MS);
    free_ms = at_ms + session_ms + SESSION_GAP_MS;
    if (free_ms > MS_PER_DAY) break;
    acts.push({ act: 'wake', at_ms, session_ms, unlock_after_ms: unlocks ? unlock_after_ms : null });
  }
  return acts;
}

function outing(person: Person, day: number): Act[] {
  const length_ms = Math.round((1 - person.behaviour.wifi_share) * MS_PER_DAY);
  if (length_ms === 0 || length_ms === MS_PER_DAY) return [];
  const stream = randomStream(person.seed, 'day-outing', person.index, day);
  const wanted_ms = OUTING_MIDDLE_MS + person.rhythm_ms + stream.below(OUTING_SPREAD_MS) - OUTING_SPREAD_MS / 2;
  const toWork = stream.chance(WORK_SHARE);
  const other = 2 + stream.below(person.places.length - 2);
  const leave_ms = Math.min(MS_PER_DAY - length_ms - 1, Math.max(0, Math.round(wanted_ms - length_ms / 2)));
  const place = person.places[toWork ? 1 : other] as number;
  return [
    { act: 'move', at_ms: leave_ms, wifi: false, cell: place },
    { act: 'move', at_ms: leave_ms + length_ms, wifi: true, cell: person.places[0] as number },
  ];
}

function reboots(person: Person, day: number): Act[] {
  const stream = randomStream(person.seed, 'day-reboot', person.index, day);
  const count = drawPoisson(stream, person.behaviour.reboots_per_week / 7);
  return Array.from({ length: count }, () => ({
    act: 'reboot',
    at_ms: REBOOT_FROM_MS + stream.below(REBOOT_SPREAD_MS),
  }));
}

function travel(person: Person, day: number): Act[] {
  if (person.behaviour.trips_per_year === 0) return [];
  const today = abroadOn(person, day);
  if (today === abroadOn(person, day - 1)) return [];
  const cell = randomStream(person.seed, 'travel-cell', person.index, day);
  return [
    today
      ? { act: 'travel', at_ms: DEPART_MS, abroad: true, cell: cell.below(CELL_COUNT) }
      : { act: 'travel', at_ms: ARRIVE_MS, abroad: false, cell: person.places[0] as number },
  ];
}

/**
 * A journey begins on a day by chance and lasts `trip_days`; journeys that touch are one. None begins before the second
 * day, so that every return has had its departure.
 */
function abroadOn(person: Person, day: number): boolean {
  const { trips_per_year, trip_days } = person.behaviour;
  for (let start = Math.max(1, day - trip_days + 1); start <= day; start++) {
    const stream = randomStream(person.seed, 'day-travel', person.index, start);
    if (stream.chance(trips_per_year / 365)) return true;
  }
  return false;
}
