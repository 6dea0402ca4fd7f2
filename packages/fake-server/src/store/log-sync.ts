import { close, closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

/** Brings to the disk what has been written to the log of a database. */
export interface LogSync {
  /** Does it beside all other work of the process; tells when it is done, or why it could not be. */
  sync(done: (error: Error | null) => void): void;
  /** Does it at once, and waits for it. */
  syncNow(): void;
  close(): void;
}

/**
 * Syncs a log that SQLite writes. SQLite itself can only be waited for, by the whole process; with `synchronous=NORMAL` it
 * writes a transaction to the log and leaves the sync to who wants to be sure that it lasts: https://sqlite.org/wal.html
 * The file is there as long as the database is open.
 */
export function createLogSync(path: string): LogSync {
  const file = openSync(path, 'r+');
  let under_way = 0;
  let closed = false;
  const leave = (): void => {
    if (closed && under_way === 0) close(file, () => undefined);
  };
  return {
    sync(done) {
      under_way++;
      fdatasync(file, (error) => {
        under_way--;
        leave();
        done(error);
      });
    },
    syncNow: () => fdatasyncSync(file),
    close() {
      closed = true;
      if (under_way === 0) closeSync(file);
    },
  };
}
