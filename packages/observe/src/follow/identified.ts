import { MS_PER_DAY, MS_PER_HOUR, randomStream } from '@phonehome/shared';
import type { Somebody } from './followed.ts';
import type { Match } from './place-truth.ts';
import { pointScale, pointsOf } from './points.ts';
import type { Whereabouts } from './whereabouts.ts';

/** How people are found among the trails by so many points that somebody knows of them. */
export interface IdentifiedBy {
  readonly points: number;
  /** The share of those who are found, that is, whose trail or a piece of it fits best; of several that fit as well one is taken. */
  readonly share: number | null;
  /** The mean share of the reports of such a person that is learnt by it: little, where trails are in pieces. */
  readonly learnt_share: number | null;
}

/** People are met between these hours of local time (ours). */
const MET_FROM_HOUR = 8;
const MET_HOURS = 14;
const DRAWS = 2_000;
const DRAWS_A_PERSON_MAX = 20;
/** Days abroad may be drawn; so often it is tried again. */
const TRIES_MAX = 100;

/**
 * Somebody knows where a person was at so many moments of the day: truly, not from reports. Whoever has the trails looks for
 * the one that was seen most often at the same site within an hour of these moments. Moments are drawn, all alike, between
 * the first and the last report of the phone.
 */
export function identifiedBy(
  matches: readonly Match[],
  people: readonly Somebody[],
  points_max: number,
  { seed, from_ms }: { readonly seed: number; readonly from_ms: number },
): IdentifiedBy[] {
  const scale = pointScale({ area_sites: 1, hours: 1 }, from_ms);
  const targets = matches.flatMap((match) => targetOf(match, people));
  const draws_each = Math.min(DRAWS_A_PERSON_MAX, Math.ceil(DRAWS / Math.max(1, targets.length)));
  const draws = targets.flatMap((target) =>
    Array.from({ length: draws_each }, (_, part) => ({ target, moments: momentsOf(target, points_max, seed, part) })),
  );
  const around = (time_ms: number, cell: number): number[] =>
    [-1, 0, 1].map((hours) => scale.later(scale.point(time_ms, cell), hours));
  const holders = new Map<number, Set<number>>();
  for (const { moments } of draws)
    for (const { time_ms, cell } of moments)
      for (const point of around(time_ms, cell)) if (!holders.has(point)) holders.set(point, new Set());
  for (const { trail, index } of people) for (const point of pointsOf(trail, scale)) holders.get(point)?.add(index);

  const found = new Float64Array(points_max);
  const learnt = new Float64Array(points_max);
  for (const { target, moments } of draws) {
    const scores = new Map<number, number>();
    for (let i = 0; i < points_max; i++) {
      const moment = moments[i];
      if (moment) {
        const seen = new Set(around(moment.time_ms, moment.cell).flatMap((point) => [...(holders.get(point) ?? [])]));
        for (const one of seen) scores.set(one, (scores.get(one) ?? 0) + 1);
      }
      const best = bestOf(scores);
      for (const one of best) {
        const share = target.shares.get(one);
        if (share === undefined) continue;
        found[i] = (found[i] as number) + 1 / best.length;
        learnt[i] = (learnt[i] as number) + share / best.length;
      }
    }
  }
  const mean = (sum: number): number | null => (draws.length === 0 ? null : sum / draws.length);
  return Array.from(found, (sum, i) => ({
    points: i + 1,
    share: mean(sum),
    learnt_share: mean(learnt[i] as number),
  }));
}

/** Somebody whose moments are known, and which trails are mostly theirs, each with its share of their reports. */
interface Target {
  readonly device: number;
  readonly whereabouts: Whereabouts;
  readonly from_ms: number;
  readonly until_ms: number;
  readonly shift_ms: number;
  readonly shares: ReadonlyMap<number, number>;
}

function targetOf({ device, found, pieces, reports, whereabouts }: Match, people: readonly Somebody[]): Target[] {
  if (!found || !whereabouts) return [];
  const own = [...pieces].filter(([index, count]) => count * 2 > (people[index]?.reports ?? 0));
  const parts = [...pieces.keys()].flatMap((index) =>
    (people[index]?.profiles ?? []).filter(({ devices }) => devices.has(device)),
  );
  return [
    {
      device,
      whereabouts,
      from_ms: Math.min(...parts.map(({ from_ms }) => from_ms)),
      until_ms: Math.max(...parts.map(({ until_ms }) => until_ms)),
      shift_ms: found.shift_ms,
      shares: new Map(own.map(([index, count]) => [index, count / reports])),
    },
  ];
}

/** Who has the highest score; nobody where there is none. */
function bestOf(scores: ReadonlyMap<number, number>): number[] {
  let most = 1;
  let best: number[] = [];
  for (const [one, score] of scores) {
    if (score > most) [most, best] = [score, []];
    if (score === most) best.push(one);
  }
  return best;
}

function momentsOf(
  { device, whereabouts, from_ms, until_ms, shift_ms }: Target,
  count: number,
  seed: number,
  part: number,
) {
  const stream = randomStream(seed, 'known-whereabouts', device, part);
  const moments: { time_ms: number; cell: number }[] = [];
  const first_day = Math.floor((from_ms + shift_ms) / MS_PER_DAY);
  const days = Math.floor((until_ms + shift_ms) / MS_PER_DAY) - first_day + 1;
  for (let tries = 0; moments.length < count && tries < TRIES_MAX; tries++) {
    const day = first_day + stream.below(days);
    const hour = MET_FROM_HOUR + stream.fraction() * MET_HOURS;
    const time_ms = Math.floor(day * MS_PER_DAY + hour * MS_PER_HOUR) - shift_ms;
    const cell = whereabouts.cellAt(time_ms);
    if (time_ms >= from_ms && time_ms <= until_ms && cell !== null) moments.push({ time_ms, cell });
  }
  return moments;
}
