import type { Move, Person } from '@phonehome/client-sim';
import { distance_km, MS_PER_HOUR } from '@phonehome/shared';
import t from 'tap';
import { moveDays, movers } from './support.ts';

const at = (moves: readonly Move[], place: Move['place']): Move | undefined =>
  moves.find((move) => move.place === place);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

t.test('work begins by the clock, from Monday to Friday, and lasts as long as the scenario says', async (t) => {
  for (const person of movers(100, { rhythm_hours: 0 })) {
    moveDays(person, 14).forEach((moves, day) => {
      const i = moves.findIndex(({ place }) => place === 'work');
      if (day % 7 >= 5) return i >= 0 && t.fail(`work on day ${day}`);
      const hour = (moves[i]?.at_ms ?? 0) / MS_PER_HOUR;
      if (hour < 8.2 || hour > 8.8) t.fail(`work from ${hour}`);
      const hours = ((moves[i + 1]?.at_ms ?? 0) - (moves[i]?.at_ms ?? 0)) / MS_PER_HOUR;
      if (Math.abs(hours - 8) > 1e-6) t.fail(`${hours} hours of work`);
    });
  }
  t.pass();
});

t.test('the way to work takes its time, and ten minutes are a cell', async (t) => {
  for (const person of movers(100)) {
    const [home, work] = person.places as [number, number];
    const moves = moveDays(person, 1)[0] as Move[];
    const legs = moves.slice(
      0,
      moves.findIndex(({ place }) => place === 'work'),
    );
    const minutes = ((at(moves, 'work')?.at_ms ?? 0) - (legs[0]?.at_ms ?? 0)) / 60_000;
    const expected = 5 + (distance_km(home, work) / 40) * 60;
    t.ok(Math.abs(minutes - expected) < 0.001, `${minutes} minutes`);
    t.equal(legs.length, Math.max(1, Math.floor(expected / 10)));
    let away_km = 0;
    for (const { cell } of legs) {
      const next_km = distance_km(home, cell);
      t.ok(
        next_km >= away_km && next_km <= distance_km(home, work) + 1.6,
        'ever further from home, no further than work',
      );
      away_km = next_km;
    }
  }
});

t.test('work is as far as the reach, five to twenty kilometres for half of the people', async (t) => {
  const ways = movers(1000).map(({ places }) => distance_km(places[0] as number, places[1] as number));
  const quartile = (share: number): number => ways.toSorted((a, b) => a - b)[share * 1000] as number;
  t.ok(quartile(0.25) > 3.9 && quartile(0.25) < 5.5, `a quarter within ${quartile(0.25)} km`);
  t.ok(quartile(0.5) > 8 && quartile(0.5) < 11, `half within ${quartile(0.5)} km`);
  t.ok(quartile(0.75) > 17 && quartile(0.75) < 23, `three quarters within ${quartile(0.75)} km`);
  t.ok(
    movers(1000).every(({ places, reach_km }) => distance_km(places[0] as number, places[1] as number) < reach_km + 1),
  );
});

t.test('known Wi-Fi is at some homes and work places, and nowhere else', async (t) => {
  const people = movers(400);
  for (const person of people) {
    for (const { place, wifi } of moveDays(person, 7).flat()) {
      const expected = (place === 'home' && person.wifi_at_home) || (place === 'work' && person.wifi_at_work);
      if (wifi !== expected) t.fail(`person ${person.index}, ${place}`);
    }
  }
  const share = mean(people.map(({ wifi_at_home }) => Number(wifi_at_home)));
  t.ok(share > 0.81 && share < 0.89, `${share} have Wi-Fi at home`);
});

for (const wifi_share of [0, 1]) {
  t.test(`with a share of Wi-Fi of ${wifi_share} it is ${wifi_share ? 'everywhere' : 'nowhere'}`, async (t) => {
    const moves = movers(20, { wifi_share, trips_per_year: 20 }).flatMap((person) => moveDays(person, 60).flat());
    t.ok(moves.length > 1000);
    t.ok(moves.every(({ wifi }) => wifi === (wifi_share === 1)));
  });
}

t.test('who stays in goes to work and home, and nowhere else', async (t) => {
  const moves = movers(20, { mobility: { stay_in_share: 1 } }).flatMap((person) => moveDays(person, 14).flat());
  t.equal(at(moves, 'other'), undefined);
  t.equal(moves.filter(({ place }) => place === 'work').length, 20 * 10);
});

t.test('who never explores but must knows no more than a place beside home and work', async (t) => {
  for (const person of movers(20, { mobility: { exploration_rho: 0, stay_in_share: 0 } })) {
    const others = moveDays(person, 60).flatMap((moves) => moves.filter(({ place }) => place === 'other'));
    t.equal(new Set(others.map(({ cell }) => cell)).size, 1, `person ${person.index}`);
  }
});

t.test('everybody is at home by the hour', async (t) => {
  for (const person of movers(50, { rhythm_hours: 0 }) as Person[]) {
    for (const moves of moveDays(person, 21)) {
      const hour = (moves.at(-1)?.at_ms ?? 0) / MS_PER_HOUR;
      if (hour > 22) t.fail(`at home at ${hour}`);
    }
  }
  t.pass();
});
