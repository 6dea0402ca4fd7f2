import { decide, drawDelay, type ReplyPolicy, resolvePolicy } from '@phonehome/fake-server';
import { type Delay, decodeBody, randomStream } from '@phonehome/shared';
import t from 'tap';
import { bodyOf } from '../support.ts';

const DRAWS = 40_000;

/** Many draws of a delay, sorted. */
function drawn(delay: Delay, seed = 5): number[] {
  return Array.from({ length: DRAWS }, (_, i) => drawDelay(delay, () => randomStream(seed, 'policy-delay', i))).sort(
    (a, b) => a - b,
  );
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * sorted.length)] as number;
const near = (saw: number, wanted: number, share = 0.03): boolean => Math.abs(saw - wanted) <= share * wanted;

t.test('a number is itself, and nothing is drawn', async (t) => {
  const never = () => {
    throw new Error('a stream was made');
  };
  t.equal(drawDelay(120, never), 120);
});

t.test('uniform: both ends are met, and all between alike', async (t) => {
  const values = drawn({ uniform: { min: 50, max: 250 } });
  t.same([values[0], values.at(-1)], [50, 250]);
  t.ok(near(mean(values), 150), String(mean(values)));
  for (const share of [0.1, 0.25, 0.75, 0.9]) t.ok(near(quantile(values, share), 50 + 201 * share), String(share));
  t.ok(drawn({ uniform: { min: 7, max: 7 } }).every((value) => value === 7));
});

t.test('exponential: its mean, its quantiles, and nothing above the cut', async (t) => {
  const values = drawn({ exponential: { mean: 1000, max: 600_000 } });
  t.ok(near(mean(values), 1000), String(mean(values)));
  // -ln(1 - share) times the mean.
  for (const [share, wanted] of [
    [0.5, 693.15],
    [0.9, 2302.59],
    [0.99, 4605.17],
  ] as const) {
    t.ok(near(quantile(values, share), wanted, 0.05), `${share}: ${quantile(values, share)}`);
  }
  const cut = drawn({ exponential: { mean: 1000, max: 1000 } });
  t.ok((cut.at(-1) as number) <= 1000);
  // The mean of what is left: 1000 (1 - 1 / (e - 1)).
  t.ok(near(mean(cut), 418.02), String(mean(cut)));
  t.ok(cut.filter((value) => value === 1000).length < DRAWS / 500, 'it is drawn again, not pushed to the end');
});

t.test('lognormal: its median and its 95th percentile, and nothing above the cut', async (t) => {
  const values = drawn({ lognormal: { median: 100, sigma: 0.8, max: 600_000 } });
  t.ok(near(quantile(values, 0.5), 100), String(quantile(values, 0.5)));
  // 100 times e to the power 0.8 * 1.644854.
  t.ok(near(quantile(values, 0.95), 372.8, 0.05), String(quantile(values, 0.95)));
  const cut = drawn({ lognormal: { median: 100, sigma: 0.8, max: 150 } });
  t.ok((cut.at(-1) as number) <= 150 && mean(cut) < 100);
});

t.test('quantiles: each point of the table, and straight lines between', async (t) => {
  const points = [
    { at: 0, delay: 20 },
    { at: 0.5, delay: 120 },
    { at: 0.95, delay: 900 },
    { at: 1, delay: 4000 },
  ];
  const values = drawn({ quantiles: points });
  for (const { at, delay } of points.slice(1, 3)) {
    const no_longer = values.filter((value) => value <= delay).length / DRAWS;
    t.ok(near(no_longer, at, 0.02), `${at}: ${no_longer}`);
  }
  t.ok(near(quantile(values, 0.25), 70, 0.05));
  t.ok((values[0] as number) >= 20 && (values.at(-1) as number) <= 4000);
});

t.test('a delay is drawn by seed, rule, device and time, apart from the shares', async (t) => {
  const policyOf = (seed: number, id: string, share?: number): ReplyPolicy =>
    resolvePolicy(
      {
        rules: [
          {
            id,
            when: share === undefined ? { decoded: true } : { decoded: true, share },
            outcome: 'reset',
            delay_ms: { uniform: { min: 0, max: 600_000 } },
          },
          { id: 'otherwise', when: {}, outcome: 'silent', delay_ms: 0 },
        ],
      },
      { epoch_ms: 0, seed },
    );
  const delaysOf = (policy: ReplyPolicy, meid = '00999000000000') =>
    Array.from({ length: 20 }, (_, i) => {
      const decoded = decodeBody(bodyOf({ MEID: meid }));
      const { outcome } = decide(policy, { time_ms: i * 1000, headers: [], decoded });
      return outcome.outcome === 'reset' ? outcome.delay_ms : -1;
    });
  const usual = delaysOf(policyOf(1, 'slow'));
  t.same(delaysOf(policyOf(1, 'slow')), usual);
  t.same(delaysOf(policyOf(1, 'slow', 1)), usual, 'a share draws from a stream of its own');
  t.equal(new Set(usual).size, usual.length, 'by time');
  for (const other of [policyOf(2, 'slow'), policyOf(1, 'other')]) t.notSame(delaysOf(other), usual);
  t.notSame(delaysOf(policyOf(1, 'slow'), '00999000000001'), usual);
});
