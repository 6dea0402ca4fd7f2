import { CELL_GRID_SIDE, cellOfId, cellOfSite, SITE_KM, siteOfCell } from '@phonehome/shared';
import type { ReadField } from './sighting.ts';

/** Coordinates of the fictional grid: hundredths of a degree, 0, 0 in its middle. */
const SITES_PER_DEGREE = 100;

/**
 * The cell of the grid where a report says that the phone is, or null: the cell of the SIM for data, else of the other;
 * else the site nearest to its coordinates. A coarse location is some cell of the area that stands for all of it.
 */
export function placeOf(read: ReadField): number | null {
  const [first, second] = read('DATASIM') === '2' ? ['SIM2CELLID', 'SIM1CELLID'] : ['SIM1CELLID', 'SIM2CELLID'];
  return (
    cellOfId(read(first as string)) ?? cellOfId(read(second as string)) ?? cellAt(read('LATITUDE'), read('LONGITUDE'))
  );
}

function cellAt(latitude: string, longitude: string): number | null {
  const row = siteIndex(latitude);
  const column = siteIndex(longitude);
  return row === null || column === null ? null : cellOfSite({ row, column }, 0);
}

function siteIndex(degrees: string): number | null {
  if (!/^-?\d{1,3}(\.\d{1,8})?$/.test(degrees)) return null;
  const index = Math.round(Number(degrees) * SITES_PER_DEGREE) + CELL_GRID_SIDE / 2;
  return index >= 0 && index < CELL_GRID_SIDE ? index : null;
}

/** The area of a cell, where areas are squares of so many sites a side. */
export function areaOfCell(cell: number, area_sites: number): number {
  const { row, column } = siteOfCell(cell);
  return Math.floor(row / area_sites) * Math.ceil(CELL_GRID_SIDE / area_sites) + Math.floor(column / area_sites);
}

/** How many areas of this size the grid has. */
export function areaCount(area_sites: number): number {
  const side = Math.ceil(CELL_GRID_SIDE / area_sites);
  return side * side;
}

/** The side of an area in kilometres. */
export function areaSide_km(area_sites: number): number {
  return area_sites * SITE_KM;
}
