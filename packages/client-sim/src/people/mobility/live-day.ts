import {
  drawCutPowerLaw,
  exactExp,
  exactLn,
  type Mobility,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  type RandomStream,
  randomStream,
} from '@phonehome/shared';
import { worksOn } from '../itinerary.ts';
import type { Person } from '../person.ts';
import { drawJump } from './jump.ts';
import { discover, drawReturn, HOME, type Memory, visit, WORK } from './memory.ts';
import { goTo, LAST_MS, type Move, type Walk, way_ms } from './walk.ts';

/** How often another new place is looked for when one turns out to be known. */
const TRIES_MAX = 8;

/**
 * Lives through a local day at home: to work and back by the clock, and in free time to new places or back to known ones. A
 * function of person, day and memory, which it adds to. The day begins and ends at home.
 */
export function liveDay(person: Person, mobility: Mobility, day: number, memory: Memory): Move[] {
  const { behaviour, rhythm_ms } = person;
  const stream = randomStream(person.seed, 'day-mobility', person.index, day);
  const walk: Walk = { moves: [], now_ms: 0, cell: memory.cells[HOME] as number };
  const hour = (value: number): number => withinDay(value * MS_PER_HOUR + rhythm_ms);
  const spread = stream.fraction() - 0.5;
  const staysIn = stream.chance(mobility.stay_in_share);
  const home_by_ms = hour(mobility.home_by_hour);
  const works = worksOn(person, day);
  if (works) {
    const from_ms = withinDay(hour(mobility.work_from_hour) + spread * mobility.work_spread_minutes * MS_PER_MINUTE);
    const work = memory.cells[WORK] as number;
    const commute_ms = way_ms(mobility, walk.cell, work);
    walk.now_ms = Math.max(0, from_ms - commute_ms);
    goTo(walk, person, mobility, work, 'work');
    visit(memory, WORK);
    const until_ms = Math.min(walk.now_ms + Math.round(behaviour.work_hours * MS_PER_HOUR), LAST_MS - commute_ms);
    walk.now_ms = Math.max(walk.now_ms, until_ms);
  } else {
    walk.now_ms = withinDay(hour(mobility.out_from_hour) + drawStay_ms(stream, mobility));
  }
  const here = staysIn ? (works ? WORK : HOME) : goOut({ person, mobility, memory, stream, walk, home_by_ms }, works);
  if (here !== HOME) goHome(walk, person, mobility, memory);
  return walk.moves;
}

function withinDay(time_ms: number): number {
  return Math.min(LAST_MS, Math.max(0, Math.round(time_ms)));
}

interface FreeTime {
  readonly person: Person;
  readonly mobility: Mobility;
  readonly memory: Memory;
  readonly stream: RandomStream;
  readonly walk: Walk;
  readonly home_by_ms: number;
}

/** Goes from place to place until there is no time for another. Returns the index of the last one. */
function goOut(free: FreeTime, fromWork: boolean): number {
  const { person, mobility, memory, stream, walk, home_by_ms } = free;
  const home = memory.cells[HOME] as number;
  const stay_min_ms = Math.round(mobility.stay_min_minutes * MS_PER_MINUTE);
  let here = fromWork ? WORK : HOME;
  for (;;) {
    const { known, cell } = nextPlace(free, here);
    const stay_ms = drawStay_ms(stream, mobility);
    const back_ms = way_ms(mobility, cell, home);
    const arrival_ms = walk.now_ms + way_ms(mobility, walk.cell, cell);
    if (known === HOME) {
      if (arrival_ms >= home_by_ms) return here;
      goHome(walk, person, mobility, memory);
      here = HOME;
      walk.now_ms += stay_ms;
      if (walk.now_ms >= home_by_ms) return here;
      continue;
    }
    if (arrival_ms + stay_min_ms + back_ms > home_by_ms) return here;
    goTo(walk, person, mobility, cell, 'other');
    if (known === null) here = discover(memory, cell, mobility.remembered_places);
    else visit(memory, (here = known));
    walk.now_ms = Math.min(walk.now_ms + stay_ms, home_by_ms - back_ms);
  }
}

function goHome(walk: Walk, person: Person, mobility: Mobility, memory: Memory): void {
  goTo(walk, person, mobility, memory.cells[HOME] as number, 'home');
  visit(memory, HOME);
}

/** Exploration or preferential return (Song 2010). Who knows no place to return to explores. */
function nextPlace(
  { person, mobility, memory, stream, walk }: FreeTime,
  here: number,
): { known: number | null; cell: number } {
  const { exploration_rho: rho, exploration_gamma: gamma } = mobility;
  const explores = stream.chance(rho * exactExp(-gamma * exactLn(memory.distinct)));
  const known = explores ? null : drawReturn(memory, stream, here);
  if (known !== null) return { known, cell: memory.cells[known] as number };
  for (let tries = 1; ; tries++) {
    const cell = drawJump(stream, walk.cell, person.reach_km, mobility);
    const at = memory.cells.indexOf(cell);
    if (at < 0) return { known: null, cell };
    if (tries >= TRIES_MAX && at !== here && at !== WORK) return { known: at, cell };
  }
}

function drawStay_ms(stream: RandomStream, { stay_exponent, stay_min_minutes, stay_cut_hours }: Mobility): number {
  return Math.round(
    drawCutPowerLaw(stream, stay_exponent, stay_min_minutes * MS_PER_MINUTE, stay_cut_hours * MS_PER_HOUR),
  );
}
