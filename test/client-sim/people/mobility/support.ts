import { createPerson, dayMoves, type Move, type Person } from '@phonehome/client-sim';
import type { Behaviour } from '@phonehome/shared';
import fc from 'fast-check';
import { everyday } from '../../support.ts';

const SEED = 7;
const MONDAY = 0;

/** So many people who move, at home all year unless the changes say otherwise. */
export function movers(count: number, changes: Partial<Behaviour> = {}): Person[] {
  const behaviour = everyday({ mobility: {}, trips_per_year: 0, ...changes });
  return Array.from({ length: count }, (_, index) => createPerson(SEED, index, behaviour, MONDAY));
}

/** The same person, of whom nothing has been asked yet. */
export function anew({ seed, index, behaviour, start_weekday }: Person): Person {
  return createPerson(seed, index, behaviour, start_weekday);
}

/** The moves of a person on days 0 and following. */
export function moveDays(person: Person, count: number): (readonly Move[])[] {
  return Array.from({ length: count }, (_, day) => dayMoves(person, day));
}

/** Any way to move that a scenario could ask for. */
const mobilities: fc.Arbitrary<NonNullable<Behaviour['mobility']>> = fc.record({
  exploration_rho: fc.constantFrom(0, 0.6, 1),
  exploration_gamma: fc.constantFrom(0, 0.21, 3),
  jump_exponent: fc.constantFrom(0.01, 0.55, 3),
  jump_min_km: fc.constantFrom(0.9, 1, 20),
  jump_max_km: fc.constantFrom(20, 70),
  reach_min_km: fc.constantFrom(0.9, 2, 20),
  stay_exponent: fc.constantFrom(0.01, 0.8, 3),
  stay_cut_hours: fc.constantFrom(0.1, 17, 1_000),
  stay_min_minutes: fc.constantFrom(1, 20, 600),
  stay_in_share: fc.constantFrom(0, 0.5, 1),
  work_from_hour: fc.constantFrom(0, 8.5, 24),
  work_spread_minutes: fc.constantFrom(0, 30, 720),
  out_from_hour: fc.constantFrom(0, 10),
  home_by_hour: fc.constantFrom(10, 22, 24),
  travel_kmh: fc.constantFrom(1, 40, 300),
  travel_base_minutes: fc.constantFrom(0, 5, 120),
  remembered_places: fc.constantFrom(3, 5, 200),
});

/** Any person who moves, also one with extreme habits. */
export const anyMover: fc.Arbitrary<Person> = fc
  .record({
    seed: fc.nat(),
    index: fc.nat({ max: 100_000 }),
    weekday: fc.nat({ max: 6 }),
    mobility: mobilities,
    rhythm_hours: fc.constantFrom(0, 2, 12),
    work_hours: fc.constantFrom(0, 8, 16),
    work_days_per_week: fc.constantFrom(0, 5, 7),
    wifi_share: fc.constantFrom(0, 0.55, 1),
    trips_per_year: fc.constantFrom(0, 2, 100),
    trip_days: fc.constantFrom(1, 5, 60),
    trip_depart_hour: fc.constantFrom(0, 10, 24),
    trip_return_hour: fc.constantFrom(0, 16, 24),
  })
  .map(({ seed, index, weekday, ...changes }) => createPerson(seed, index, everyday(changes), weekday));

/** Any day of the first months, and some before the start. */
export const anyEarlyDay = fc.integer({ min: -5, max: 120 });
