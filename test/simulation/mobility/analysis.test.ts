import { CELL_GRID_SIDE, cellOfSite, MS_PER_HOUR, randomStream, SITE_KM } from '@phonehome/shared';
import {
  distinctPlaces,
  hourlyAreas,
  radiusOfGyration_km,
  type Stay,
  timeAtTop,
  unicity,
  visitsByRank,
  visitsOf,
} from '@phonehome/simulation';
import t from 'tap';

const cell = (row: number, column: number): number => cellOfSite({ row, column }, 0);

/** Stays one after the other, each a number of hours in a cell. */
function stays(...parts: readonly (readonly [hours: number, cell: number, place?: Stay['place']])[]): Stay[] {
  let at_ms = 0;
  return parts.map(([hours, cell, place = 'other']) => {
    const from_ms = at_ms;
    at_ms += hours * MS_PER_HOUR;
    return { from_ms, until_ms: at_ms, cell, place };
  });
}

const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;

t.test('the radius of gyration: none in one place, half the way between two, weighted by time', async (t) => {
  t.equal(radiusOfGyration_km(stays([5, cell(3, 3)])), 0);
  t.ok(near(radiusOfGyration_km(stays([5, cell(3, 3)], [5, cell(3, 13)])), 5 * SITE_KM));
  t.ok(
    near(radiusOfGyration_km(stays([9, cell(3, 3)], [1, cell(3, 13)])), 3 * SITE_KM),
    'the root of 0.9 * 0.1, by 10',
  );
  t.ok(
    near(radiusOfGyration_km(stays([4, cell(0, 0)], [1, cell(3, 4)], [4, cell(0, 0)], [1, cell(3, 4)])), 2 * SITE_KM),
  );
  t.equal(
    radiusOfGyration_km(stays([1, cell(3, 3)], [1, cellOfSite({ row: 3, column: 3 }, 2)])),
    0,
    'sectors of a site',
  );
});

t.test('visits: counted by place, ranked, and new ones by time; ways are none', async (t) => {
  const [a, b, c] = [cell(1, 1), cell(2, 2), cell(3, 3)];
  const visits = visitsOf(stays([8, a], [1, c, 'way'], [2, b], [1, a], [1, b], [3, a], [8, c]));
  t.same(visitsByRank(visits), [3, 2, 1]);
  t.same(
    distinctPlaces(
      visits,
      [0, 9, 12, 30, 100].map((hours) => hours * MS_PER_HOUR),
    ),
    [0, 1, 2, 3, 3],
  );
  t.ok(near(timeAtTop(visits, 1), 12 / 23));
  t.ok(near(timeAtTop(visits, 2), 20 / 23));
  t.equal(timeAtTop(visits, 3), 1);
});

t.test('where someone is at each full hour, by area', async (t) => {
  const [home, next] = [cell(0, 0), cell(2, 3)];
  const day = stays([7.5, home], [9.5, next], [6, home], [1, home]);
  const at = (area_sites: number): number[] => [...hourlyAreas(day, 24, area_sites)];
  const expected = (there: number): number[] => Array.from({ length: 24 }, (_, h) => (h >= 8 && h < 17 ? there : 0));
  t.same(at(1), expected(2 * CELL_GRID_SIDE + 3));
  t.same(at(2), expected(CELL_GRID_SIDE / 2 + 1), 'areas of two by two sites');
  t.same(at(4), expected(0), 'in areas of four by four both are one');
  t.same([...hourlyAreas(stays([2, home]), 4, 1)], [0, 0, 0xffff, 0xffff], 'later it is not known');
});

const noon = Array.from({ length: 24 }, (_, hour) => Number(hour === 12));

t.test(
  'unicity: who is like another is not singled out, and points of an hour that is not used tell nothing',
  async (t) => {
    const trace = (noons: readonly number[]): Uint16Array => {
      const hours = new Uint16Array(noons.length * 24);
      noons.forEach((area, day) => {
        hours[day * 24 + 12] = area;
      });
      return hours;
    };
    const of = (points: number, ...traces: Uint16Array[]): number => unicity(traces, { points, hours: noon, seed: 5 });
    t.equal(of(2, trace([1, 2]), trace([1, 2])), 0, 'two people with the same days');
    t.equal(of(2, trace([1, 2]), trace([1, 3])), 1, 'with both days known they differ');
    t.equal(of(2, trace([1, 2]), trace([1, 2]), trace([1, 3]), trace([4, 4])), 0.5);
    const elsewhereAtNight = trace([1, 2]);
    elsewhereAtNight[3] = 9;
    t.equal(of(2, trace([1, 2]), elsewhereAtNight), 0, 'nobody looks at night');
  },
);

t.test('unicity: more points single out more people', async (t) => {
  const days = 40;
  // Each person's area of a day is one of two, so that a point halves the crowd.
  const traces = Array.from({ length: 64 }, (_, person) => {
    const areas = Array.from({ length: days }, (_, day) => randomStream(5, 'occasion', person, day).below(2));
    return Uint16Array.from({ length: days * 24 }, (_, hour) => areas[Math.floor(hour / 24)] as number);
  });
  const shares = [1, 4, 8, 16].map((points) => unicity(traces, { points, hours: noon, seed: 5 }));
  t.equal(shares[0], 0);
  shares.forEach((share, i) => {
    t.ok(i === 0 || share > (shares[i - 1] as number), `${share}`);
  });
  t.ok((shares[3] as number) > 0.95);
});
