import { CELL_GRID_SIDE, CELL_SECTORS } from './cell.ts';

/** How far apart neighbouring sites are: 0.01 degrees, on the equator, in either direction. The grid has a side of 71 km. */
export const SITE_KM = 1.11;

/** Where in the grid a site is. */
export interface Site {
  /** From 0 to CELL_GRID_SIDE - 1, from south to north. */
  readonly row: number;
  /** Likewise, from west to east. */
  readonly column: number;
}

/** The site that a cell is a sector of. */
export function siteOfCell(cell: number): Site {
  const site = Math.floor(cell / CELL_SECTORS);
  return { row: Math.floor(site / CELL_GRID_SIDE), column: site % CELL_GRID_SIDE };
}

/** The cell of a site and one of its sectors. */
export function cellOfSite({ row, column }: Site, sector: number): number {
  return (row * CELL_GRID_SIDE + column) * CELL_SECTORS + sector;
}

/** How far apart the sites of two cells are, as the crow flies. */
export function distance_km(from: number, to: number): number {
  const [a, b] = [siteOfCell(from), siteOfCell(to)];
  const rows = a.row - b.row;
  const columns = a.column - b.column;
  return SITE_KM * Math.sqrt(rows * rows + columns * columns);
}
