import type { ClaimFigure, Measure } from '@phonehome/shared';
import { figures } from './figures.ts';
import { type Box, dimensionNames, dimensions } from './grid.ts';
import type { Range } from './summary.ts';

/** A value of a figure for people: shares in percent. Small ones keep a decimal, so that none reads as zero. */
export function valueText(figure: ClaimFigure, value: number): string {
  if (figures[figure].unit === 'share') return `${decimals(value * 100)} %`;
  return decimals(value);
}

/** A range of a figure for people. */
export function rangeText(figure: ClaimFigure, range: Range | null): string {
  if (range === null) return '-';
  const [min, max] = [range.min, range.max].map((value) => valueText(figure, value)) as [string, string];
  return min === max ? min : `${min.replace(' %', '')} to ${max}`;
}

/** A range of whole numbers for people. */
export function spanText({ min, max }: Range): string {
  return min === max ? String(min) : `${min} to ${max}`;
}

/** Bounds for people: `at least 90 %`. */
export function boundsText(figure: ClaimFigure, { at_least, at_most }: Measure['fits']): string {
  const bounds = [
    ...(at_least === undefined ? [] : [`at least ${valueText(figure, at_least)}`]),
    ...(at_most === undefined ? [] : [at_most === 0 ? 'none' : `at most ${valueText(figure, at_most)}`]),
  ];
  return bounds.join(', ');
}

/** Values of each dimension for people, "any" where it has all that the grid has. */
export function boxTexts(box: Box, grid: Box): string[] {
  return dimensionNames.map((name) =>
    box[name].length === grid[name].length && grid[name].length > 1 ? 'any' : alternatives(box[name]),
  );
}

/** A box in a line, without the dimensions that do not matter: `client phone-2017, server refuse or silent`. */
export function boxLine(box: Box, grid: Box): string {
  const parts = dimensionNames
    .filter((name) => box[name].length < grid[name].length)
    .map((name) => `${dimensions[name].label} ${alternatives(box[name])}`);
  return parts.length > 0 ? parts.join(', ') : 'any';
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return listed(words, 'or');
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function decimals(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) < 10 ? 1 : 0)));
}
