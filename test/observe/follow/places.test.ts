import { diaryOf } from '@phonehome/observe';
import { cellId, MS_PER_HOUR } from '@phonehome/shared';
import t from 'tap';
import { cellAt, days, epoch_ms, follow, phone, report } from './support.ts';

const home = cellAt(20, 20);
const work = cellAt(24, 23);
const away = cellAt(40, 40);
const numbers = phone(0);

t.test('home is where most nights are seen, work where most afternoons of working days are', async (t) => {
  const [someone] = follow(days(0, 14, [home, work], numbers)).people;
  // The first morning belongs to the night before the story.
  t.match(someone?.home, { cell: home, days: 15, share: 1 });
  t.match(someone?.work, { cell: work, days: 10, share: 1 });
});

t.test('a night of many reports elsewhere does not outweigh nights of few', async (t) => {
  const party = Array.from({ length: 50 }, (_, i) => report(9 * 24 + 20 + i / 20, away, numbers));
  const [someone] = follow([...days(0, 4, [home, work], numbers), ...party]).people;
  t.equal(someone?.home?.cell, home);
});

t.test('one night is no home, and a place of one afternoon in five no work', async (t) => {
  t.equal(follow([report(22, home, numbers), report(23, home, numbers)]).people[0]?.home, null);
  const week = [...days(0, 12, [home, home], numbers), report(13.5, away, numbers)];
  t.equal(follow(week).people[0]?.work, null);
});

t.test('hours are those of local time: what reports say, but for clocks that no time zone explains', async (t) => {
  // Home from 22 to 6.5 h of UTC+9, which is 13 to 21.5 h in UTC.
  const far = days(0, 10, [home, work], numbers).map((one) => ({ ...one, time_ms: one.time_ms - 9 * MS_PER_HOUR }));
  const [someone] = follow(far).people;
  t.match([someone?.home?.cell, someone?.work?.cell], [home, work]);
  t.equal((someone?.shift_ms ?? 0) - epoch_ms, 9 * MS_PER_HOUR);
  const wrong = days(0, 10, [home, work], numbers).map((one) => {
    return { ...one, fields: { ...one.fields, REGDATE: `2017${one.fields.REGDATE?.slice(4)}` } };
  });
  t.match(follow(wrong, { utc_offset_ms: 0 }).people[0], { shift_ms: epoch_ms, home: { cell: home } });
});

t.test(
  'the cell is that of the SIM for data, else of the other, else the site nearest to the coordinates',
  async (t) => {
    const cellOf = (fields: Record<string, string>): string | undefined =>
      diaryOf(follow([report(1, null, { ...numbers, ...fields })]), 0)?.places[0]?.cell;
    const [one, two] = [cellId(home), cellId(work)];
    t.equal(cellOf({ DATASIM: '2', SIM1CELLID: one, SIM2CELLID: two }), two);
    t.equal(cellOf({ DATASIM: '1', SIM1CELLID: one, SIM2CELLID: two }), one);
    t.equal(cellOf({ SIM1CELLID: '17', SIM2CELLID: two }), two, 'a cell that is none of the grid');
    t.equal(cellOf({ LATITUDE: '-0.12', LONGITUDE: '-0.12' }), one);
    t.equal(cellOf({ LATITUDE: '59.91', LONGITUDE: '10.75' }), undefined);
  },
);

t.test('a diary has days of local time, stays from their first to their last report, and places by days', async (t) => {
  const diary = diaryOf(
    follow([
      report(6, home, numbers),
      report(7.5, home, numbers),
      report(9, work, numbers),
      report(23.5, home, numbers),
      report(24.5, home, numbers),
      report(48.25, home, numbers),
    ]),
    0,
  );
  const hours = (stay: { from_ms: number; until_ms: number; place: number }) => [
    stay.from_ms / MS_PER_HOUR,
    stay.until_ms / MS_PER_HOUR,
    diary?.places[stay.place]?.name,
  ];
  t.same(
    diary?.days.map(({ date, weekday, stays }) => [date, weekday, ...stays.map(hours)]),
    [
      ['2018-12-03', 0, [6, 7.5, 'home'], [9, 9, 'place 1'], [23.5, 23.5, 'home']],
      ['2018-12-04', 1, [0.5, 0.5, 'home']],
      ['2018-12-05', 2, [0.25, 0.25, 'home']],
    ],
  );
  t.match(diary?.places, [
    { name: 'home', cell: cellId(home), site: { row: 20, column: 20 }, latitude: '-0.12', days: 3 },
    { name: 'place 1', cell: cellId(work), days: 1 },
  ]);
  t.match(diary, {
    phone: 0,
    people: [0],
    from: '2018-12-03 06:00:00',
    until: '2018-12-05 00:15:00',
    home: 0,
    work: null,
  });
  t.equal(diaryOf(follow([]), 0), undefined);
});
