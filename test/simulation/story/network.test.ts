import type { Scenario } from '@phonehome/shared';
import t from 'tap';
import { brief, happenings, tell } from '../support.ts';
import { countBy, fieldOf } from './support.ts';

const MOBILE = '1';
const WIFI = '2';

function phonesWith(model: string, sims: string[], triggers: Scenario['triggers']): Scenario {
  return brief('incident', (scenario) => {
    scenario.triggers = triggers;
    for (const cohort of scenario.cohorts.filter(({ id }) => id === 'mispackaged'))
      Object.assign(cohort, { model, sims });
  });
}

for (const triggers of ['as-reported', 'connectivity'] as const) {
  t.test(`${triggers}: how a phone without a China Telecom card is online decides whether it may send`, async (t) => {
    const accessTypes = async (model: string, sims: string[]) => {
      const story = await tell(phonesWith(model, sims, triggers), { devices: 5 });
      const reports = story.reports.filter(({ cohort }) => cohort === 'mispackaged');
      const gate = happenings(story, 'held_back').some(
        ({ happening }) => happening.event === 'held_back' && happening.gate === 'data-sim-not-china-telecom',
      );
      return { types: Object.keys(countBy(reports, (report) => fieldOf(report, 'ACCESSTYPE'))).sort(), gate };
    };

    t.test('a dual-SIM phone sends only on Wi-Fi, whether one card is in it or two', async (t) => {
      const expected = { types: [WIFI], gate: true };
      t.same(await accessTypes('nokia-7-plus-dual', ['norwegian']), expected);
      t.same(await accessTypes('nokia-7-plus-dual', ['norwegian', 'finnish']), expected);
    });

    t.test('a single-SIM phone sends on mobile data too', async (t) => {
      t.same(await accessTypes('nokia-7-plus', ['norwegian']), { types: [MOBILE, WIFI], gate: false });
    });
  });
}

t.test('a dual-SIM phone with a China Telecom card for data sends on mobile data too', async (t) => {
  const scenario = brief('china-as-intended', (scenario) => {
    scenario.policy.rules = scenario.policy.rules.filter(({ outcome }) => outcome === 'refused');
  });
  const { reports } = await tell(scenario, { devices: 2 });
  t.same(Object.keys(countBy(reports, (report) => fieldOf(report, 'ACCESSTYPE'))).sort(), [MOBILE, WIFI]);
});
