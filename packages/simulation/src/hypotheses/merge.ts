import { type Box, boxOf, type Cell, type Dimension, dimensionNames } from './grid.ts';

/**
 * Merges cells over the dimensions that do not matter: the boxes hold the cells, each once, and no two of them could be
 * one. Values stand in the order of the grid.
 */
export function mergeCells(cells: readonly Cell[], grid: Box): Box[] {
  let boxes = cells.map(boxOf);
  for (let before = 0; before !== boxes.length; ) {
    before = boxes.length;
    for (const name of dimensionNames.toReversed()) boxes = mergeAlong(boxes, name, grid);
  }
  return boxes;
}

/** Merges boxes that differ in one dimension only. */
function mergeAlong(boxes: readonly Box[], name: Dimension, grid: Box): Box[] {
  const groups = new Map<string, Box>();
  for (const box of boxes) {
    const key = JSON.stringify({ ...box, [name]: [] });
    const held: readonly string[] = groups.get(key)?.[name] ?? [];
    const own: readonly string[] = box[name];
    const values = grid[name].filter((value) => held.includes(value) || own.includes(value));
    groups.set(key, { ...box, [name]: values });
  }
  return [...groups.values()];
}
