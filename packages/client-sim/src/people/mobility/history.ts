import type { Mobility } from '@phonehome/shared';
import type { Person } from '../person.ts';
import { dayAbroad } from './abroad.ts';
import { liveDay } from './live-day.ts';
import { createMemory, type Memory } from './memory.ts';
import type { Move } from './walk.ts';

/** The first local day of anybody's story: the one before the scenario's start, where it is still that day. */
const FIRST_DAY = -1;

/** How far a person has been followed. */
interface History {
  day: number;
  moves: readonly Move[];
  readonly memory: Memory;
}

/**
 * What is kept of people between two days, and could be made anew: with each person goes the history up to the day that
 * was last asked for. Days in order cost a day each; a day that lies back costs those from the first one on.
 */
const histories = new WeakMap<Person, History>();

/** Where a person goes on a local day, without the rest of it; nowhere if the behaviour has no `mobility`. */
export function dayMoves(person: Person, day: number): readonly Move[] {
  const { mobility } = person.behaviour;
  return mobility === null ? [] : mobileDay(person, mobility, day);
}

/**
 * The moves of a person on a local day. A pure function of person and day: what came before is lived through first. Who is
 * asked for a day before the first one has no past on it.
 */
export function mobileDay(person: Person, mobility: Mobility, day: number): readonly Move[] {
  if (day < FIRST_DAY) return dayOfLife(person, mobility, day, memoryOf(person));
  let history = histories.get(person);
  if (!history || day < history.day) {
    history = { day: FIRST_DAY - 1, moves: [], memory: memoryOf(person) };
    histories.set(person, history);
  }
  while (history.day < day) {
    history.day++;
    history.moves = dayOfLife(person, mobility, history.day, history.memory);
  }
  return history.moves;
}

function memoryOf({ places, behaviour }: Person): Memory {
  return createMemory(places[0] as number, places[1] as number, behaviour.work_days_per_week > 0);
}

function dayOfLife(person: Person, mobility: Mobility, day: number, memory: Memory): Move[] {
  return dayAbroad(person, day) ?? liveDay(person, mobility, day, memory);
}
