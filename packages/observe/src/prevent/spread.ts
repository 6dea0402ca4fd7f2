/** Least, middle and greatest of the values of several seeds; of an even number, the middle is the lower one. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** In how many seeds there was something to measure. */
  readonly seeds: number;
  /** Seed by seed, from the first on; null where there was nothing. */
  readonly each: (number | null)[];
}

/** The spread of those values that are there; null of none. */
export function spreadOf(values: readonly (number | null)[]): Spread | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (place: number): number => sorted[place] as number;
  return {
    min: at(0),
    median: at((sorted.length - 1) >> 1),
    max: at(sorted.length - 1),
    seeds: sorted.length,
    each: [...values],
  };
}
