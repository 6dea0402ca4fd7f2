import {
  drawExponential,
  drawLogNormal,
  drawNormal,
  drawPoisson,
  drawWeighted,
  type RandomStream,
  randomStream,
} from '@phonehome/shared';
import t from 'tap';
import { draws, mean, share } from '../support.ts';

const COUNT = 20_000;
// Fixed seeds: these tests always see the same numbers, so a tolerance of several standard errors never flickers.
const stream = (subject: number): RandomStream => randomStream(20190321, 'places', subject);
const near = (value: number, expected: number, tolerance: number) => Math.abs(value - expected) <= tolerance;

t.test('a normal number has mean 0, variance 1 and the known shares within one and two deviations', async (t) => {
  const source = stream(1);
  const values = draws(COUNT, () => drawNormal(source));
  t.ok(near(mean(values), 0, 0.03));
  t.ok(near(mean(values.map((value) => value * value)), 1, 0.05));
  t.ok(near(mean(values.map((value) => value ** 3)), 0, 0.15));
  t.ok(
    near(
      share(values, (value) => Math.abs(value) < 1),
      0.6827,
      0.015,
    ),
  );
  t.ok(
    near(
      share(values, (value) => Math.abs(value) < 2),
      0.9545,
      0.01,
    ),
  );
});

t.test('a log-normal number has its median in the middle and keeps within its cuts', async (t) => {
  const source = stream(2);
  const shape = { median: 49.5, sigma: 0.53, min: 10, max: 200 };
  const values = draws(COUNT, () => drawLogNormal(source, shape));
  t.ok(values.every((value) => value >= shape.min && value <= shape.max));
  t.ok(
    near(
      share(values, (value) => value < shape.median),
      0.5,
      0.015,
    ),
  );
  t.ok(near(mean(values), 57, 1), 'the mean of 57 wakes a day of dossier 7');
});

t.test('a log-normal number without spread is its median', async (t) => {
  t.equal(drawLogNormal(stream(3), { median: 40, sigma: 0, min: 1, max: 100 }), 40);
});

t.test('a cut that leaves almost nothing gives its nearer end', async (t) => {
  t.equal(drawLogNormal(stream(4), { median: 50, sigma: 0.01, min: 400, max: 500 }), 400);
  t.equal(drawLogNormal(stream(4), { median: 50, sigma: 0.01, min: 1, max: 2 }), 2);
});

t.test('half of the exponential waiting times are below the median, and three quarters below twice that', async (t) => {
  const source = stream(5);
  const values = draws(COUNT, () => drawExponential(source, 11));
  t.ok(values.every((value) => value >= 0 && Number.isFinite(value)));
  t.ok(
    near(
      share(values, (value) => value < 11),
      0.5,
      0.015,
    ),
  );
  t.ok(
    near(
      share(values, (value) => value < 22),
      0.75,
      0.015,
    ),
  );
});

t.test('an index is drawn in proportion to its weight, and never with weight 0', async (t) => {
  const source = stream(6);
  const weights = [0, 3, 0, 1, 6, 0];
  const values = draws(COUNT, () => drawWeighted(source, weights));
  weights.forEach((weight, index) => {
    const found = share(values, (value) => value === index);
    t.ok(weight === 0 ? found === 0 : near(found, weight / 10, 0.015), `weight ${weight}: ${found}`);
  });
});

t.test('the least and the greatest fraction give the first and the last index that has a weight', async (t) => {
  const source = (fraction: number): RandomStream => ({ ...stream(0), fraction: () => fraction });
  t.equal(drawWeighted(source(0), [0, 0, 2, 5]), 2);
  t.equal(drawWeighted(source(1 - 2 ** -53), [2, 5, 0, 0]), 1);
});

t.test('a Poisson number has the given mean, an equal variance, and is 0 for mean 0', async (t) => {
  const source = stream(7);
  for (const expected of [0.1, 3, 57]) {
    const values = draws(COUNT, () => drawPoisson(source, expected));
    const found = mean(values);
    t.ok(near(found, expected, 0.02 + expected * 0.01), `mean ${found}`);
    t.ok(near(mean(values.map((value) => (value - found) ** 2)), expected, 0.02 + expected * 0.05));
  }
  t.ok(draws(100, () => drawPoisson(source, 0)).every((value) => value === 0));
});

t.test('the first draws are pinned: a change of them is a change of all generated data', async (t) => {
  const source = stream(8);
  t.strictSame(
    draws(4, () => drawPoisson(source, 57)),
    [71, 59, 49, 62],
  );
  t.strictSame(
    draws(2, () => drawNormal(source)),
    [1.1724487857419632, 1.3734691597507802],
  );
  t.equal(drawExponential(source, 11), 33.20393274179155);
  t.equal(drawLogNormal(source, { median: 49.5, sigma: 0.53, min: 10, max: 200 }), 40.36460701218003);
});
