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

const NONE: never[] = [];

/** An empty agenda. Kept sorted, latest first: a phone has a dozen entries and takes them from the end. */
export function createAgenda<T>(): Agenda<T> {
  let entries: { time_ms: number; entry: T }[] = [];
  return {
    add(time_ms, entry) {
      const added = { time_ms, entry };
      let at = entries.push(added) - 1;
      for (; at > 0; at--) {
        const before = entries[at - 1] as { time_ms: number; entry: T };
        if (before.time_ms > time_ms) break;
        entries[at] = before;
      }
      entries[at] = added;
    },
    take(until_ms) {
      const first = entries.at(-1);
      if (!first || first.time_ms >= until_ms) return null;
      entries.pop();
      return first;
    },
    next_ms: () => entries.at(-1)?.time_ms ?? Number.POSITIVE_INFINITY,
    remove(drop) {
      let kept = 0;
      while (kept < entries.length && !drop((entries[kept] as { entry: T }).entry)) kept++;
      if (kept === entries.length) return NONE;
      const dropped = entries.filter(({ entry }) => drop(entry)).toReversed();
      entries = entries.filter(({ entry }) => !drop(entry));
      return dropped.map(({ entry }) => entry);
    },
  };
}
