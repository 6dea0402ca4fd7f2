import { createWorld, MS_PER_DAY } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import fc from 'fast-check';
import t from 'tap';
import { fixtureScenario } from '../support.ts';

const scenario = fixtureScenario();

/** The fixture with cohorts of these weights, none a twin. */
function worldOf(weights: readonly number[], devices = 7) {
  const [first] = scenario.cohorts;
  if (!first) throw new Error('the fixture has no cohort');
  return createWorld(
    {
      ...scenario,
      devices,
      cohorts: weights.map((weight, i) => ({ ...first, id: `c${i}`, weight })),
    },
    clientState,
  );
}

const anyWeights = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

t.test('the first phones of a run are the same, however many phones it has', async () => {
  fc.assert(
    fc.property(anyWeights, fc.integer({ min: 1, max: 1e8 }), fc.nat({ max: 1e8 }), (weights, devices, index) => {
      const [one, other] = [worldOf(weights, 1).placeOf(index), worldOf(weights, devices).placeOf(index)];
      return one.cohort.id === other.cohort.id && one.person === other.person;
    }),
  );
});

t.test('over each period of the weights, every cohort has exactly its share', async () => {
  fc.assert(
    fc.property(anyWeights, fc.nat({ max: 1_000_000 }), (weights, start) => {
      const world = worldOf(weights);
      const period = weights.reduce((sum, weight) => sum + weight, 0);
      const ids = Array.from({ length: period }, (_, i) => world.placeOf(start + i).cohort.id);
      return weights.every((weight, c) => ids.filter((id) => id === `c${c}`).length === weight);
    }),
  );
});

t.test('within a period, the cohorts are spread evenly, not one after the other', async (t) => {
  const world = worldOf([5, 1, 1]);
  const ids = Array.from({ length: 7 }, (_, i) => world.placeOf(i).cohort.id);
  t.strictSame(ids, ['c0', 'c0', 'c1', 'c0', 'c2', 'c0', 'c0'], 'smooth round robin');
});

t.test('however many phones there are, no cohort is two phones away from its share', async () => {
  fc.assert(
    fc.property(anyWeights, fc.integer({ min: 1, max: 400 }), (weights, devices) => {
      const world = worldOf(weights);
      const period = weights.reduce((sum, weight) => sum + weight, 0);
      const ids = Array.from({ length: devices }, (_, i) => world.placeOf(i).cohort.id);
      return weights.every((weight, c) => {
        const count = ids.filter((id) => id === `c${c}`).length;
        return Math.abs(count - (devices * weight) / period) < 2;
      });
    }),
  );
});

t.test('each phone has a person of its own, known by its index', async (t) => {
  const world = worldOf([3, 2]);
  for (let index = 0; index < 20; index++) t.equal(world.placeOf(index).person, index);
});

t.test('phone k of a twin cohort is used by the person who uses phone k of the other', async (t) => {
  const world = createWorld(scenario, clientState);
  const places = Array.from({ length: 70 }, (_, index) => ({ index, ...world.placeOf(index) }));
  const of = (id: string) => places.filter(({ cohort }) => cohort.id === id);
  t.equal(of('twin').length, of('updated').length);
  t.strictSame(
    of('twin').map(({ person }) => person),
    of('updated').map(({ index }) => index),
  );
  t.ok(of('updated').every(({ index, person }) => index === person));
  t.ok(of('factory').every(({ index, person }) => index === person));
});

t.test('a twin may stand before or after the cohort that it follows', async (t) => {
  const world = createWorld({ ...scenario, cohorts: [...scenario.cohorts].reverse() }, clientState);
  const places = Array.from({ length: 7 }, (_, index) => ({ index, ...world.placeOf(index) }));
  t.strictSame(
    places.filter(({ cohort }) => cohort.id === 'twin').map(({ person }) => person),
    places.filter(({ cohort }) => cohort.id === 'updated').map(({ index }) => index),
  );
});

t.test('the week of a scenario is that of the calendar, before 1970 and on leap days, too', async (t) => {
  for (const start of ['2018-12-03', '2019-03-01', '2020-02-29', '2000-02-29', '1969-12-31', '1900-01-01']) {
    const sundayIsLast = (new Date(start).getUTCDay() + 6) % 7;
    t.equal(createWorld({ ...scenario, start }, clientState).start_weekday, sundayIsLast, start);
  }
});

t.test('dates become virtual milliseconds from the start of the scenario', async (t) => {
  const world = createWorld(scenario, clientState);
  t.equal(world.epoch_ms, Date.UTC(2019, 0, 1));
  t.equal(world.end_ms, 31 * MS_PER_DAY);
  t.strictSame(world.phases, [
    { id: 'before', title: 'before the update', from_ms: 0 },
    { id: 'after', title: 'after the update', from_ms: 14 * MS_PER_DAY },
  ]);
});
