import type { Policy } from '@phonehome/shared';
import type { SentReport } from '../support.ts';

/** A server that accepts whatever it gets. */
export const acceptsAll: Policy = {
  rules: [{ id: 'everything', when: {}, outcome: 'accepted', delay_ms: 120 }],
};

/** A server that never answers. */
export const saysNothing: Policy = {
  rules: [{ id: 'nothing', when: {}, outcome: 'silent', delay_ms: 0 }],
};

/** How often each value of something occurs. */
export function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

/** The value of a field in a report that reached the server. */
export function fieldOf({ record }: SentReport, name: string): string {
  return record.report?.[name] ?? '';
}
