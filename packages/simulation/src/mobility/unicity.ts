import { CELL_GRID_SIDE, drawWeighted, MS_PER_HOUR, randomStream, siteOfCell } from '@phonehome/shared';
import type { Stay } from './stays.ts';

const HOURS_A_DAY = 24;
/** Where someone is of whom it is not known, such as abroad. */
const NOWHERE = 0xffff;

/**
 * In which area someone is at each full hour.
 * @param area_sites how many sites the side of an area has; 1 for the site itself
 */
export function hourlyAreas(stays: readonly Stay[], hours: number, area_sites: number): Uint16Array {
  const areas = new Uint16Array(hours).fill(NOWHERE);
  const areas_a_row = Math.ceil(CELL_GRID_SIDE / area_sites);
  for (const { from_ms, until_ms, cell } of stays) {
    const { row, column } = siteOfCell(cell);
    const area = Math.floor(row / area_sites) * areas_a_row + Math.floor(column / area_sites);
    areas.fill(area, Math.ceil(from_ms / MS_PER_HOUR), Math.ceil(until_ms / MS_PER_HOUR));
  }
  return areas;
}

/** What is known of each person: so many points, each an hour of some day and the area, the hours by how much they are used. */
export interface KnownPoints {
  readonly points: number;
  /** How much each hour of the day is used, from 0 h. */
  readonly hours: readonly number[];
  readonly seed: number;
}

/**
 * Unicity (de Montjoye 2013): the share of people whom so many points, drawn from their own trace, single out among all.
 * @param traces the areas of each person by hour, all of the same whole days
 */
export function unicity(traces: readonly Uint16Array[], { points, hours, seed }: KnownPoints): number {
  const days = (traces[0]?.length ?? 0) / HOURS_A_DAY;
  let single = 0;
  traces.forEach((trace, person) => {
    const stream = randomStream(seed, 'known-points', person, points);
    const known = new Set<number>();
    while (known.size < points) {
      const hour = stream.below(days) * HOURS_A_DAY + drawWeighted(stream, hours);
      if (trace[hour] !== NOWHERE) known.add(hour);
    }
    const asked = [...known];
    const fits = (other: Uint16Array): boolean => asked.every((hour) => other[hour] === trace[hour]);
    if (!traces.some((other, i) => i !== person && fits(other))) single++;
  });
  return single / traces.length;
}
