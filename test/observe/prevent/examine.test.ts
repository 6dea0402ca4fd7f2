import { examinePrevention, Prevention, preventionJson, preventionPage } from '@phonehome/observe';
import { Ajv } from 'ajv';
import t from 'tap';
import { examined, story } from './support.ts';

const small = { devices: 4, days: 2, seeds: 1, at_home: story('china-as-intended') };
const found = await examined(story('people-who-move'), small);

t.test('a result is plain data of the schema, the same each time', async (t) => {
  const again = await examined(story('people-who-move'), small);
  t.strictSame(again, found);
  t.strictSame(JSON.parse(preventionJson(found)), found, 'JSON loses nothing');
  const holds = new Ajv({ strict: false }).compile(Prevention);
  t.ok(holds(found), JSON.stringify(holds.errors));
  t.match(found, {
    scenario: 'people-who-move',
    affected: { phones: 2, cohorts: ['followed'], builds: ['ww-december'] },
  });
  t.match(found.at_home, { scenario: 'china-as-intended', phones: 4 });
  t.match(preventionPage(found), /\n\| as it was \| 100 % \|/);
  t.match(
    preventionPage(found),
    /^# Would it have been prevented\?\n\npeople-who-move: 2 affected phones of 4, 2 days, /,
  );
});

t.test('the first phones and seeds of a larger examination are those of a smaller one', async (t) => {
  const two = await examined(story('people-who-move'), { ...small, seeds: 2 });
  found.rows.forEach(({ id, values }, i) => {
    for (const [measure, spread] of Object.entries(values)) {
      t.equal(two.rows[i]?.values[measure]?.each[0] ?? null, spread?.each[0] ?? null, `${id} ${measure}`);
    }
  });
});

t.test('phones at home are those of the story, where it has some', async (t) => {
  const found = await examined(story('incident'), {
    devices: 5,
    days: 12,
    seeds: 1,
    at_home: story('china-as-intended'),
  });
  t.match(found.at_home, { scenario: 'incident', phones: 1 });
  t.equal(found.rows[0]?.values['registration.at-home']?.median, 1);
});

t.test('it tells how far it is, and ends when it is told to', async (t) => {
  const controller = new AbortController();
  const steps = examinePrevention(story('people-who-move'), { ...small, signal: controller.signal });
  t.match(await steps.next(), { done: false, value: { stage: 'examining', done: 1, total: 13 } });
  controller.abort();
  await t.rejects(steps.next(), { code: 'INTERRUPTED' });
});

t.test('a story in which nothing leaks, and more days than there are, are refused', async (t) => {
  await t.rejects(examined(story('china-as-intended'), {}), { code: 'SCENARIO_INVALID' });
  await t.rejects(examined(story('people-who-move'), { days: 31 }), { code: 'USAGE' });
  const at_home = story('europe-as-intended');
  await t.rejects(examined(story('people-who-move'), { ...small, at_home }), { code: 'SCENARIO_INVALID' });
});
