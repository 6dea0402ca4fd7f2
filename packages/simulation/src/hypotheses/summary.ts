import { type ClaimFigure, claimFigures } from '@phonehome/shared';
import { type Box, boxOf, cellName, cellsOf, contains, type Dimension, dimensionNames } from './grid.ts';
import type { Counts, Judgement } from './judge.ts';
import { mergeCells } from './merge-cells.ts';
import type { CellResult, Hypotheses, MeasuredClaim, Standing } from './result.ts';

/** How many cells stand how. */
export type Standings = Readonly<Record<Standing, number>>;

/** Cells that are alike in something, merged over the dimensions that do not matter. */
export interface Group {
  readonly cells: number;
  readonly boxes: readonly Box[];
}

/** Cells that only one undisputed observation contradicts, and the figure with its range that does. */
export interface SingleGroup extends Group {
  readonly claim: string;
  readonly figure: ClaimFigure;
  readonly range: Range;
}

/** A box of cells with the same verdicts, by claim, and the range of each figure over them and the seeds. */
export interface Row {
  readonly box: Box;
  readonly cells: number;
  readonly verdicts: Readonly<Record<string, Judgement>>;
  readonly figures: Readonly<Record<ClaimFigure, Range | null>>;
}

/** From the least to the greatest. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Cells that the same undisputed observations leave undecided, and how many seeds went which way, over the cells. */
export interface OpenGroup extends Group {
  readonly undecided: readonly (Readonly<Record<Judgement, Range>> & { readonly claim: string })[];
}

/** How the cells stand against one claim. */
export interface ClaimSummary {
  readonly claim: MeasuredClaim;
  readonly all: Counts;
  /** Among the compatible cells. */
  readonly compatible: Counts;
  /** How many cells no other undisputed observation contradicts. */
  readonly alone: number;
}

/** What the cells say together. All of it follows from them. */
export interface Summary {
  readonly standings: Standings;
  readonly values: readonly { readonly dimension: Dimension; readonly value: string; readonly standings: Standings }[];
  /** Dimensions that change nothing for any compatible cell. */
  readonly indifferent: readonly Dimension[];
  /** Cells that every undisputed observation fits. */
  readonly fitting: Group;
  /** Compatible cells for which some are undecided, by which ones. */
  readonly open: readonly OpenGroup[];
  readonly single: readonly SingleGroup[];
  readonly claims: readonly ClaimSummary[];
  /** Every cell, by its verdicts on all claims that are not disputed. */
  readonly rows: readonly Row[];
  /** Verdicts in all, and those that are the same under every seed. */
  readonly verdicts: number;
  readonly unanimous: number;
}

/** Whether no undisputed observation contradicts a cell. */
export function isCompatible({ standing }: CellResult): boolean {
  return standing !== 'ruled-out';
}

/** Sums up. */
export function summarise(hypotheses: Hypotheses): Summary {
  const { grid, cells, claims, seeds } = hypotheses;
  const groupOf = (some: readonly CellResult[]): Group => ({
    cells: some.length,
    boxes: mergeCells(
      some.map(({ cell }) => cell),
      grid,
    ),
  });
  const observations = claims.filter(({ role }) => role === 'observation').map(({ id }) => id);
  const undecided = ({ verdicts }: CellResult): string[] =>
    observations.filter((id) => verdicts[id]?.verdict === 'undecided');
  const compatible = cells.filter(isCompatible);
  const open = groupBy(withStanding(cells, 'open'), (cell) => undecided(cell).join(' '));
  const verdicts = cells.flatMap((cell) => claims.flatMap(({ id }) => cell.verdicts[id] ?? []));
  const settled = claims.filter(({ role }) => role !== 'disputed').map(({ id }) => id);
  const verdictsOf = (cell: CellResult): Record<string, Judgement> =>
    Object.fromEntries(settled.map((id) => [id, cell.verdicts[id]?.verdict ?? 'undecided']));
  return {
    standings: countStandings(cells),
    values: dimensionNames.flatMap((dimension) =>
      grid[dimension].map((value) => ({
        dimension,
        value,
        standings: countStandings(cells.filter(({ cell }) => cell[dimension] === value)),
      })),
    ),
    indifferent: dimensionNames.filter((name) => grid[name].length > 1 && makesNoDifference(name, compatible, grid)),
    fitting: groupOf(withStanding(cells, 'fits')),
    open: open.map((some) => ({
      ...groupOf(some),
      undecided: undecided(some[0] as CellResult).map((claim) => {
        const seedsOf = (way: Judgement): Range => spanOf(some.map(({ verdicts }) => verdicts[claim]?.[way] ?? 0));
        return { claim, fits: seedsOf('fits'), undecided: seedsOf('undecided'), contradicts: seedsOf('contradicts') };
      }),
    })),
    single: singles(cells).map((some) => {
      const [claim, figure] = decision(some[0] as CellResult);
      return { ...groupOf(some), claim, figure, range: rangeOf(some, figure) as Range };
    }),
    claims: claims.map((claim) => ({
      claim,
      all: countVerdicts(cells, claim.id),
      compatible: countVerdicts(compatible, claim.id),
      alone: cells.filter(({ ruled_out_by }) => ruled_out_by.length === 1 && ruled_out_by[0] === claim.id).length,
    })),
    rows: groupBy(cells, (cell) => JSON.stringify(verdictsOf(cell))).flatMap((some) =>
      groupOf(some).boxes.map((box): Row => {
        const within = some.filter(({ cell }) => contains(box, cell));
        const figures = Object.fromEntries(claimFigures.map((id) => [id, rangeOf(within, id)])) as Row['figures'];
        return { box, cells: within.length, verdicts: verdictsOf(within[0] as CellResult), figures };
      }),
    ),
    verdicts: verdicts.length,
    unanimous: verdicts.filter(({ fits, contradicts, undecided }) => [fits, contradicts, undecided].includes(seeds))
      .length,
  };
}

function rangeOf(cells: readonly CellResult[], figure: ClaimFigure): Range | null {
  const spreads = cells.flatMap(({ figures }) => figures[figure] ?? []);
  if (spreads.length === 0) return null;
  return spanOf(spreads.flatMap(({ min, max }) => [min, max]));
}

function spanOf(values: readonly number[]): Range {
  return { min: Math.min(...values), max: Math.max(...values) };
}

function withStanding(cells: readonly CellResult[], standing: Standing): CellResult[] {
  return cells.filter((cell) => cell.standing === standing);
}

function countStandings(cells: readonly CellResult[]): Standings {
  const count = (standing: Standing): number => withStanding(cells, standing).length;
  return { fits: count('fits'), open: count('open'), 'ruled-out': count('ruled-out') };
}

function countVerdicts(cells: readonly CellResult[], claim: string): Counts {
  const count = (wanted: Judgement): number =>
    cells.filter(({ verdicts }) => verdicts[claim]?.verdict === wanted).length;
  return { fits: count('fits'), contradicts: count('contradicts'), undecided: count('undecided') };
}

/** Cells that one undisputed observation alone contradicts, by it and the figure that decides; most cells first. */
function singles(cells: readonly CellResult[]): CellResult[][] {
  const single = cells.filter(({ ruled_out_by }) => ruled_out_by.length === 1);
  return groupBy(single, (cell) => decision(cell).join(' ')).sort((a, b) => b.length - a.length);
}

function decision({ ruled_out_by, verdicts }: CellResult): [claim: string, figure: ClaimFigure] {
  const claim = ruled_out_by[0] as string;
  return [claim, (verdicts[claim] as CellResult['verdicts'][string]).decided_by];
}

/** Whether each compatible cell is so, and in the same way, with every value of a dimension. */
function makesNoDifference(name: Dimension, compatible: readonly CellResult[], grid: Box): boolean {
  const standings = new Map(compatible.map(({ cell, standing }) => [cellName(cell), standing]));
  return compatible.every(({ cell, standing }) => {
    const variants = cellsOf({ ...boxOf(cell), [name]: grid[name] });
    return variants.every((variant) => standings.get(cellName(variant)) === standing);
  });
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
