/** What a phone has before it, in order of time; of entries at the same time the one that was added first comes first. */
export interface Agenda<T> {
  add(time_ms: number, entry: T): void;
  /** Takes the first entry before `until_ms`, or null. */
  take(until_ms: number): { readonly time_ms: number; readonly entry: T } | null;
  /** When the first entry is, or infinity. */
  next_ms(): number;
  /** Drops the entries for which `drop` holds, and returns them, the next one first. */
  remove(drop: (entry: T) => boolean): T[];
}

/** An empty agenda. Kept sorted, latest first: a phone has a dozen entries and takes them from the end. */
export function createAgenda<T>(): Agenda<T> {
  let entries: { time_ms: number; entry: T }[] = [];
  return {
    add(time_ms, entry) {
      let at = entries.length;
      while (at > 0 && (entries[at - 1] as { time_ms: number }).time_ms <= time_ms) at--;
      entries.splice(at, 0, { time_ms, entry });
    },
    take(until_ms) {
      const first = entries.at(-1);
      if (!first || first.time_ms >= until_ms) return null;
      entries.pop();
      return first;
    },
    next_ms: () => entries.at(-1)?.time_ms ?? Number.POSITIVE_INFINITY,
    remove(drop) {
      const dropped = entries.filter(({ entry }) => drop(entry)).toReversed();
      if (dropped.length > 0) entries = entries.filter(({ entry }) => !drop(entry));
      return dropped.map(({ entry }) => entry);
    },
  };
}
