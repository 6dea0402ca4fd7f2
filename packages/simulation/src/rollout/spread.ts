/** How values lie: by nearest rank, so that each is one of them. */
export interface ShareSpread {
  readonly least: number;
  readonly p5: number;
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}

/** The spread of some values, at least one. */
export function spreadOfShares(values: readonly number[]): ShareSpread {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
  return { least: rank(0), p5: rank(0.05), median: rank(0.5), p95: rank(0.95), most: rank(1) };
}
