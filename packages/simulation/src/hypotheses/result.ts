import type { Claim, ClaimFigure, Measure } from '@phonehome/shared';
import type { FigureDefinition } from './figures.ts';
import type { Box, Cell } from './grid.ts';
import type { ClaimVerdict, Role } from './judge.ts';

/** Version of the form of hypotheses.json. */
export const HYPOTHESES_FORMAT = 'phonehome-hypotheses/1';

/** A figure over all seeds in which there was something to measure. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly seeds: number;
}

/** How a cell stands against the undisputed observations: all fit; none contradicts, but not all fit; one contradicts. */
export type Standing = 'fits' | 'open' | 'ruled-out';

/** What was found about a cell. */
export interface CellResult {
  readonly cell: Cell;
  readonly standing: Standing;
  /** The undisputed observations that contradict it. */
  readonly ruled_out_by: readonly string[];
  readonly figures: Readonly<Record<ClaimFigure, Spread | null>>;
  /** By claim. */
  readonly verdicts: Readonly<Record<string, ClaimVerdict>>;
}

/** A claim that the cells were held against. */
export interface MeasuredClaim extends Pick<Claim, 'id' | 'who' | 'kind' | 'paraphrase' | 'confidence'> {
  readonly role: Role;
  readonly measure: readonly Measure[];
  readonly disputed_by: readonly string[];
}

/** An observation that they were not held against, and why. */
export interface UnmeasuredClaim extends Pick<Claim, 'id' | 'paraphrase'> {
  readonly why: string;
}

/** What the whole grid, or a part of it, was found to be: hypotheses.json. */
export interface Hypotheses {
  readonly format: typeof HYPOTHESES_FORMAT;
  /** The scenario whose affected phones the cells are about. */
  readonly scenario: string;
  /** The first of so many seeds in a row. */
  readonly seed: number;
  readonly seeds: number;
  /** Of each cell, under each seed. */
  readonly phones: number;
  readonly days: number;
  readonly grid: Box;
  readonly figures: Readonly<Record<ClaimFigure, Pick<FigureDefinition, 'says' | 'unit'>>>;
  readonly claims: readonly MeasuredClaim[];
  readonly unmeasured: readonly UnmeasuredClaim[];
  readonly cells: readonly CellResult[];
}
