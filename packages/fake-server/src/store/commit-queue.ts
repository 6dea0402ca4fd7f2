/** One that waits until it is safe. */
export interface Waiting {
  /** It is safe, or could not be made safe. */
  done(error: unknown): void;
}

/** How what waits is made safe. */
export interface Committing<Item> {
  /** Writes what came together; what it throws is the error of all of them. */
  write(items: readonly Item[]): void;
  /** Makes it last, beside other work, and tells when it does. */
  sync(done: (error: unknown) => void): void;
  /** The same, at once. */
  syncNow(): void;
}

/** Collects items, and makes safe together what came together. */
export interface CommitQueue<Item> {
  add(item: Item): void;
  /** Makes safe now what waits. */
  flush(): void;
}

/**
 * Group commit: each time the process has read all that had come to its sockets, it writes what has queued, and syncs it
 * while it reads what comes meanwhile; that is written when the disk is done. The busier it is, the more share one sync,
 * and nobody waits for a timer.
 */
export function createCommitQueue<Item extends Waiting>({ write, sync, syncNow }: Committing<Item>): CommitQueue<Item> {
  let waiting: Item[] = [];
  /** Written, and not yet known to last. */
  let written: readonly Item[] = [];

  const settle = (error: unknown): void => {
    const settled = written;
    written = [];
    for (const one of settled) one.done(error);
  };
  const writeWaiting = (): boolean => {
    const batch = waiting;
    waiting = [];
    try {
      write(batch);
    } catch (error) {
      for (const one of batch) one.done(error);
      return false;
    }
    written = batch;
    return true;
  };
  const turn = (): void => {
    if (written.length > 0 || waiting.length === 0 || !writeWaiting()) return;
    const batch = written;
    sync((error) => {
      // It may have been flushed meanwhile.
      if (written === batch) settle(error);
      if (waiting.length > 0) setImmediate(turn);
    });
  };
  const settleNow = (): void => {
    if (written.length === 0) return;
    let failed: unknown = null;
    try {
      syncNow();
    } catch (error) {
      failed = error;
    }
    settle(failed);
  };
  return {
    add(item) {
      if (waiting.push(item) === 1 && written.length === 0) setImmediate(turn);
    },
    flush() {
      settleNow();
      if (waiting.length > 0 && writeWaiting()) settleNow();
    },
  };
}
