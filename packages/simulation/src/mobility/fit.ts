import { exactLn } from '@phonehome/shared';

/** The exponent of the power law nearest to these points: the slope of the line through their logarithms, by least squares. */
export function powerOf(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [exactLn(x), exactLn(y)] as const);
  const mean = (of: 0 | 1): number => logs.reduce((sum, log) => sum + log[of], 0) / logs.length;
  const [x_mean, y_mean] = [mean(0), mean(1)];
  let both = 0;
  let square = 0;
  for (const [x, y] of logs) {
    both += (x - x_mean) * (y - y_mean);
    square += (x - x_mean) * (x - x_mean);
  }
  return both / square;
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}
