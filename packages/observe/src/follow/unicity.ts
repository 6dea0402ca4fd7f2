import { randomStream } from '@phonehome/shared';
import { pointScale, pointsOf, type Resolution } from './points.ts';
import type { Trail } from './trail.ts';

/** The share of traces that so many of their own points single out among all. */
export interface UnicityOf extends Resolution {
  readonly points: number;
  /** Null where no trace has so many points. */
  readonly share: number | null;
  /** Traces that have so many points. */
  readonly traces: number;
}

/** So many draws in all, at least; and of one trace no more than so many. */
const DRAWS = 2_000;
const DRAWS_A_TRACE_MAX = 50;

/**
 * Unicity (de Montjoye 2013) of what was reported: points, each an interval of time and an area, are drawn at random from a
 * trace, all alike; how often does no other trace have all of them? Fewer points are the first of more, so that more never
 * single out fewer. `unicity` of the simulation asks the same of the truth, which has a point in every hour.
 */
export function reportedUnicity(
  trails: readonly Trail[],
  resolution: Resolution,
  points_max: number,
  { seed, from_ms }: { readonly seed: number; readonly from_ms: number },
): UnicityOf[] {
  const scale = pointScale(resolution, from_ms);
  const draws_each = Math.min(DRAWS_A_TRACE_MAX, Math.ceil(DRAWS / Math.max(1, trails.length)));
  const draws = trails.flatMap((trail, trace) => {
    const points = [...pointsOf(trail, scale)];
    return Array.from({ length: draws_each }, (_, part) => {
      return { trace, points: drawn(points, points_max, seed, trace, part) };
    });
  });
  const holders = new Map<number, Set<number>>();
  for (const { points } of draws) for (const point of points) if (!holders.has(point)) holders.set(point, new Set());
  // Of all points only those that are asked for are kept.
  trails.forEach((trail, trace) => {
    for (const point of pointsOf(trail, scale)) holders.get(point)?.add(trace);
  });
  const single = new Array<number>(points_max + 1).fill(0);
  const asked = new Array<number>(points_max + 1).fill(0);
  for (const { trace, points } of draws) {
    let others: number[] | null = null;
    points.forEach((point, i) => {
      const of = holders.get(point) as Set<number>;
      others = others === null ? [...of].filter((other) => other !== trace) : others.filter((other) => of.has(other));
      asked[i + 1] = (asked[i + 1] ?? 0) + 1;
      if (others.length === 0) single[i + 1] = (single[i + 1] ?? 0) + 1;
    });
  }
  return Array.from({ length: points_max }, (_, i) => {
    const points = i + 1;
    const count = asked[points] as number;
    return {
      ...resolution,
      points,
      share: count === 0 ? null : (single[points] as number) / count,
      traces: count / draws_each,
    };
  });
}

/** So many different ones of a list, or as many as there are, in the order of the draw. */
function drawn(points: readonly number[], count: number, seed: number, subject: number, part: number): number[] {
  const stream = randomStream(seed, 'known-reports', subject, part);
  const left = new Map<number, number>();
  return Array.from({ length: Math.min(count, points.length) }, (_, i) => {
    // The shuffle of Fisher and Yates, of which only what was moved is kept.
    const at = i + stream.below(points.length - i);
    const index = left.get(at) ?? at;
    left.set(at, left.get(i) ?? i);
    return points[index] as number;
  });
}
