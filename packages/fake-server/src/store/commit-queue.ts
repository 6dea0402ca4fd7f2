/** One that waits until its item is safe. */
interface Waiting<Item> {
  readonly item: Item;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Collects items, and makes safe together what came together. */
export interface CommitQueue<Item> {
  /** Resolves when the item is safe; rejects with the error of the commit that it was in. */
  add(item: Item): Promise<void>;
  /** Commits now what waits. */
  flush(): void;
}

/**
 * Group commit: each time the process has read all that had come to its sockets, it commits what has queued, and then
 * reads what came meanwhile. The busier it is, the more share one sync of the disk, and nobody waits for a timer.
 */
export function createCommitQueue<Item>(commit: (items: readonly Item[]) => void): CommitQueue<Item> {
  let waiting: Waiting<Item>[] = [];
  const flush = (): void => {
    const batch = waiting;
    if (batch.length === 0) return;
    waiting = [];
    try {
      commit(batch.map(({ item }) => item));
    } catch (error) {
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const { done } of batch) done();
  };
  return {
    add: (item) =>
      new Promise((done, failed) => {
        if (waiting.push({ item, done, failed }) === 1) setImmediate(flush);
      }),
    flush,
  };
}
