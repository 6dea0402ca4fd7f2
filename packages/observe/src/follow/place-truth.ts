import { distance_km, MS_PER_HOUR } from '@phonehome/shared';
import type { Somebody } from './followed.ts';
import type { Anchor } from './home-work.ts';
import type { Whereabouts } from './whereabouts.ts';

/** Distances in kilometres, by what share of them is smaller. */
export interface Distances {
  readonly count: number;
  readonly median_km: number | null;
  readonly p90_km: number | null;
}

/** How many homes, or places of work, were named, and how well. */
export interface AnchorMeasures {
  /** Phones that sent reports and whose user has such a place. */
  readonly true_count: number;
  readonly named: number;
  /** The very cell. */
  readonly right: number;
  /** At most a kilometre away: the same site. */
  readonly within_1km: number;
  readonly within_5km: number;
  readonly error: Distances;
}

/** What was made of each phone: the somebody who has most of its reports. */
export interface Match {
  readonly device: number;
  readonly found: Somebody | null;
  /** How many of its reports each of those has who have any, by index. */
  readonly pieces: ReadonlyMap<number, number>;
  /** All its reports, those that could be linked with no others included. */
  readonly reports: number;
  /** Null where the truth has none. */
  readonly whereabouts: Whereabouts | null;
}

/** Compares homes, or places of work, with the truth. */
export function anchorMeasures(
  matches: readonly Match[],
  place: 'home' | 'work',
  named: (found: Somebody) => Anchor | null,
): AnchorMeasures {
  const errors: number[] = [];
  let [true_count, right, named_count] = [0, 0, 0];
  for (const { found, whereabouts } of matches) {
    const cell = whereabouts?.cellOf(place) ?? null;
    if (cell === null) continue;
    true_count++;
    const said = found && named(found);
    if (!said) continue;
    named_count++;
    if (said.cell === cell) right++;
    errors.push(distance_km(said.cell, cell));
  }
  const within = (km: number): number => errors.filter((error) => error <= km).length;
  return {
    true_count,
    named: named_count,
    right,
    within_1km: within(1),
    within_5km: within(5),
    error: distancesOf(errors),
  };
}

/**
 * How far off the trails are at each full hour between the first and the last sight of a phone: somebody is taken to be
 * where the nearest report in time says. Days abroad do not count.
 */
export function trailError(matches: readonly Match[]): Distances {
  const errors: number[] = [];
  for (const { found, whereabouts } of matches) {
    if (!found || !whereabouts || found.trail.length === 0) continue;
    const { trail } = found;
    const end_ms = trail.until_ms(trail.length - 1);
    for (let at_ms = Math.ceil(trail.from_ms(0) / MS_PER_HOUR) * MS_PER_HOUR; at_ms <= end_ms; at_ms += MS_PER_HOUR) {
      const cell = whereabouts.cellAt(at_ms);
      if (cell === null) continue;
      const before = trail.indexAt(at_ms);
      const is_later_nearer =
        before + 1 < trail.length && trail.from_ms(before + 1) - at_ms < at_ms - trail.until_ms(before);
      errors.push(distance_km(trail.cell(is_later_nearer ? before + 1 : before), cell));
    }
  }
  return distancesOf(errors);
}

/** How far the places that reports name are from where the phone truly was then. */
export function reportError(matches: readonly Match[]): Distances {
  const errors: number[] = [];
  for (const { found, whereabouts } of matches) {
    if (!found || !whereabouts) continue;
    for (let i = 0; i < found.trail.length; i++) {
      const cell = whereabouts.cellAt(found.trail.from_ms(i));
      if (cell !== null) errors.push(distance_km(found.trail.cell(i), cell));
    }
  }
  return distancesOf(errors);
}

function distancesOf(errors: readonly number[]): Distances {
  const sorted = Float64Array.from(errors).sort();
  const at = (share: number): number | null =>
    sorted.length === 0 ? null : (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number);
  return { count: sorted.length, median_km: at(0.5), p90_km: at(0.9) };
}
