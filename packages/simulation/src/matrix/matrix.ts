import { PhonehomeError, type Scenario } from '@phonehome/shared';
import { stopIfAborted } from '../fleet.ts';
import { mergeBoxes } from '../grid/merge-boxes.ts';
import { answerName } from './answer.ts';
import { type Axis, axes, axisNames, type MatrixCell, type MatrixGrid, matrixCells, matrixGrid, THEN } from './axes.ts';
import { createEvaluator } from './evaluate.ts';
import { pairwise } from './pairwise.ts';

/** Version of the matrix document. */
export const MATRIX_FORMAT = 'phonehome-matrix/1';
const CELLS_MAX = 2_000_000;

/** A part of the matrix: values of each dimension. */
export type MatrixBox = Readonly<Record<Axis, readonly string[]>>;

/** What phones do in a part of the matrix. */
export interface MatrixRow {
  readonly answer: string;
  readonly cells: number;
  /** The cells, merged over the dimensions that do not matter. */
  readonly boxes: readonly MatrixBox[];
}

/** A matrix, with its cells put together by history and answer. It is also a snapshot: see `diffMatrices`. */
export interface Matrix {
  readonly format: typeof MATRIX_FORMAT;
  readonly scenario: string;
  readonly seed: number;
  readonly grid: MatrixGrid;
  /** Which cells were answered: all, or so many that each possible pair of values is among them. */
  readonly reduction: {
    readonly kind: 'full' | 'pairwise';
    readonly cells: number;
    readonly of: number;
    readonly pairs: number | null;
  };
  readonly histories: readonly {
    readonly history: string;
    /** The region label of the build that runs. */
    readonly label: string;
    readonly rows: readonly MatrixRow[];
  }[];
}

export interface MatrixOptions {
  readonly scenario: Scenario;
  readonly seed?: number | undefined;
  /** Also the same builds with a client of each other family. */
  readonly families?: boolean | undefined;
  readonly pairwise?: boolean | undefined;
  /** Restricts dimensions to some of their values. */
  readonly only?: { readonly [A in Axis]?: readonly string[] } | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Answers the matrix of a scenario: which phones send what where. A pure function of (scenario, seed, families, reduction).
 * @throws PhonehomeError USAGE for values that are none of a dimension, or too many cells; INTERRUPTED
 */
export function createMatrix(options: MatrixOptions): Matrix {
  const { scenario, seed = scenario.seed, signal } = options;
  const grid = restricted(matrixGrid(scenario, options.families ?? false), options.only ?? {});
  const of = axisNames.reduce((product, name) => product * grid[name].length, 1);
  if (of > CELLS_MAX) {
    const remedy = 'Restrict it with --only, or take --pairwise';
    if (!options.pairwise)
      throw new PhonehomeError('USAGE', [
        { what: `the matrix has ${of} cells; at most ${CELLS_MAX} are answered`, remedy },
      ]);
  }
  const reduced = options.pairwise ? pairwise(grid) : null;
  const evaluate = createEvaluator(scenario, seed);
  const found = new Map<string, Map<string, MatrixCell[]>>();
  let cells = 0;
  for (const cell of reduced?.cells ?? matrixCells(grid)) {
    if (++cells % 64 === 0) stopIfAborted(signal);
    const rows = found.get(cell.history) ?? new Map<string, MatrixCell[]>();
    found.set(cell.history, rows);
    const answer = answerName(evaluate(cell));
    const held = rows.get(answer);
    if (held) held.push(cell);
    else rows.set(answer, [cell]);
  }
  return {
    format: MATRIX_FORMAT,
    scenario: scenario.id,
    seed,
    grid,
    reduction: { kind: reduced ? 'pairwise' : 'full', cells, of: countCells(grid), pairs: reduced?.pairs ?? null },
    histories: [...found].map(([history, rows]) => ({
      history,
      label: scenario.builds[history.split(THEN).at(-1) as string]?.region_label ?? '',
      rows: [...rows].map(([answer, all]) => ({ answer, cells: all.length, boxes: merged(all, grid) })),
    })),
  };
}

/** Cells merged over the dimensions that do not matter. */
export function merged(cells: readonly MatrixCell[], grid: MatrixGrid): MatrixBox[] {
  const boxes = cells.map(
    (cell) => Object.fromEntries(axisNames.map((name) => [name, [cell[name]]])) as unknown as MatrixBox,
  );
  return mergeBoxes(boxes, axisNames, grid);
}

function countCells(grid: MatrixGrid): number {
  let count = 0;
  for (const _ of matrixCells({ ...grid, history: grid.history.slice(0, 1) })) count++;
  return count * grid.history.length;
}

function restricted(grid: MatrixGrid, only: NonNullable<MatrixOptions['only']>): MatrixGrid {
  const refuse = (what: string, remedy: string): never => {
    throw new PhonehomeError('USAGE', [{ what, remedy }]);
  };
  for (const [name, values] of Object.entries(only)) {
    if (!Object.hasOwn(axes, name))
      refuse(`the matrix has no dimension ${JSON.stringify(name)}`, `Use one of ${axisNames.join(', ')}`);
    const known = grid[name as Axis];
    const wrong = values?.find((value) => !known.includes(value));
    if (wrong !== undefined)
      refuse(`${name} has no value ${JSON.stringify(wrong)}`, `Use one or more of ${known.join('|')}`);
  }
  return { ...grid, ...only };
}
