import { observers, type Sighting } from '@phonehome/observe';
import { MS_PER_HOUR } from '@phonehome/shared';
import t from 'tap';
import { cellAt, follow, report, sizes } from './support.ts';

const north = [cellAt(50, 10), cellAt(54, 10)] as const;
const south = [cellAt(10, 40), cellAt(14, 40)] as const;

/** Three weeks of reports each hour: at work from 9 to 17 h from Monday to Friday, half an hour on the way, else at home. */
function lived(
  [home, work]: readonly [number, number],
  minute: number,
  fields: Record<string, string> = {},
): Sighting[] {
  return Array.from({ length: 21 * 24 }, (_, hour) => {
    const at_work = hour % 24 >= 9 && hour % 24 < 17 && Math.floor(hour / 24) % 7 < 5;
    return report(hour + minute / 60, at_work ? work : home, fields);
  });
}

/** The same with a pseudonym of each day. */
function pseudonymous(reports: readonly Sighting[], name: string): Sighting[] {
  return reports.map((one) => {
    return { ...one, fields: { ...one.fields, PSEUDONYM: `${name} ${Math.floor(one.time_ms / MS_PER_HOUR / 24)}` } };
  });
}

const { determined, 'places-only': places } = observers;

t.test('a pseudonym of each day goes on where that of the day before has ended', async (t) => {
  const reports = [...pseudonymous(lived(north, 10), 'first'), ...pseudonymous(lived(south, 40), 'other')];
  t.equal(follow(reports).phones.length, 42, 'by numbers there are as many phones as days');
  const { phones, links } = follow(reports, { observer: determined });
  t.same(sizes(phones), [504, 504]);
  t.match(links.filter(({ kind }) => kind === 'places')[0], {
    of: 'phone',
    because: 'begins at the site where the other ended',
  });
});

t.test('but not on a phone of another model, and not farther away than one can get', async (t) => {
  const first = { MODEL: 'HMD-Nokia 7 plus', PSEUDONYM: 'first' };
  const then = (hour: number, cell: number, MODEL: string) => [
    ...[1, 2, 3].map((at) => report(at, north[0], first)),
    ...[0, 1, 2].map((at) => report(hour + at, cell, { MODEL, PSEUDONYM: 'other' })),
  ];
  const count = (reports: Sighting[]) => follow(reports, { observer: determined }).phones.length;
  t.equal(count(then(3.5, north[1], 'HMD-Nokia 7 plus')), 1, '4.4 km in half an hour');
  t.equal(count(then(3.5, north[1], 'HMD-Nokia 8')), 2);
  t.equal(count(then(3.5, south[0], 'HMD-Nokia 7 plus')), 2, '55 km in half an hour');
  t.equal(count(then(6, south[0], 'HMD-Nokia 7 plus')), 1, '55 km in three hours');
  t.equal(count(then(60, north[0], 'HMD-Nokia 7 plus')), 2, 'after more than two days of silence');
});

t.test(
  'without numbers, who sleeps in a cell is a phone, and goes to work where ways lead from it and back',
  async (t) => {
    const reports = [...lived(north, 10), ...lived(south, 40)];
    const { phones, links } = follow(reports, { observer: places });
    t.same(sizes(phones), [504, 504]);
    t.same(phones.map(({ home, work }) => [home?.cell, work?.cell]).sort(), [[...south], [...north]].sort());
    t.match(
      new Set(links.filter(({ of }) => of === 'phone').map(({ because }) => because)),
      new Set(['in a cell where nights are spent', 'where most ways lead from this home and back']),
    );
  },
);

t.test('two who sleep in one cell are one; a stay to which no way leads is nobody', async (t) => {
  const { phones } = follow([...lived(north, 10), ...lived([north[0], south[1]], 40)], { observer: places });
  t.ok((sizes(phones)[0] as number) > 504, 'both at home, and at work of one of them at least');
  const alone = [...lived(north, 10), report(100.5, south[0])];
  t.same(sizes(follow(alone, { observer: places }).phones), [504, 1]);
});
