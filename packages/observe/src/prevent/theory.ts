import type { MeasureId, Values } from './measures.ts';

/** Which way a measure should go: to nothing, down, nowhere, or up. */
export type Direction = 'to-zero' | 'down' | 'same' | 'up';

/** What a counter-measure should do to a measure, and why. */
export interface Theory {
  readonly measure: MeasureId;
  readonly direction: Direction;
  readonly because: string;
}

/**
 * Whether runs bear a theory out; `unmoved` where the measure stays as it is in so few phones and seeds, and `nothing-to-move`
 * where it is nothing without the counter-measure.
 */
export const standings = ['holds', 'unmoved', 'fails', 'nothing-to-move'] as const;
export type Standing = (typeof standings)[number];

/**
 * Holds a theory against the same worlds without and with a counter-measure: to-zero and same in every world; down and up
 * in none the other way, and in the mean over them truly so. A measure with nothing to measure it on counts as zero.
 */
export function standingOf(
  { measure, direction }: Theory,
  without: readonly Values[],
  with_it: readonly Values[],
): Standing {
  const before = without.map((values) => values[measure] ?? 0);
  const after = with_it.map((values) => values[measure] ?? 0);
  const every = (holds: (a: number, b: number) => boolean): boolean =>
    before.every((value, i) => holds(value, after[i] as number));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  if (sum(before) === 0 && (direction === 'to-zero' || direction === 'down')) return 'nothing-to-move';
  const never_against = {
    'to-zero': every((_, b) => b === 0),
    same: every((a, b) => a === b),
    down: every((a, b) => b <= a),
    up: every((a, b) => b >= a),
  }[direction];
  if (!never_against) return 'fails';
  const moves = direction === 'down' || direction === 'up';
  return moves && sum(after) === sum(before) ? 'unmoved' : 'holds';
}
