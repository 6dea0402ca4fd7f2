/** Values of each dimension: a part of a grid. */
export type BoxOf<Dimension extends string> = Readonly<Record<Dimension, readonly string[]>>;

/**
 * Merges parts of a grid over the dimensions that do not matter: what comes out holds the same cells, each once, and no
 * two of them could be one. Values stand in the order of the grid.
 * @param dimensions in the order of the grid; the last one is merged first
 */
export function mergeBoxes<Dimension extends string, Box extends BoxOf<Dimension>>(
  parts: readonly Box[],
  dimensions: readonly Dimension[],
  grid: BoxOf<Dimension>,
): Box[] {
  let boxes = [...parts];
  for (let before = 0; before !== boxes.length; ) {
    before = boxes.length;
    for (const name of dimensions.toReversed()) boxes = mergeAlong(boxes, name, grid);
  }
  return boxes;
}

/** Merges boxes that differ in one dimension only. */
function mergeAlong<Dimension extends string, Box extends BoxOf<Dimension>>(
  boxes: readonly Box[],
  name: Dimension,
  grid: BoxOf<Dimension>,
): Box[] {
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
