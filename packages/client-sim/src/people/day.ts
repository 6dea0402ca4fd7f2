import type { Act } from './act.ts';
import { settingsAndMishaps } from './habits.ts';
import { itinerary } from './itinerary.ts';
import { mobileDay } from './mobility/history.ts';
import type { Person } from './person.ts';
import { travel } from './travel.ts';
import { wakes } from './wakes.ts';

/**
 * What a person does on one local day, in order of time (dossier 7). A pure function of person and day, so days can be
 * made in any order, one at a time. Days count from the local day of the scenario's start and may be negative. With
 * `mobility` days are made fastest in order: see mobility/history.ts.
 */
export function dayOf(person: Person, day: number): Act[] {
  const acts = [
    ...wakes(person, day),
    ...(person.behaviour.mobility === null
      ? itinerary(person, day)
      : mobileDay(person, person.behaviour.mobility, day)),
    ...travel(person, day),
    ...settingsAndMishaps(person, day),
  ];
  return acts.sort((a, b) => a.at_ms - b.at_ms);
}
