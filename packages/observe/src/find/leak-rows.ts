import type { Leak } from './leak.ts';

/** Leaks to one server that differ in their values alone, told together. */
export interface LeakRow {
  /** The first of them. */
  readonly leak: Leak;
  /** How many different values. */
  readonly values: number;
  readonly times: number;
  /** The lowest. */
  readonly confidence: number;
}

/** Leaks by what they are, where they stand and how they are written, in the order in which they were first seen. */
export function leakRows(leaks: readonly Leak[]): LeakRow[] {
  const groups = new Map<string, Leak[]>();
  for (const leak of leaks) {
    const { kind, where, keys, chain } = leak.located;
    const id = [kind, where, leak.clear, keys.join('\0'), chain.join('\0')].join('\x01');
    const group = groups.get(id);
    if (group) group.push(leak);
    else groups.set(id, [leak]);
  }
  return [...groups.values()].map((group) => ({
    leak: group[0] as Leak,
    values: new Set(group.map(({ located }) => located.value)).size,
    times: group.reduce((sum, { times }) => sum + times, 0),
    confidence: group.reduce((least, { confidence }) => Math.min(least, confidence), 1),
  }));
}
