import type { OutcomeName } from '@phonehome/shared';
import type { Count } from './record-store.ts';

/** Adds up counts by interval of arrival and outcome. */
export function createCounts(every_ms: number): {
  add(time_ms: number, outcome: OutcomeName, count?: number): void;
  all(): readonly Count[];
} {
  const byTime = new Map<number, Partial<Record<OutcomeName, number>>>();
  return {
    add(time_ms, outcome, count = 1) {
      const from_ms = Math.floor(time_ms / every_ms) * every_ms;
      const outcomes = byTime.get(from_ms) ?? {};
      byTime.set(from_ms, outcomes);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
    },
    all: () =>
      [...byTime]
        .sort(([a], [b]) => a - b)
        .map(([from_ms, outcomes]) => ({
          from_ms,
          count: Object.values(outcomes).reduce((sum, one) => sum + one, 0),
          outcomes,
        })),
  };
}
