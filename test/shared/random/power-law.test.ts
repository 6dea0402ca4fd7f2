import { drawCutPowerLaw, drawPowerLaw, randomStream } from '@phonehome/shared';
import t from 'tap';

const DRAWS = 200_000;

/** So many draws of the same stream. */
function drawn(draw: (stream: ReturnType<typeof randomStream>) => number): number[] {
  const stream = randomStream(11, 'day-mobility', 0);
  return Array.from({ length: DRAWS }, () => draw(stream));
}

const shareBelow = (values: readonly number[], limit: number): number =>
  values.filter((value) => value < limit).length / values.length;

for (const [exponent, min, max] of [
  [0.55, 1, 60],
  [0.65, 7.8, 65.8],
  [2, 3, 4],
] as const) {
  t.test(`a power law of exponent ${exponent} from ${min} to ${max} has the distribution of the formula`, async (t) => {
    const values = drawn((stream) => drawPowerLaw(stream, exponent, min, max));
    t.ok(values.every((value) => value >= min && value <= max));
    for (const limit of [min + (max - min) * 0.02, min + (max - min) * 0.2, min + (max - min) * 0.7]) {
      const expected = (1 - (limit / min) ** -exponent) / (1 - (max / min) ** -exponent);
      t.ok(Math.abs(shareBelow(values, limit) - expected) < 0.004, `below ${limit}: ${expected}`);
    }
  });
}

t.test('one that ends exponentially has the distribution of its density', async (t) => {
  const [exponent, min, cut] = [0.8, 1 / 3, 17];
  const values = drawn((stream) => drawCutPowerLaw(stream, exponent, min, cut));
  t.ok(Math.min(...values.slice(0, 10_000)) >= min);
  const density = (x: number): number => x ** (-1 - exponent) * Math.exp(-x / cut);
  /** By the rule of the midpoint, in steps that grow as x does. */
  const area = (until: number): number => {
    let sum = 0;
    for (let x = min; x < until; x *= 1.0005) sum += density(x * 1.00025) * (Math.min(until, x * 1.0005) - x);
    return sum;
  };
  const whole = area(min + cut * 40);
  for (const limit of [0.5, 1, 3, 10, 30]) {
    const expected = area(limit) / whole;
    t.ok(Math.abs(shareBelow(values, limit) - expected) < 0.004, `below ${limit}: ${expected}`);
  }
});

t.test('a law that all but never ends within its cut still gives a number, and no endless one', async (t) => {
  const stream = randomStream(11, 'day-mobility', 0);
  const values = Array.from({ length: 1_000 }, () => drawCutPowerLaw(stream, 0.01, 60_000, 360_000));
  t.ok(values.every((value) => value >= 60_000 && value < 360_000 * 60));
});
