import { axisNames, type MatrixCell, type MatrixGrid } from './axes.ts';
import { type Matrix, type MatrixBox, merged } from './matrix.ts';

/** Cells whose answer is another in a new matrix; an answer is null where the cell is in one of the two alone. */
export interface MatrixChange {
  readonly before: string | null;
  readonly after: string | null;
  readonly cells: number;
  readonly boxes: readonly MatrixBox[];
}

/** What changed from one matrix to another, the changes with the most cells first. */
export function diffMatrices(before: Matrix, after: Matrix): MatrixChange[] {
  const [old, now] = [answersOf(before), answersOf(after)];
  const changes = new Map<string, { before: string | null; after: string | null; cells: MatrixCell[] }>();
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key), now.get(key)];
    if (was?.answer === is?.answer) continue;
    const change = [was?.answer ?? null, is?.answer ?? null] as const;
    const name = JSON.stringify(change);
    const held = changes.get(name) ?? { before: change[0], after: change[1], cells: [] };
    held.cells.push(((is ?? was) as { cell: MatrixCell }).cell);
    changes.set(name, held);
  }
  const grid = joined(before.grid, after.grid);
  return [...changes.values()]
    .sort((a, b) => b.cells.length - a.cells.length)
    .map(({ before, after, cells }) => ({ before, after, cells: cells.length, boxes: merged(cells, grid) }));
}

function answersOf({ histories }: Matrix): Map<string, { cell: MatrixCell; answer: string }> {
  const answers = new Map<string, { cell: MatrixCell; answer: string }>();
  for (const { rows } of histories) {
    for (const { answer, boxes } of rows) {
      for (const cell of boxes.flatMap(cellsIn))
        answers.set(axisNames.map((name) => cell[name]).join('\n'), { cell, answer });
    }
  }
  return answers;
}

function cellsIn(box: MatrixBox): MatrixCell[] {
  let cells: Record<string, string>[] = [{}];
  for (const name of axisNames) cells = cells.flatMap((cell) => box[name].map((value) => ({ ...cell, [name]: value })));
  return cells as unknown as MatrixCell[];
}

function joined(a: MatrixGrid, b: MatrixGrid): MatrixGrid {
  return Object.fromEntries(
    axisNames.map((name) => [name, [...new Set([...a[name], ...b[name]])]]),
  ) as unknown as MatrixGrid;
}
