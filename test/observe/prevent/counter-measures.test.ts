import { affectedOf, counter, counterMeasures, firstDays } from '@phonehome/observe';
import type { Scenario } from '@phonehome/shared';
import { simulate } from '@phonehome/simulation';
import t from 'tap';
import { story } from './support.ts';

const countered = (scenario: Scenario, id: string): Scenario => {
  const measure = counterMeasures.find((one) => one.id === id);
  if (!measure) throw new RangeError(`no counter-measure ${id}`);
  return counter(scenario, measure, affectedOf(scenario)).scenario;
};

/** What people do, which no counter-measure changes. */
async function lives(scenario: Scenario): Promise<string[]> {
  const all: string[] = [];
  for await (const moment of simulate({ scenario, seed: 3, devices: 4 })) {
    if (moment.kind !== 'truth') continue;
    const { happening, device, time_ms } = moment;
    if (['screen_on', 'user_present', 'moved', 'airplane_mode'].includes(happening.event)) {
      all.push(`${time_ms} ${device} ${JSON.stringify(happening)}`);
    }
  }
  return all;
}

t.test('under each counter-measure the same people live the same days', async (t) => {
  const scenario = firstDays(story('people-who-move'), 3);
  const plain = await lives(scenario);
  t.ok(plain.length > 200);
  for (const { id } of counterMeasures) t.same(await lives(countered(scenario, id)), plain, id);
});

t.test('applying one changes nothing in the scenario that it is applied to, and gives the same again', async (t) => {
  const scenario = story('incident');
  const before = structuredClone(scenario);
  for (const { id } of counterMeasures) {
    t.same(countered(scenario, id), countered(scenario, id), id);
    t.same(scenario, before, id);
  }
});

t.test('the release gate keeps phones on the build that they have, and lets the later fix through', async (t) => {
  const scenario = story('incident');
  const { updates, cohorts } = countered(scenario, 'release-gate');
  t.same(
    updates.map(({ id }) => id),
    ['december-update-in-china', 'february-fix'],
  );
  t.same(cohorts, scenario.cohorts);
});

t.test('a refused build of the factory is not sold', async (t) => {
  const { cohorts } = countered(story('people-who-move'), 'release-gate');
  t.same(
    cohorts.map(({ build }) => build),
    ['ww-without', 'ww-without'],
  );
});

t.test('with no build that passes, phones are sold with their own, mended', async (t) => {
  const scenario = story('fix-alone', ({ builds }) => {
    for (const build of Object.values(builds)) if (build.client !== 'on') build.region_label = 'EU';
  });
  const { cohorts, builds } = countered(scenario, 'release-gate');
  for (const { build } of cohorts) t.equal(builds[build]?.client, 'absent', build);
});

t.test('the right variant leaves builds alone whose client is where it belongs', async (t) => {
  const scenario = story('incident');
  const { builds } = countered(scenario, 'right-variant');
  for (const id of ['cn-november', 'cn-december', 'ww-clean']) t.same(builds[id], scenario.builds[id], id);
  for (const id of ['ww-november', 'ww-december', 'ww-february']) {
    t.match(builds[id], { client: 'absent', maker_activation: true }, id);
  }
});

t.test('which builds and whose phones are concerned is what the gate says', async (t) => {
  const { refused, intended, cohorts, at_home } = affectedOf(story('incident'));
  t.same([...refused.keys()], ['ww-december']);
  t.ok(refused.get('ww-december')?.includes('client-outside-region'));
  t.same([...intended], ['cn-november', 'cn-december']);
  t.same([[...cohorts], [...at_home]], [['mispackaged'], ['china']]);
});

t.test('the first days of a story are the story, cut short', async (t) => {
  const scenario = story('incident');
  const week = firstDays(scenario, 10);
  t.match(week, { end: '2018-12-13', phases: { length: 2 }, updates: { length: 2 } });
  t.equal(firstDays(scenario, 109), scenario);
  for (const days of [0, 110, 1.5]) t.throws(() => firstDays(scenario, days), { code: 'USAGE' }, String(days));
  // What an update brings to phones from the factory is on them before it is released.
  t.same([...affectedOf(firstDays(story('origin-factory'), 5)).cohorts], ['sold-with-it']);
});
