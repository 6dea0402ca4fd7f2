/** Counts by names that anybody may have made up. */
export interface NameCounter {
  add(name: string): void;
  /** In the order in which they were first seen; those beyond the limit together, last. */
  counts(): readonly (readonly [name: string, count: number])[];
}

/** A counter that tells so many names apart, and no more: whoever makes them up can go on. */
export function createNameCounter(names_max: number, others: string): NameCounter {
  const counts = new Map<string, number>();
  let rest = 0;
  return {
    add(name) {
      const count = counts.get(name);
      if (count === undefined && counts.size >= names_max) rest++;
      else counts.set(name, (count ?? 0) + 1);
    },
    counts: () => [...counts, ...(rest > 0 ? [[others, rest] as const] : [])],
  };
}
