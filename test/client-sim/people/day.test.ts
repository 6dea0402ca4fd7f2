import { createPerson, dayOf } from '@phonehome/client-sim';
import { CELL_COUNT, MS_PER_DAY } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anyDay, anyPerson, only, people } from './support.ts';

const runs = { numRuns: 400, seed: 1 };

t.test('a person is a pure function of seed, index and behaviour', async (t) => {
  fc.assert(
    fc.property(anyPerson, (person) => {
      const again = createPerson(person.seed, person.index, person.behaviour, person.start_weekday);
      return JSON.stringify(again) === JSON.stringify(person);
    }),
    runs,
  );
  t.pass();
});

t.test('a day is a pure function of person and day, so days can be made in any order', async (t) => {
  fc.assert(
    fc.property(anyPerson, anyDay, anyDay, (person, one, other) => {
      const before = JSON.stringify(dayOf(person, one));
      dayOf(person, other);
      const again = createPerson(person.seed, person.index, person.behaviour, person.start_weekday);
      return JSON.stringify(dayOf(again, one)) === before;
    }),
    runs,
  );
  t.pass();
});

t.test('two people, and two days of one person, differ', async (t) => {
  const [one, other] = people(2);
  if (!one || !other) throw new Error('two people were made');
  t.notSame(dayOf(one, 0), dayOf(other, 0));
  t.notSame(dayOf(one, 0), dayOf(one, 1));
});

t.test('acts are in order of time, within the day, in whole milliseconds', async (t) => {
  fc.assert(
    fc.property(anyPerson, anyDay, (person, day) => {
      const times = dayOf(person, day).map(({ at_ms }) => at_ms);
      return times.every((time, i) => Number.isInteger(time) && time >= (times[i - 1] ?? 0) && time < MS_PER_DAY);
    }),
    runs,
  );
  t.pass();
});

t.test('sessions never overlap, and end within the day', async (t) => {
  fc.assert(
    fc.property(anyPerson, anyDay, (person, day) => {
      let free_ms = 0;
      for (const { at_ms, session_ms } of only(dayOf(person, day), 'wake')) {
        if (at_ms < free_ms || session_ms <= 0) return false;
        free_ms = at_ms + session_ms;
      }
      return free_ms <= MS_PER_DAY;
    }),
    runs,
  );
  t.pass();
});

t.test('an unlock comes within its session', async (t) => {
  fc.assert(
    fc.property(anyPerson, anyDay, (person, day) =>
      only(dayOf(person, day), 'wake').every(
        ({ session_ms, unlock_after_ms: after }) => after === null || (after > 0 && after < session_ms),
      ),
    ),
    runs,
  );
  t.pass();
});

t.test('every place is a cell of the grid', async (t) => {
  fc.assert(
    fc.property(anyPerson, anyDay, (person, day) =>
      dayOf(person, day).every((act) => !('cell' in act) || (act.cell >= 0 && act.cell < CELL_COUNT)),
    ),
    runs,
  );
  t.pass();
});
