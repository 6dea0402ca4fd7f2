import { MS_PER_HOUR } from '@phonehome/shared';
import { DistanceCount, type Distances } from './distances.ts';
import type { Somebody } from './followed.ts';
import type { Anchor } from './home-work.ts';
import type { Whereabouts } from './whereabouts.ts';

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
  const errors = new DistanceCount();
  let [true_count, right, named_count] = [0, 0, 0];
  for (const { found, whereabouts } of matches) {
    const cell = whereabouts?.cellOf(place) ?? null;
    if (cell === null) continue;
    true_count++;
    const said = found && named(found);
    if (!said) continue;
    named_count++;
    if (said.cell === cell) right++;
    errors.add(said.cell, cell);
  }
  return {
    true_count,
    named: named_count,
    right,
    within_1km: errors.within(1),
    within_5km: errors.within(5),
    error: errors.distances(),
  };
}

/**
 * How far off the trails are at each full hour between the first and the last sight of a phone: somebody is taken to be
 * where the nearest report in time says. Days abroad do not count.
 */
export function trailError(matches: readonly Match[]): Distances {
  const errors = new DistanceCount();
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
      errors.add(trail.cell(is_later_nearer ? before + 1 : before), cell);
    }
  }
  return errors.distances();
}

/** How far the places that reports name are from where the phone truly was then. */
export function reportError(matches: readonly Match[]): Distances {
  const errors = new DistanceCount();
  for (const { found, whereabouts } of matches) {
    if (!found || !whereabouts) continue;
    for (let i = 0; i < found.trail.length; i++) {
      const cell = whereabouts.cellAt(found.trail.from_ms(i));
      if (cell !== null) errors.add(found.trail.cell(i), cell);
    }
  }
  return errors.distances();
}
