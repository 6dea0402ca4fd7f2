import { dayMoves, dayOf, type Person } from '@phonehome/client-sim';
import { CELL_COUNT, MS_PER_DAY } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anew, anyEarlyDay, anyMover, moveDays, movers } from './support.ts';

const runs = { numRuns: 300, seed: 1 };

t.test('a day is the same whatever days were asked for before, and by whomever', async (t) => {
  fc.assert(
    fc.property(anyMover, fc.array(anyEarlyDay, { maxLength: 5 }), anyEarlyDay, (person, others, day) => {
      const fresh = JSON.stringify(dayOf(anew(person), day));
      for (const other of others) dayOf(person, other);
      return JSON.stringify(dayOf(person, day)) === fresh && JSON.stringify(dayOf(person, day)) === fresh;
    }),
    runs,
  );
  t.pass();
});

t.test('the past makes the day: the more someone has seen, the less is new', async (t) => {
  const shares = movers(100).map((person) => {
    const seen = new Set<number>();
    const isNew = moveDays(person, 120).map((moves) =>
      moves.flatMap(({ place, cell }) => {
        if (place !== 'other') return [];
        const before = seen.size;
        return [seen.add(cell).size > before];
      }),
    );
    return [isNew.slice(0, 14).flat(), isNew.slice(-14).flat()] as const;
  });
  const share = (of: 0 | 1): number => {
    const all = shares.flatMap((part) => part[of]);
    return all.filter(Boolean).length / all.length;
  };
  t.ok(
    share(0) > share(1) * 1.2,
    `${share(0)} of the places of free time are new in the beginning, ${share(1)} in the end`,
  );
});

t.test(
  'who remembers no more than home, work and one place returns to the last one found, or finds another',
  async (t) => {
    for (const person of movers(50, { mobility: { remembered_places: 3, stay_in_share: 0, reach_min_km: 30 } })) {
      const seen = new Set<number>();
      let last = -1;
      let returns = 0;
      let foundAgain = 0;
      for (const { place, cell } of moveDays(person, 60).flat()) {
        if (place !== 'other') continue;
        if (cell === last) returns++;
        else if (seen.has(cell)) foundAgain++;
        last = cell;
        seen.add(cell);
      }
      t.ok(returns > 3, `${returns} returns of person ${person.index}`);
      t.ok(foundAgain < seen.size / 5, `only by chance a place that is forgotten is found again: ${foundAgain} times`);
    }
  },
);

t.test('moves are in order, in whole milliseconds of the day, to cells of the grid', async (t) => {
  fc.assert(
    fc.property(anyMover, anyEarlyDay, (person, day) => {
      let before_ms = 0;
      return dayMoves(person, day).every(({ at_ms, cell }) => {
        const isNext = Number.isInteger(at_ms) && at_ms >= before_ms && at_ms < MS_PER_DAY;
        before_ms = at_ms;
        return isNext && Number.isInteger(cell) && cell >= 0 && cell < CELL_COUNT;
      });
    }),
    runs,
  );
  t.pass();
});

t.test('a day on which someone goes out ends at home, or abroad', async (t) => {
  fc.assert(
    fc.property(anyMover, anyEarlyDay, (person, day) => {
      const last = dayMoves(person, day).at(-1);
      return !last || last.place === 'abroad' || (last.place === 'home' && last.cell === person.places[0]);
    }),
    runs,
  );
  t.pass();
});

t.test('between two places there is a way', async (t) => {
  for (const person of movers(50)) {
    for (const moves of moveDays(person, 20)) {
      moves.forEach(({ place }, i) => {
        if (place !== 'way' && moves[i - 1]?.place !== 'way') t.fail(`${moves[i - 1]?.place} to ${place}`);
      });
    }
  }
  t.pass();
});

t.test('no two people have the same days, nor one person two', async (t) => {
  const [one, other] = movers(2, { work_days_per_week: 7 }) as [Person, Person];
  t.notSame(dayMoves(one, 0), dayMoves(other, 0));
  t.notSame(dayMoves(one, 0), dayMoves(one, 1));
});

t.test('how people move does not change when they use their phones', async (t) => {
  const wakes = (mobility: object | undefined): string =>
    JSON.stringify(
      movers(5, mobility === undefined ? ({ mobility: undefined } as object) : { mobility }).map((person) =>
        Array.from({ length: 7 }, (_, day) => dayOf(person, day).filter(({ act }) => act !== 'move')),
      ),
    );
  t.equal(wakes({}), wakes(undefined));
});
