import { dayMoves, type Person, type PlaceKind } from '@phonehome/client-sim';
import { MS_PER_DAY } from '@phonehome/shared';

/** A stretch of time in one cell, in milliseconds of a person's local time since local day 0. */
export interface Stay {
  readonly from_ms: number;
  readonly until_ms: number;
  readonly cell: number;
  readonly place: PlaceKind;
}

/**
 * Where a person is on so many local days from day 0 on, without gaps: the truth, made without the phone. Days abroad have
 * no cell of the grid that is theirs, so they are left out. Nobody whose behaviour has no `mobility` has any.
 */
export function staysOf(person: Person, days: number): Stay[] {
  const stays: Stay[] = [];
  let here: Omit<Stay, 'until_ms'> = { from_ms: 0, cell: person.places[0] as number, place: 'home' };
  const leave = (at_ms: number): void => {
    if (at_ms > here.from_ms && here.place !== 'abroad') stays.push({ ...here, until_ms: at_ms });
  };
  for (let day = 0; day < days; day++) {
    for (const { at_ms, cell, place } of dayMoves(person, day)) {
      const from_ms = day * MS_PER_DAY + at_ms;
      leave(from_ms);
      here = { from_ms, cell, place };
    }
  }
  leave(days * MS_PER_DAY);
  return stays;
}

/** The stays at places, without the ways between them: each is a visit. */
export function visitsOf(stays: readonly Stay[]): Stay[] {
  return stays.filter(({ place }) => place !== 'way');
}
