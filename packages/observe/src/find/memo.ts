/** What was found out of texts before: as much as fits, and all is forgotten when it is full. */
export interface Memo<T> {
  get(id: string): T | undefined;
  /** @param chars how many characters the result holds on to */
  set(id: string, result: T, chars: number): void;
}

/** Of an entry, beside its texts. */
const ENTRY_CHARS = 100;

/**
 * An empty memory. It counts characters, not entries: whoever sends the texts also chooses how long they are.
 * @param chars_max of all ids and results together
 */
export function createMemo<T>(chars_max: number): Memo<T> {
  const results = new Map<string, T>();
  let held = 0;
  return {
    get: (id) => results.get(id),
    set(id, result, chars) {
      held += id.length + chars + ENTRY_CHARS;
      if (held > chars_max) {
        results.clear();
        held = id.length + chars + ENTRY_CHARS;
      }
      results.set(id, result);
    },
  };
}
