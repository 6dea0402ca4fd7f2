/** What a phone has before it, in order of time; of entries at the same time the one that was added first comes first. */
export interface Agenda<T> {
  add(time_ms: number, entry: T): void;
  /** Takes the first entry before `until_ms`, or null. */
  take(until_ms: number): { readonly time_ms: number; readonly entry: T } | null;
  /** Drops the entries for which `drop` holds. */
  remove(drop: (entry: T) => boolean): void;
}

/** An empty agenda. Kept sorted, latest first: a phone has some hundred entries a day and takes them from the end. */
export function createAgenda<T>(): Agenda<T> {
  let entries: { time_ms: number; entry: T }[] = [];
  return {
    add(time_ms, entry) {
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((entries[middle] as { time_ms: number }).time_ms > time_ms) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, { time_ms, entry });
    },
    take(until_ms) {
      const first = entries.at(-1);
      if (!first || first.time_ms >= until_ms) return null;
      entries.pop();
      return first;
    },
    remove(drop) {
      entries = entries.filter(({ entry }) => !drop(entry));
    },
  };
}
