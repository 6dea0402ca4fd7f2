import { type Axis, axisNames, canBe, type MatrixCell, type MatrixGrid } from './axes.ts';

/** Cells in which every two values of different dimensions that can stand together do so at least once. */
export interface Pairwise {
  readonly cells: readonly MatrixCell[];
  /** How many pairs of values there are that can stand together; all of them are covered. */
  readonly pairs: number;
}

type Partial = { readonly [A in Axis]?: string };

/**
 * Reduces a grid to cells that cover all pairs, greedily: each cell begins with a pair that is not covered yet and takes
 * of every other dimension the value that covers most. The same grid gives the same cells. What only three values together
 * bring about may be missed.
 */
export function pairwise(grid: MatrixGrid): Pairwise {
  const open = possiblePairs(grid);
  const pairs = open.size;
  const cells: MatrixCell[] = [];
  for (const [key, pair] of open) {
    if (!open.has(key)) continue;
    const cell = complete(grid, pair, open);
    cells.push(cell);
    for (const covered of pairsOf(cell)) open.delete(covered);
  }
  return { cells, pairs };
}

function possiblePairs(grid: MatrixGrid): Map<string, Partial> {
  const pairs = new Map<string, Partial>();
  axisNames.forEach((a, i) => {
    for (const b of axisNames.slice(i + 1)) {
      for (const one of grid[a]) {
        for (const other of grid[b]) {
          const pair = { [a]: one, [b]: other };
          if (mayBe(grid, pair)) pairs.set(keyOf(a, one, b, other), pair);
        }
      }
    }
  });
  return pairs;
}

function complete(grid: MatrixGrid, pair: Partial, open: ReadonlyMap<string, Partial>): MatrixCell {
  let cell: Partial = pair;
  for (const axis of axisNames) {
    if (cell[axis] !== undefined) continue;
    let best: Partial | null = null;
    let most = -1;
    for (const value of grid[axis]) {
      const candidate: Partial = { ...cell, [axis]: value };
      if (!mayBe(grid, candidate)) continue;
      const gain = axisNames.filter((other) => {
        const chosen = cell[other];
        return chosen !== undefined && open.has(keyOf(axis, value, other, chosen));
      }).length;
      if (gain > most) {
        most = gain;
        best = candidate;
      }
    }
    cell = best ?? cell;
  }
  return cell as MatrixCell;
}

/** Whether a cell with these values can be: some value of `data_sim` and slot 2 fits. */
function mayBe(grid: MatrixGrid, partial: Partial): boolean {
  const slots = partial.sim2 === undefined ? grid.sim2 : [partial.sim2];
  const data = partial.data_sim === undefined ? grid.data_sim : [partial.data_sim];
  return slots.some((sim2) => data.some((data_sim) => canBe({ ...(partial as MatrixCell), sim2, data_sim })));
}

function pairsOf(cell: MatrixCell): string[] {
  return axisNames.flatMap((a, i) => axisNames.slice(i + 1).map((b) => keyOf(a, cell[a], b, cell[b])));
}

function keyOf(a: Axis, one: string, b: Axis, other: string): string {
  return axisNames.indexOf(a) < axisNames.indexOf(b)
    ? JSON.stringify([a, one, b, other])
    : JSON.stringify([b, other, a, one]);
}
