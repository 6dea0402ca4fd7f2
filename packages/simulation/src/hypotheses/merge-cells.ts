import { mergeBoxes } from '../grid/merge-boxes.ts';
import { type Box, boxOf, type Cell, dimensionNames } from './grid.ts';

/** Merges cells over the dimensions that do not matter: see `mergeBoxes`. */
export function mergeCells(cells: readonly Cell[], grid: Box): Box[] {
  return mergeBoxes(cells.map(boxOf), dimensionNames, grid);
}
