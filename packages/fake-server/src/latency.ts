import { type Delay, drawLogNormal, exactExp, exactLn, type RandomStream } from '@phonehome/shared';

/** Beyond so many means nothing is left of an exponential distribution that could be cut. */
const MEANS_MAX = 700;

/** Draws a delay in whole milliseconds; of a number nothing is drawn. */
export function drawDelay(delay: Delay, stream: () => RandomStream): number {
  if (typeof delay === 'number') return delay;
  const { uniform, exponential, lognormal, quantiles } = delay;
  const random = stream();
  if (uniform) return uniform.min + random.below(uniform.max - uniform.min + 1);
  if (exponential) return Math.round(cutExponential(random.fraction(), exponential));
  if (lognormal) return Math.round(drawLogNormal(random, { ...lognormal, min: 0 }));
  return Math.round(interpolated(random.fraction(), quantiles ?? []));
}

/** By the inverse of the distribution function, so that what the cut leaves is drawn at once. */
function cutExponential(fraction: number, { mean, max }: { mean: number; max: number }): number {
  const means = max / mean;
  const kept = means > MEANS_MAX ? 1 : 1 - exactExp(-means);
  return Math.min(max, -exactLn(1 - fraction * kept) * mean);
}

/** The point of a table that stands at a share, on the straight line between its neighbours. */
function interpolated(share: number, points: readonly { readonly at: number; readonly delay: number }[]): number {
  const next = points.findIndex(({ at }) => at > share);
  const above = points[next];
  const below = points[next - 1];
  if (!above || !below) return points.at(-1)?.delay ?? 0;
  return below.delay + ((share - below.at) / (above.at - below.at)) * (above.delay - below.delay);
}
