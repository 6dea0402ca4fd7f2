import { readFileSync } from 'node:fs';
import { affectedOf, counterMeasures, firstDays, measureIds, measures } from '@phonehome/observe';
import type { Scenario } from '@phonehome/shared';
import t from 'tap';
import { limits } from '../../../packages/observe/src/prevent/limits.ts';
import { runUnder } from '../../../packages/observe/src/prevent/run-under.ts';
import {
  keptPrevention,
  PREVENTION_PAGE,
  PREVENTION_SIZE,
  preventionPageText,
  storyNamed,
} from '../../../scripts/prevention.ts';

const kept = keptPrevention();
const again = 'if not: npm run prevention';
/** Rows with all that people do, one with pseudonyms, and one with the maker's own activation: enough to see a change. */
const ROWS = ['none', 'pseudonyms', 'right-variant'];

t.test(`${PREVENTION_PAGE} says what is kept`, async (t) => {
  const page = readFileSync(new URL(`../../../${PREVENTION_PAGE}`, import.meta.url), 'utf8');
  t.equal(page, preventionPageText(kept), 'it is current; if not: npm run generate');
});

t.test(`what is kept is about the measures and counter-measures of today; ${again}`, async (t) => {
  t.match(kept, { ...PREVENTION_SIZE, scenario: 'people-who-move', at_home: { scenario: 'china-as-intended' } });
  const words = measureIds.map((id) => [
    id,
    { side: measures[id].side, says: measures[id].says, unit: measures[id].unit },
  ]);
  t.strictSame(kept.limits, limits);
  t.strictSame(kept.measures, Object.fromEntries(words));
  t.strictSame(
    kept.rows.slice(1).map(({ id, title, says }) => ({ id, title, says })),
    counterMeasures.map(({ id, title, says }) => ({ id, title, says })),
  );
  for (const { id, theory } of kept.rows) {
    const expected = counterMeasures.find((one) => one.id === id)?.theory ?? [];
    t.strictSame(
      theory,
      expected.map((one) => ({ ...one, standing: 'holds' })),
      `${id}: and each theory holds`,
    );
  }
});

t.test(`the first seed, run again for some rows, gives what is kept; ${again}`, async (t) => {
  const [story, home] = ['people-who-move', 'china-as-intended'].map((name) =>
    firstDays(storyNamed(name), PREVENTION_SIZE.days),
  ) as [Scenario, Scenario];
  const setting = {
    story,
    affected: affectedOf(story),
    home: { id: home.id, story: home, affected: affectedOf(home) },
    devices: PREVENTION_SIZE.devices,
    signal: undefined,
  };
  for (const id of ROWS) {
    const measure = counterMeasures.find((one) => one.id === id) ?? null;
    const { values } = await runUnder(setting, measure, kept.seed);
    const before = kept.rows.find((row) => row.id === id)?.values ?? {};
    for (const one of measureIds) t.equal(values[one], before[one]?.each[0] ?? null, `${id} ${one}`);
  }
});

t.test('no assumed figure of the people or their phones turns what a counter-measure does to a leak', async (t) => {
  const ofPeople = (kept.sensitivity ?? []).filter(({ figure }) => /^(behaviours|timings)\./.test(figure));
  t.ok(ofPeople.length > 80);
  for (const { figure, tried, changed } of ofPeople) {
    const turned = changed.filter(({ measure, standing }) => standing === 'fails' && measures[measure].side === 'leak');
    t.same(turned, [], `${figure} ${tried}`);
  }
});
