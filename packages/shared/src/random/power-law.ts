import { exactExp, exactLn } from './exact-math.ts';
import type { RandomStream } from './stream.ts';

const TRIES_MAX = 1_000;
/** Beyond so many times the cut nothing is accepted: e^-700 is less than any chance. */
const CUTS_MAX = 700;

/** x to the power y, for x > 0, with the same bits everywhere. */
function power(x: number, y: number): number {
  return exactExp(y * exactLn(x));
}

/** A number from `min` to `max` whose density goes as x^-(1 + exponent), in the unit of `min`. The exponent is above 0. */
export function drawPowerLaw(stream: RandomStream, exponent: number, min: number, max: number): number {
  const left = 1 - stream.fraction() * (1 - power(max / min, -exponent));
  return Math.min(max, min * power(left, -1 / exponent));
}

/**
 * A number from `min` on whose density goes as x^-(1 + exponent) * e^(-x / cut): a power law that ends exponentially. Drawn
 * from the power law and kept with the chance that the end leaves it.
 */
export function drawCutPowerLaw(stream: RandomStream, exponent: number, min: number, cut: number): number {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const logarithm = exactLn(1 - stream.fraction()) / -exponent;
    const cuts = logarithm > CUTS_MAX ? CUTS_MAX : ((exactExp(logarithm) - 1) * min) / cut;
    if (stream.chance(cuts >= CUTS_MAX ? 0 : exactExp(-cuts))) return min + cuts * cut;
  }
  return min;
}
