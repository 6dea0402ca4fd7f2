import { MS_PER_HOUR } from '@phonehome/shared';
import { Union } from './union.ts';

/** A use of some values between two times: by one profile. */
export interface Use {
  readonly values: readonly number[];
  readonly from_ms: number;
  readonly until_ms: number;
}

/** Uses that overlap by no more follow one another: a report may come late. */
const LATE_MS = MS_PER_HOUR;

/**
 * How many are in use at once, at most: values that were ever used together count as one, and each from its first to its
 * last use. One after another, as when a card is exchanged, are not at once.
 */
export function simultaneous(uses: readonly Use[]): number {
  const together = new Union(uses.length);
  const first = new Map<number, number>();
  uses.forEach(({ values }, i) => {
    for (const value of values) {
      const other = first.get(value);
      if (other === undefined) first.set(value, i);
      else together.join(other, i);
    }
  });
  const steps = together.sets().flatMap((set) => {
    const from_ms = Math.min(...set.map((i) => (uses[i] as Use).from_ms));
    const until_ms = Math.max(...set.map((i) => (uses[i] as Use).until_ms));
    return until_ms - from_ms <= LATE_MS ? [] : [[from_ms, 1] as const, [until_ms - LATE_MS, -1] as const];
  });
  // At the same time one ends before another begins.
  steps.sort(([a, up], [b, down]) => a - b || up - down);
  let [now, most] = [0, Math.min(uses.length, 1)];
  for (const [, step] of steps) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}
