import { affectedOf, counterMeasures } from '@phonehome/observe';
import t from 'tap';
import { firstDays } from '../../../packages/observe/src/prevent/derived.ts';
import { runUnder } from '../../../packages/observe/src/prevent/run-under.ts';
import { story } from './support.ts';

/** Phones with a card of each kind, of which now this and now that is for data. */
const twoCards = firstDays(
  story('people-who-move', ({ models, sims, cohorts, behaviours }) => {
    Object.assign(models['nokia-7-plus'] ?? {}, { sim_slots: 2 });
    sims.chinese = { operator: 'China Telecom', country: 'CN', card: 'china-telecom', volte: 'on' };
    for (const cohort of cohorts) cohort.sims = ['norwegian', 'chinese'];
    for (const behaviour of Object.values(behaviours)) {
      Object.assign(behaviour, { data_sim_switches_per_week: 20, sim_swaps_per_year: 20 });
    }
  }),
  5,
);

t.test('whose card it is counts at the moment of the report; without the slot it cannot be told', async (t) => {
  const setting = { story: twoCards, affected: affectedOf(twoCards), home: null, devices: 4, signal: undefined };
  const told = async (id: string | null) => {
    const measure = counterMeasures.find((one) => one.id === id) ?? null;
    return (await runUnder(setting, measure, 7)).values['region-check.card'] ?? Number.NaN;
  };
  t.equal(await told(null), 1);
  t.equal(await told('pseudonyms'), 1, 'the issuer is kept');
  const without_slot = await told('fewer-fields');
  t.ok(without_slot > 0 && without_slot < 1, `${without_slot}: DATASIM is not among the fewest fields`);
});
