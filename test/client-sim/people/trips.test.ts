import { MS_PER_HOUR } from '@phonehome/shared';
import t from 'tap';
import { days, people as everybody, only } from './support.ts';

const DAYS = 365;
/** People who travel and leave their phones alone, so that a year of them is quickly made. */
const people = (count: number, trips_per_year: number, trip_days: number) =>
  everybody(count, {
    trips_per_year,
    trip_days,
    wakes_per_day: { median: 0.01, sigma: 0, min: 0, max: 1 },
    wifi_share: 1,
  });

t.test('departures and returns alternate', async (t) => {
  let trips = 0;
  for (const person of people(150, 12, 5)) {
    const travels = only(days(person, DAYS).flat(), 'travel');
    travels.forEach(({ abroad }, i) => {
      if (i > 0 && abroad === travels[i - 1]?.abroad) t.fail('twice in the same direction');
    });
    trips += travels.filter(({ abroad }) => abroad).length;
  }
  t.ok(trips > 1000, `${trips} departures`);
});

t.test('one travel a day at most: out at 10, home at 16 h', async (t) => {
  for (const person of people(50, 40, 1)) {
    for (const acts of days(person, DAYS)) {
      const travels = only(acts, 'travel');
      if (travels.length > 1) t.fail('more than one travel');
      for (const { abroad, at_ms } of travels) {
        if (at_ms !== (abroad ? 10 : 16) * MS_PER_HOUR) t.fail(`${abroad ? 'out' : 'home'} at ${at_ms} ms`);
      }
    }
  }
  t.pass('each day of 50 people');
});

t.test('a journey lasts its days; journeys that touch are one', async (t) => {
  let exact = 0;
  for (const person of people(150, 2, 5)) {
    let departed: number | null = null;
    days(person, DAYS).forEach((acts, day) => {
      const [travel] = only(acts, 'travel');
      if (travel?.abroad) departed = day;
      if (travel?.abroad !== false || departed === null) return;
      if (day - departed < 5) t.fail(`home after ${day - departed} days`);
      if (day - departed === 5) exact++;
    });
  }
  t.ok(exact > 200, `${exact} journeys of five days`);
});

t.test('about as many journeys begin as the figure says', async (t) => {
  const departures = people(1000, 2, 2).map(
    (person) => only(days(person, DAYS).flat(), 'travel').filter(({ abroad }) => abroad).length,
  );
  const mean = departures.reduce((sum, count) => sum + count, 0) / departures.length;
  t.ok(mean > 1.8 && mean < 2.1, `${mean} a year, journeys that touch being one`);
});

t.test('the way home leads to the home cell', async (t) => {
  for (const person of people(50, 12, 5)) {
    for (const { abroad, cell } of only(days(person, DAYS).flat(), 'travel')) {
      if (!abroad && cell !== person.places[0]) t.fail(`home to cell ${cell}`);
    }
  }
  t.pass('of 50 people');
});

t.test('without trips nobody travels', async (t) => {
  const travels = people(50, 0, 5).flatMap((person) => only(days(person, DAYS).flat(), 'travel'));
  t.same(travels, []);
});
