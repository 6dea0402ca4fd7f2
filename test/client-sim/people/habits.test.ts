import { MS_PER_HOUR } from '@phonehome/shared';
import t from 'tap';
import { days, only, people } from './support.ts';

const habits = {
  power_losses_per_week: 'power_loss',
  airplane_modes_per_week: 'airplane_mode',
  data_sim_switches_per_week: 'switch_data_sim',
  volte_switches_per_week: 'switch_volte',
  secondary_users_per_week: 'secondary_user',
  secret_codes_per_week: 'secret_code',
} as const;

for (const [figure, act] of Object.entries(habits)) {
  t.test(`${figure}: none without it, three a week with three`, async (t) => {
    const count = (rate: number): number =>
      people(300, { [figure]: rate }).flatMap((person) => only(days(person, 14).flat(), act)).length / 600;
    t.equal(count(0), 0);
    t.ok(Math.abs(count(3) - 3) < 0.3, `${count(3)} a week`);
  });
}

t.test('sim_swaps_per_year: a tenth of the people in a year, with 0.1', async (t) => {
  const swaps = people(1000, { sim_swaps_per_year: 0.1 }).flatMap((person) =>
    only(days(person, 365).flat(), 'swap_sim'),
  );
  t.ok(swaps.length > 70 && swaps.length < 130, `${swaps.length} swaps`);
});

t.test('sim_swaps_per_year: five in a year, with 5', async (t) => {
  const swaps = people(300, { sim_swaps_per_year: 5 }).flatMap((person) => only(days(person, 365).flat(), 'swap_sim'));
  t.ok(swaps.length > 1_350 && swaps.length < 1_650, `${swaps.length} swaps of 300 people`);
});

t.test('all of them happen in the active hours', async (t) => {
  const rates = Object.fromEntries(Object.keys(habits).map((figure) => [figure, 7]));
  const active = { active_from_hour: 9, active_until_hour: 12 };
  const kinds: readonly string[] = Object.values(habits);
  const acts = people(50, { ...rates, ...active }).flatMap((person) => days(person, 7).flat());
  const times = acts.flatMap(({ act, at_ms }) => (kinds.includes(act) ? [at_ms / MS_PER_HOUR] : []));
  t.ok(times.length > 1000);
  t.ok(Math.min(...times) >= 9 && Math.max(...times) < 12);
});

t.test('a habit of its own moves nothing else of the day', async (t) => {
  const others = (changes: object): string =>
    JSON.stringify(
      people(20, changes).map((person) =>
        days(person, 7).map((acts) => acts.filter(({ act }) => act !== 'airplane_mode')),
      ),
    );
  t.equal(others({ airplane_modes_per_week: 5 }), others({}));
});
