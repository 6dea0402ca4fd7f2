import { MS_PER_DAY, MS_PER_HOUR, randomStream } from '@phonehome/shared';
import type { Somebody } from './followed.ts';
import type { Match } from './place-truth.ts';
import { pointScale, pointsOf } from './points.ts';
import { stayAt } from './truth.ts';

/** The share of people who are found among the trails by so many points that somebody knows of them. */
export interface IdentifiedBy {
  readonly points: number;
  readonly share: number | null;
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
 * the one that was seen most often at the same site within an hour of these moments. The person is identified if that is one
 * trail and theirs. Moments are drawn, all alike, between the first and the last report of the phone.
 */
export function identifiedBy(
  matches: readonly Match[],
  people: readonly Somebody[],
  points_max: number,
  { seed, from_ms }: { readonly seed: number; readonly from_ms: number },
): IdentifiedBy[] {
  const scale = pointScale({ area_sites: 1, hours: 1 }, from_ms);
  const known = matches.filter(({ found, stays }) => found && stays.length > 0);
  const draws_each = Math.min(DRAWS_A_PERSON_MAX, Math.ceil(DRAWS / Math.max(1, known.length)));
  const draws = known.flatMap((match) =>
    Array.from({ length: draws_each }, (_, part) => ({ match, moments: momentsOf(match, points_max, seed, part) })),
  );
  const holders = new Map<number, Set<number>>();
  const around = (time_ms: number, cell: number): number[] =>
    [-1, 0, 1].map((hours) => scale.later(scale.point(time_ms, cell), hours));
  for (const { moments } of draws)
    for (const { time_ms, cell } of moments)
      for (const point of around(time_ms, cell)) if (!holders.has(point)) holders.set(point, new Set());
  for (const { trail, index } of people) for (const point of pointsOf(trail, scale)) holders.get(point)?.add(index);

  const found = new Array<number>(points_max).fill(0);
  for (const { match, moments } of draws) {
    const scores = new Map<number, number>();
    for (let i = 0; i < points_max; i++) {
      const moment = moments[i];
      if (moment) {
        const seen = new Set(around(moment.time_ms, moment.cell).flatMap((point) => [...(holders.get(point) ?? [])]));
        for (const one of seen) scores.set(one, (scores.get(one) ?? 0) + 1);
      }
      if (bestOf(scores) === match.found?.index) found[i] = (found[i] ?? 0) + 1;
    }
  }
  return found.map((count, i) => ({ points: i + 1, share: draws.length === 0 ? null : count / draws.length }));
}

/** Who has the highest score, or null if several have. */
function bestOf(scores: ReadonlyMap<number, number>): number | null {
  let [best, most, is_alone]: [number | null, number, boolean] = [null, 0, false];
  for (const [one, score] of scores) {
    if (score > most) [best, most, is_alone] = [one, score, true];
    else if (score === most) is_alone = false;
  }
  return is_alone ? best : null;
}

function momentsOf({ device, found, stays }: Match, count: number, seed: number, part: number) {
  const { trail, shift_ms } = found as Somebody;
  const stream = randomStream(seed, 'known-whereabouts', device, part);
  const moments: { time_ms: number; cell: number }[] = [];
  if (trail.length === 0) return moments;
  const first_ms = trail.from_ms(0);
  const last_ms = trail.until_ms(trail.length - 1);
  const first_day = Math.floor((first_ms + shift_ms) / MS_PER_DAY);
  const days = Math.floor((last_ms + shift_ms) / MS_PER_DAY) - first_day + 1;
  for (let tries = 0; moments.length < count && tries < TRIES_MAX; tries++) {
    const day = first_day + stream.below(days);
    const hour = MET_FROM_HOUR + stream.fraction() * MET_HOURS;
    const time_ms = Math.floor(day * MS_PER_DAY + hour * MS_PER_HOUR) - shift_ms;
    const cell = stayAt(stays, time_ms)?.cell ?? null;
    if (time_ms >= first_ms && time_ms <= last_ms && cell !== null) moments.push({ time_ms, cell });
  }
  return moments;
}
