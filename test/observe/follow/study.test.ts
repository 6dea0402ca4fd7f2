import type { FollowMeasures } from '@phonehome/observe';
import { followingSvg, studyCases, studyJson } from '@phonehome/observe';
import t from 'tap';
import { keptFollowing, runFollowing } from '../../../scripts/following.ts';
import { elementsOf } from '../../well-formed.ts';

const kept = keptFollowing();

t.test('what is kept is of the cases as they are', async (t) => {
  const cases = kept.results.map(({ people, days, observer }) => ({ people, days, observer }));
  t.same(cases, studyCases, 'if not: npm run following');
});

t.test('the smallest case is found again', async (t) => {
  const [smallest] = studyCases;
  const again = studyJson(await runFollowing(smallest ? [smallest] : []));
  t.same(JSON.parse(again).results[0], kept.results[0], 'if generated data has changed: npm run following');
});

function of(people: number, days = 28, observer = 'recipient'): FollowMeasures {
  const found = kept.results.find((one) => one.people === people && one.days === days && one.observer === observer);
  return found?.measures as FollowMeasures;
}

function four({ unicity }: FollowMeasures, area_sites: number, hours = 1): number {
  return unicity.find((one) => one.points === 4 && one.area_sites === area_sites && one.hours === hours)?.share ?? -1;
}

t.test('what the page says of its tables is so', async (t) => {
  const crowds = [30, 100, 300, 1_000].map((people) => of(people));
  const largest = of(1_000);
  for (const { truth, phones } of crowds) {
    t.match(truth?.linking.phones, { precision: 1, recall: 1, true_count: phones, whole: phones });
    t.ok((truth?.place_error.each_hour.within_1km_share ?? 0) > 0.9, 'nine full hours of ten');
    t.equal(truth?.home.within_1km, phones, 'every home');
  }
  t.ok((largest.truth?.identified[3]?.share ?? 0) > 0.98, 'four moments');

  const shares = [1, 2, 4, 8, 16, 32].map((sites) => crowds.map((crowd) => four(crowd, sites)));
  // A share is of some two thousand draws.
  const falls = (of: readonly number[]): boolean => of.every((share, i) => share < (of[i - 1] ?? 1) + 0.005);
  for (const by_crowd of shares) t.ok(falls(by_crowd), `larger crowds hide better: ${by_crowd.join()}`);
  t.ok((shares[0]?.[3] ?? 0) > 0.99, 'but hardly by site');
  const from_published = (sites: number): number => {
    const two = largest.unicity.find((one) => one.points === 2 && one.area_sites === sites && one.hours === 1);
    return Math.abs(four(largest, sites) - 0.95) + Math.max(0, 0.5 - (two?.share ?? 0));
  };
  const nearest = [1, 2, 4, 8, 16, 32].toSorted((a, b) => from_published(a) - from_published(b))[0];
  t.equal(nearest, 4, 'areas of 4.4 km come nearest to what was published');

  t.ok(four(largest, 1) - four(largest, 1, 24) < 0.01, 'a day for an interval changes next to nothing by site');
  t.ok(four(largest, 8, 24) < 0.55 * four(largest, 8), 'and halves the share in areas of 8.9 km');
  for (const sites of [1, 2, 4, 8]) {
    t.ok(Math.abs(four(of(300, 7), sites) - four(of(300), sites)) < 0.03, 'a week is as good as a month');
  }

  const sets = largest.home_work_sets;
  t.equal(sets[0]?.alone_share, 1, 'by site everybody is alone with home and work');
  t.same(
    sets.slice(0, 3).map(({ median }) => median),
    [1, 1, 1],
  );
  t.ok((sets[2]?.alone_share ?? 0) > 0.5, 'and most people in areas of 4.4 km');
  const unnamed = of(100, 28, 'no-identifiers').truth;
  t.ok((unnamed?.home.within_1km ?? 0) >= 95, 'without numbers nearly every home is found');
  const { precision, recall } = unnamed?.linking.phones ?? {};
  t.ok((precision ?? 1) < 0.9 && (recall ?? 0) > 0.4, 'and much is joined, not without mistakes');
});

t.test('the chart is well-formed, its curves stay in their frames, and it says in words what it shows', async (t) => {
  const elements = elementsOf(followingSvg(kept));
  const curves = elements.filter(({ attributes }) => ['leak', 'fix'].includes(attributes.class ?? ''));
  t.equal(curves.length, 6 + 5, 'sizes of areas by points, and intervals by sizes of areas');
  for (const { attributes } of curves) {
    const points = (attributes.d ?? '')
      .slice(1)
      .split('L')
      .map((point) => point.split(',').map(Number));
    t.ok(
      points.every(([x = -1, y = -1]) => x >= 56 && x <= 630 && y >= 104 && y <= 754),
      `${attributes.d}`,
    );
  }
  const rings = elements.filter(({ name }) => name === 'circle');
  t.equal(rings.length, 3, 'two published figures, and their legend');
  const described = elements.find(({ name }) => name === 'desc')?.text ?? '';
  t.match(described, /1000 simulated people, 28 days\. 1\.1 km: \d+ %, .*four points single out 95 %/);
});
