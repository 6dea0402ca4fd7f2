import { createLeakFinder, hearBytes, type Leak, type Observation } from '@phonehome/observe';
import { luhnDigit } from '@phonehome/shared';
import t from 'tap';
import { phone, post } from './support.ts';

/** What is made of requests of which each is in the flow that is named. */
function observed(
  requests: readonly (readonly [flow: string, body: object | string])[],
  flows_max?: number,
): Observation {
  const finder = createLeakFinder(flows_max === undefined ? {} : { flows_max });
  requests.forEach(([id, body], i) => {
    hearBytes(finder, post(typeof body === 'string' ? body : JSON.stringify(body)), { id, time_us: i + 1 });
  });
  return finder.end();
}

const report = { imei: phone.imei };

t.test('flows that go on beside one another are counted once each', async (t) => {
  const { leaks, carriedBy } = observed(['a', 'b', 'a', 'b', 'a'].map((flow) => [flow, report] as const));
  const [leak, ...others] = leaks;
  t.strictSame(others, []);
  t.equal(leak?.times, 5);
  const { flows, flow_count } = carriedBy(leak as Leak);
  t.equal(flow_count, 2);
  t.strictSame(
    flows.map(({ flow, times }) => [flow.id, times]),
    [
      ['a', 3],
      ['b', 2],
    ],
  );
  t.notMatch(leak?.evidence.map(({ says }) => says).join(), /connections/, 'two are not three');
});

t.test('beyond those that are kept, flows are counted', async (t) => {
  const { leaks, carriedBy } = observed(
    ['a', 'b', 'c', 'c', 'a', 'c'].map((flow) => [flow, report] as const),
    1,
  );
  const [leak] = leaks;
  t.equal(leak?.times, 6);
  t.match(carriedBy(leak as Leak), { flows: [{ flow: { id: 'a' }, times: 2 }], flow_count: 3 });
  t.match(leak?.evidence.map(({ says }) => says).join(), /seen in 3 connections or more/);
});

t.test('what stood alone at first is a leak once it comes in company', async (t) => {
  const bare = { u: phone.imsi.replace(/^00101/, '26201') };
  const [first, later] = [
    observed([['a', bare]]),
    observed([
      ['a', bare],
      ['b', { ...bare, imei: phone.imei }],
    ]),
  ];
  t.notOk(first.leaks.some(({ located }) => located.kind === 'imsi'));
  const leak = later.leaks.find(({ located }) => located.kind === 'imsi');
  t.equal(leak?.times, 2);
  t.equal(later.carriedBy(leak as Leak).flow_count, 2);
});

t.test('thousands of identifiers in one message take seconds, not hours', async (t) => {
  const imeis = Array.from({ length: 4_000 }, (_, i) => {
    const digits = `35${String(100_000_000_000 + i * 7_919).slice(0, 12)}`;
    return `${digits}${luhnDigit(digits)}`;
  });
  const begin_ms = performance.now();
  t.equal(observed([['a', { imei: imeis }]]).leaks.length, 4_000);
  t.equal(observed([['a', { imei: imeis.map((imei) => [...imei].reverse().join('')) }]]).leaks.length > 0, true);
  const cells = imeis.map((_, i) => ({ cid: 50_000 + i, lac: 12 }));
  t.equal(observed([['a', JSON.stringify(cells)]]).leaks.length, 4_000);
  t.ok(performance.now() - begin_ms < 15_000, 'a table that is gone through for each of its rows takes minutes');
});
