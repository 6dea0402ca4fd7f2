import { exactExp, exactLn } from './exact-math.ts';
import type { RandomStream } from './stream.ts';

const TRIES_MAX = 64;

/** A standard normal number, by Marsaglia's polar method. */
export function drawNormal(stream: RandomStream): number {
  for (;;) {
    const x = 2 * stream.fraction() - 1;
    const y = 2 * stream.fraction() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * exactLn(square)) / square);
  }
}

/** A log-normal number cut to [min, max]: drawn again while outside, clamped when the cut leaves almost nothing. */
export function drawLogNormal(
  stream: RandomStream,
  shape: { median: number; sigma: number; min: number; max: number },
): number {
  let value = shape.median;
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    value = shape.median * exactExp(shape.sigma * drawNormal(stream));
    if (value >= shape.min && value <= shape.max) return value;
  }
  return Math.min(shape.max, Math.max(shape.min, value));
}

/** An exponential waiting time with the given median, in the unit of the median. */
export function drawExponential(stream: RandomStream, median: number): number {
  return (-exactLn(1 - stream.fraction()) / exactLn(2)) * median;
}

/** An index of `weights`, drawn in proportion to its weight. Weights are non-negative and not all 0. */
export function drawWeighted(stream: RandomStream, weights: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] as number;
  let left = stream.fraction() * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i] as number;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/** A number of events of a Poisson process with the given mean (below 700), by counting uniform factors. */
export function drawPoisson(stream: RandomStream, mean: number): number {
  const limit = exactExp(-mean);
  let product = stream.fraction();
  let count = 0;
  while (product > limit) {
    product *= stream.fraction();
    count++;
  }
  return count;
}
