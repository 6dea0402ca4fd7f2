import { counterMeasures, type MeasureId, measureIds, standingOf } from '@phonehome/observe';
import t from 'tap';
import { examined, story } from './support.ts';

/** Small, and yet with people among them who do not agree. */
const found = await examined(story('people-who-move'), {
  devices: 8,
  days: 4,
  seeds: 2,
  at_home: story('china-as-intended'),
});
const none = found.rows[0];

for (const { id, theory } of counterMeasures) {
  t.test(`${id} moves its measures in the direction that its theory says`, async (t) => {
    const row = found.rows.find((one) => one.id === id);
    t.ok(theory.length > 0);
    for (const { measure, direction } of theory) {
      const standing = row?.theory.find((one) => one.measure === measure)?.standing;
      t.equal(standing, 'holds', `${measure} goes ${direction}`);
      // Held against the figures themselves, in the words of the table.
      const [before, after] = [none, row].map((one) => one?.values[measure]?.each ?? []);
      const moved = (after ?? []).map((value, i) => Math.sign((value ?? 0) - (before?.[i] ?? 0)));
      if (direction === 'to-zero') t.ok(after?.every((value) => !value));
      else if (direction === 'same') t.ok(moved.every((sign) => sign === 0));
      else t.ok(moved.every((sign) => sign !== (direction === 'up' ? -1 : 1)) && moved.some((sign) => sign !== 0));
    }
  });
}

t.test('every row has a value, or none, for every measure and seed', async (t) => {
  t.same(
    found.rows.map(({ id }) => id),
    ['none', ...counterMeasures.map(({ id }) => id)],
  );
  for (const { id, values } of found.rows) {
    t.same(Object.keys(values), measureIds, id);
    for (const spread of Object.values(values)) {
      if (!spread) continue;
      const there = spread.each.filter((value) => value !== null);
      t.equal(spread.each.length, found.seeds);
      t.same([spread.min, spread.max, spread.seeds], [Math.min(...there), Math.max(...there), there.length]);
      t.ok(there.includes(spread.median));
    }
  }
});

t.test('a theory that is wrong is told so', async (t) => {
  const values = (value: number | null) =>
    Object.fromEntries(measureIds.map((id) => [id, value])) as Record<MeasureId, number | null>;
  const standing = (
    direction: 'to-zero' | 'down' | 'same' | 'up',
    before: (number | null)[],
    after: (number | null)[],
  ) => standingOf({ measure: 'recipient.places', direction, because: '' }, before.map(values), after.map(values));
  t.equal(standing('down', [2, 2], [1, 2]), 'holds');
  t.equal(standing('down', [2, 2], [1, 3]), 'fails', 'in one world it goes up');
  t.equal(standing('down', [2, 2], [2, 2]), 'unmoved');
  t.equal(standing('up', [2, 2], [2, 3]), 'holds');
  t.equal(standing('up', [2, 2], [2, 1]), 'fails');
  t.equal(standing('same', [2, 2], [2, 2.01]), 'fails');
  t.equal(standing('same', [2, null], [2, 0]), 'holds');
  t.equal(standing('to-zero', [2, 2], [0, 0.1]), 'fails');
  t.equal(standing('to-zero', [2, 0], [0, null]), 'holds');
  t.equal(standing('to-zero', [0, 0], [0, 0]), 'nothing-to-move');
});
