import { type Act, createPerson, dayOf, type Person } from '@phonehome/client-sim';
import type { Behaviour } from '@phonehome/shared';
import fc from 'fast-check';
import { everyday } from '../support.ts';

const SEED = 7;
/** The weekday of day 0. */
export const MONDAY = 0;

/** So many people of a behaviour. */
export function people(count: number, changes: Partial<Behaviour> = {}): Person[] {
  return Array.from({ length: count }, (_, index) => createPerson(SEED, index, everyday(changes), MONDAY));
}

/** So many days of a person, from day 0 on. */
export function days(person: Person, count: number): Act[][] {
  return Array.from({ length: count }, (_, day) => dayOf(person, day));
}

/** The acts of one kind. */
export function only<K extends Act['act']>(acts: readonly Act[], kind: K): (Act & { act: K })[] {
  return acts.filter((act): act is Act & { act: K } => act.act === kind);
}

/** Any behaviour that a scenario could have, within what a day can hold. */
const behaviours: fc.Arbitrary<Behaviour> = fc.record({
  wakes_per_day: fc.record({
    median: fc.integer({ min: 1, max: 300 }),
    sigma: fc.constantFrom(0, 0.53, 2),
    min: fc.constantFrom(0, 10),
    max: fc.constantFrom(200, 500),
  }),
  unlock_share: fc.constantFrom(0, 0.46, 1),
  hours: fc.array(fc.constantFrom(0, 1, 40), { minLength: 23, maxLength: 23 }).map((hours) => [...hours, 1]),
  rhythm_hours: fc.constantFrom(0, 2, 12),
  reboots_per_week: fc.constantFrom(0, 0.6, 7),
  wifi_share: fc.oneof(fc.constantFrom(0, 1, 0.55), fc.double({ min: 0, max: 1, noNaN: true })),
  wifi_sleep: fc.constantFrom('always', 'never'),
  mobile_data: fc.boolean(),
  trips_per_year: fc.constantFrom(0, 2, 100),
  trip_days: fc.integer({ min: 1, max: 60 }),
});

/** Any person, and any day, also before the scenario's start. */
export const anyPerson = fc
  .tuple(fc.nat(), fc.nat({ max: 100_000 }), behaviours, fc.nat({ max: 6 }))
  .map(([seed, index, behaviour, weekday]) => createPerson(seed, index, everyday(behaviour), weekday));
export const anyDay = fc.integer({ min: -400, max: 4000 });
