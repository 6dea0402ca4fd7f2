import { type Act, createPerson, type Person } from '@phonehome/client-sim';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '@phonehome/shared';
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

/** How long of a day that begins and ends at home the phone is within reach of known Wi-Fi. */
function onWifi_ms(acts: readonly Act[]): number {
  let since_ms: number | null = 0;
  let total_ms = 0;
  for (const { at_ms, wifi } of only(acts, 'move')) {
    if (since_ms !== null) total_ms += at_ms - since_ms;
    since_ms = wifi ? at_ms : null;
  }
  return since_ms === null ? total_ms : total_ms + MS_PER_DAY - since_ms;
}

for (const wifi_share of [0.1, 0.43, 0.55, 0.69, 0.9]) {
  t.test(`the share of each day within reach of Wi-Fi is ${wifi_share}, with Wi-Fi at work or not`, async (t) => {
    for (const person of people(50, { wifi_share })) {
      for (const acts of days(person, 7)) {
        const share = onWifi_ms(acts) / MS_PER_DAY;
        if (Math.abs(share - wifi_share) > 1e-6) t.fail(`${share} for person ${person.index}`);
      }
    }
    t.pass('each day of 50 people');
  });
}

for (const wifi_share of [0, 1]) {
  t.test(`with a share of Wi-Fi of ${wifi_share} people go about, and never in or out of its reach`, async (t) => {
    const moves = people(50, { wifi_share }).flatMap((person) => days(person, 5).flatMap((acts) => only(acts, 'move')));
    t.ok(moves.length > 500);
    t.ok(moves.every(({ wifi }) => wifi === (wifi_share === 1)));
  });
}

t.test('the way to work takes as long as the scenario says, from home and on mobile data', async (t) => {
  for (const commute_minutes of [10, 35, 90]) {
    for (const person of people(50, { wifi_share: 0.55, commute_minutes })) {
      const [leaves, arrives] = only(days(person, 1)[0] as Act[], 'move');
      t.match(leaves, { cell: person.way, wifi: false });
      t.equal(arrives?.cell, person.places[1]);
      t.equal((arrives?.at_ms ?? 0) - (leaves?.at_ms ?? 0), commute_minutes * MS_PER_MINUTE);
    }
  }
});

t.test('a third of the day is spent at work, from Monday to Friday, on Wi-Fi by half of the people', async (t) => {
  const everybody = people(400, { wifi_share: 0.6 });
  for (const person of everybody.slice(0, 50)) {
    const [monday, , , , friday, saturday, sunday] = days(person, 7).map((acts) =>
      only(acts, 'move').some(({ cell }) => cell === person.places[1]),
    );
    t.same([monday, friday, saturday, sunday], [true, true, false, false], `person ${person.index}`);
  }
  within(t, mean(everybody.map(({ wifi_at_work }) => Number(wifi_at_work))), 0.44, 0.56, 'share with Wi-Fi at work');
  const arrivals = everybody.map((person) => {
    const moves = only(days(person, 1)[0] ?? [], 'move');
    const at = moves.findIndex(({ cell }) => cell === person.places[1]);
    return ((moves[at + 1]?.at_ms ?? 0) - (moves[at]?.at_ms ?? 0)) / MS_PER_HOUR;
  });
  within(t, mean(arrivals), 7.5, 8, 'mean hours at work');
});

t.test('the scenario says how many days of work a week has, and when it begins', async (t) => {
  const works = (person: Person): boolean[] =>
    days(person, 7).map((acts) => only(acts, 'move').some(({ cell }) => cell === person.places[1]));
  const [person] = people(1, { work_days_per_week: 2 }) as [Person];
  t.same(works(person), [true, true, false, false, false, false, false]);
  const fromSunday = createPerson(person.seed, person.index, person.behaviour, 6);
  t.same(works(fromSunday), [false, true, true, false, false, false, false]);
});

t.test('a fifth to a quarter of the other moves lead to a new place (dossier 7)', async (t) => {
  const others = people(200).flatMap((person) =>
    days(person, 20).flatMap((acts) =>
      only(acts, 'move').flatMap(({ cell }) =>
        [person.places[0], person.places[1], person.way].includes(cell) ? [] : [!person.places.includes(cell)],
      ),
    ),
  );
  within(t, mean(others.map(Number)), 0.2, 0.25, 'share of new places');
});

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

t.test('the time away from home lies around the middle of the day', async (t) => {
  const middles = people(500, { wifi_share: 0.6 }).flatMap((person) =>
    days(person, 3).map((acts) => {
      const moves = only(acts, 'move');
      return ((moves[0]?.at_ms ?? 0) + (moves.at(-1)?.at_ms ?? 0)) / 2;
    }),
  );
  within(t, mean(middles) / MS_PER_HOUR, 12.5, 13.5, 'mean middle, local hour');
});
