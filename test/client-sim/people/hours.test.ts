import { MS_PER_HOUR } from '@phonehome/shared';
import t from 'tap';
import { days, only, people } from './support.ts';

const SESSION_MAX_MS = 125_000;
const GAP_MS = 1_000;
const nights = Array.from({ length: 24 }, (_, hour) => (hour < 7 || hour >= 23 ? 0 : 1));

t.test(
  'without rhythm, an hour of weight 0 has no wakes, but for one put off by a session of the hour before',
  async (t) => {
    let all = 0;
    for (const person of people(1000, { hours: nights, rhythm_hours: 0 })) {
      for (const acts of days(person, 3)) {
        const wakes = only(acts, 'wake');
        wakes.forEach(({ at_ms }, i) => {
          all++;
          if (nights[Math.floor(at_ms / MS_PER_HOUR)] !== 0) return;
          const before = wakes[i - 1];
          if (!before || before.at_ms + before.session_ms + GAP_MS !== at_ms) t.fail(`a wake at ${at_ms} ms`);
        });
      }
    }
    t.ok(all > 100_000, `${all} wakes`);
  },
);

t.test('wakes follow the weights of the hours', async (t) => {
  const hours = nights.map((weight, hour) => (hour === 18 ? 5 : weight));
  const counts = hours.map(() => 0);
  for (const person of people(1000, { hours, rhythm_hours: 0 })) {
    for (const acts of days(person, 3)) {
      for (const { at_ms } of only(acts, 'wake')) {
        const hour = Math.floor(at_ms / MS_PER_HOUR);
        counts[hour] = (counts[hour] ?? 0) + 1;
      }
    }
  }
  const peak = (counts[18] as number) / (counts[12] as number);
  t.ok(peak > 4.6 && peak < 5.2, `an hour of weight 5 has ${peak.toFixed(2)} times the wakes of one of weight 1`);
});

t.test('rhythm: people are early or late by at most so many hours, either way alike', async (t) => {
  const shifts = people(2000, { rhythm_hours: 2 }).map(({ rhythm_ms }) => rhythm_ms / MS_PER_HOUR);
  t.ok(Math.max(...shifts) <= 2 && Math.max(...shifts) > 1.9, 'up to two hours late');
  t.ok(Math.min(...shifts) >= -2 && Math.min(...shifts) < -1.9, 'up to two hours early');
  t.ok(Math.abs(shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length) < 0.1, 'on average neither');
});

t.test('rhythm: a whole day moves with its person', async (t) => {
  const hours = nights.map((_, hour) => (hour === 12 ? 1 : 0));
  for (const person of people(200, { hours, rhythm_hours: 3 })) {
    const [first] = only(days(person, 1).flat(), 'wake');
    if (!first) continue;
    const shifted_ms = first.at_ms - person.rhythm_ms;
    const late = shifted_ms - 13 * MS_PER_HOUR;
    if (shifted_ms < 12 * MS_PER_HOUR || late > SESSION_MAX_MS) t.fail(`a first wake at ${first.at_ms} ms`);
  }
  t.pass('of 200 people who wake their phones around noon');
});

t.test('rhythm: what it moves past midnight comes at the other end of the day', async (t) => {
  for (const [hour, ways] of [
    [23, 'late'],
    [0, 'early'],
  ] as const) {
    const hours = nights.map((_, h) => (h === hour ? 1 : 0));
    const moved = people(300, { hours, rhythm_hours: 12 }).filter(
      ({ rhythm_ms }) => Math.abs(rhythm_ms) > 2 * MS_PER_HOUR && rhythm_ms > 0 === (ways === 'late'),
    );
    t.ok(moved.length > 100, `${moved.length} people are ${ways}`);
    for (const person of moved) {
      const [first] = only(days(person, 1).flat(), 'wake');
      const from_ms = hour * MS_PER_HOUR + person.rhythm_ms + (ways === 'late' ? -24 : 24) * MS_PER_HOUR;
      const after_ms = (first?.at_ms ?? from_ms) - from_ms;
      if (after_ms < 0 || after_ms > MS_PER_HOUR) t.fail(`${after_ms} ms after the hour`);
    }
  }
});
