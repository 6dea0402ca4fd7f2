/**
 * The fictional grid of cells (dossier 6): 64 by 64 sites of three sectors, in the eNodeB identities 1044480 to
 * 1048575, the top of the 20-bit range of 3GPP TS 36.413. Latitude and longitude lie in the open Atlantic around 0, 0.
 */
export const CELL_GRID_SIDE = 64;
/** How many sectors, each a cell, a site has. */
export const CELL_SECTORS = 3;
const ENODEB_FIRST = 1_048_576 - CELL_GRID_SIDE * CELL_GRID_SIDE;
const DEGREES_PER_SITE = 0.01;

/** How many cells the grid has. */
export const CELL_COUNT = CELL_GRID_SIDE * CELL_GRID_SIDE * CELL_SECTORS;

/** The LTE cell identity of a cell of the grid: eNodeB * 256 + sector, in decimal as SIMnCELLID has it. */
export function cellId(cell: number): string {
  const site = Math.floor(cell / CELL_SECTORS);
  return String((ENODEB_FIRST + site) * 256 + (cell % CELL_SECTORS) + 1);
}

/** The cell so many sectors further round the same site. */
export function cellBeside(cell: number, sectors: number): number {
  const sector = cell % CELL_SECTORS;
  return cell - sector + ((sector + sectors) % CELL_SECTORS);
}

/** Whether a cell identity, in decimal, is one of the grid's. */
export function isGridCell(id: string): boolean {
  return cellOfId(id) !== null;
}

/** The cell of the grid that has this identity, in decimal, or null: the inverse of `cellId`. */
export function cellOfId(id: string): number | null {
  if (!/^\d{1,9}$/.test(id)) return null;
  const site = Math.floor(Number(id) / 256) - ENODEB_FIRST;
  const sector = Number(id) % 256;
  if (site < 0 || site >= CELL_GRID_SIDE * CELL_GRID_SIDE || sector < 1 || sector > CELL_SECTORS) return null;
  return site * CELL_SECTORS + sector - 1;
}

/** The fictional position of a cell's site, in degrees with two decimals. */
export function cellPosition(cell: number): { latitude: string; longitude: string } {
  const site = Math.floor(cell / CELL_SECTORS);
  const row = Math.floor(site / CELL_GRID_SIDE);
  const column = site % CELL_GRID_SIDE;
  return {
    latitude: ((row - CELL_GRID_SIDE / 2) * DEGREES_PER_SITE).toFixed(2),
    longitude: ((column - CELL_GRID_SIDE / 2) * DEGREES_PER_SITE).toFixed(2),
  };
}
