import { MS_PER_DAY, MS_PER_HOUR } from '@phonehome/shared';
import t, { type Test } from 'tap';
import { days, only, people } from './support.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const within = (t: Test, value: number, low: number, high: number, what: string): void => {
  t.ok(value >= low && value <= high, `${what}: ${value.toFixed(3)}, between ${low} and ${high}`);
};

t.test('wakes a day: the mean over people is 55 to 60 (dossier 7)', async (t) => {
  const counts = people(3000).flatMap((person) => days(person, 3).map((acts) => only(acts, 'wake').length));
  within(t, mean(counts), 55, 60, 'mean wakes a day');
});

t.test('wakes a day: people differ from 10 to 200, half of them below 49.5', async (t) => {
  const levels = people(3000)
    .map(({ wakes_per_day }) => wakes_per_day)
    .sort((a, b) => a - b);
  within(t, levels[0] as number, 10, 20, 'the least');
  within(t, levels[1500] as number, 48, 51, 'the median');
  within(t, levels[2999] as number, 150, 200, 'the most');
});

t.test('unlocks are 46 % of the wakes (dossier 7)', async (t) => {
  const wakes = people(500).flatMap((person) => days(person, 5).flatMap((acts) => only(acts, 'wake')));
  within(t, mean(wakes.map(({ unlock_after_ms }) => (unlock_after_ms === null ? 0 : 1))), 0.45, 0.47, 'share');
});

for (const wifi_share of [0.1, 0.43, 0.55, 0.69, 0.9]) {
  t.test(`the share of the day within reach of Wi-Fi is ${wifi_share}`, async (t) => {
    for (const person of people(50, { wifi_share })) {
      for (const acts of days(person, 5)) {
        const moves = only(acts, 'move');
        if (moves.length !== 2 || moves[0]?.wifi !== false || moves[1]?.wifi !== true) t.fail('out, and home again');
        const away_ms = (moves[1]?.at_ms ?? 0) - (moves[0]?.at_ms ?? 0);
        if (Math.abs(1 - away_ms / MS_PER_DAY - wifi_share) > 1e-6) t.fail(`away for ${away_ms} ms`);
      }
    }
    t.pass('each day of 50 people');
  });
}

for (const wifi_share of [0, 1]) {
  t.test(`with a share of Wi-Fi of ${wifi_share} nobody moves in or out of its reach`, async (t) => {
    const moves = people(50, { wifi_share }).flatMap((person) => days(person, 5).flatMap((acts) => only(acts, 'move')));
    t.same(moves, []);
  });
}

for (const reboots_per_week of [0, 0.6, 3]) {
  t.test(`reboots a week: ${reboots_per_week}`, async (t) => {
    const counts = people(1000, { reboots_per_week }).map(
      (person) => only(days(person, 14).flat(), 'reboot').length / 2,
    );
    within(t, mean(counts), reboots_per_week * 0.9, reboots_per_week * 1.1, 'mean');
  });
}

t.test('reboots a week: 14', async (t) => {
  const counts = people(300, { reboots_per_week: 14 }).map((person) => only(days(person, 7).flat(), 'reboot').length);
  within(t, mean(counts), 13, 15, 'mean');
});

t.test('an outing lies around the middle of the day', async (t) => {
  const middles = people(500, { wifi_share: 0.6 }).flatMap((person) =>
    days(person, 3).map((acts) => mean(only(acts, 'move').map(({ at_ms }) => at_ms))),
  );
  within(t, mean(middles) / MS_PER_HOUR, 12.5, 13.5, 'mean middle, local hour');
});
