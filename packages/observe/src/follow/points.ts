import { MS_PER_HOUR } from '@phonehome/shared';
import { areaCount, areaOfCell } from './place.ts';
import type { Trail } from './trail.ts';

/** How coarsely points are told: squares of so many sites a side, intervals of so many hours. */
export interface Resolution {
  readonly area_sites: number;
  readonly hours: number;
}

/** Points as numbers: an interval of time and an area, equal if and only if these are. */
export interface PointScale {
  point(time_ms: number, cell: number): number;
  /** The same place so many intervals later. */
  later(point: number, intervals: number): number;
}

export function pointScale({ area_sites, hours }: Resolution, from_ms: number): PointScale {
  const areas = areaCount(area_sites);
  const length_ms = hours * MS_PER_HOUR;
  // Intervals begin with the full hour before the first report.
  const begin_ms = Math.floor(from_ms / MS_PER_HOUR) * MS_PER_HOUR;
  return {
    point: (time_ms, cell) => Math.floor((time_ms - begin_ms) / length_ms) * areas + areaOfCell(cell, area_sites),
    later: (point, intervals) => point + intervals * areas,
  };
}

/** The different points of a trail, in order of time. */
export function pointsOf(trail: Trail, scale: PointScale): Set<number> {
  const points = new Set<number>();
  for (let i = 0; i < trail.length; i++) points.add(scale.point(trail.from_ms(i), trail.cell(i)));
  return points;
}
