import type { LogSync } from './log-sync.ts';
import type { Kept } from './segment.ts';
import { type Database, mendLog } from './sqlite.ts';
import type { Writer } from './writer.ts';

/** Commits that are told apart from their sync. */
export interface Commits {
  /** Writes what came together, as one transaction. */
  write(kept: readonly Kept[]): void;
  /** Makes what was written last last, and tells when it does, or why it does not: then it is taken back. */
  sync(done: (error: Error | null) => void): void;
  syncNow(): void;
}

/**
 * Writes transactions to the log of a database, and syncs it beside other work. When the disk refuses the sync, nobody can
 * say what of the log is on it (https://www.sqlite.org/atomiccommit.html, 3.7): what was not acknowledged is taken back, and
 * before anything else is written the whole log is brought into the database.
 */
export function createCommits(database: Database, writer: Writer, log: LogSync): Commits {
  let before = writer.last_place;
  let doubtful = false;
  const mend = (): void => {
    if (!doubtful) return;
    writer.takeBack(before);
    mendLog(database);
    doubtful = false;
  };
  const refuse = (): void => {
    doubtful = true;
    try {
      mend();
    } catch {
      // It is tried again before the next commit.
    }
  };
  return {
    write(kept) {
      mend();
      before = writer.last_place;
      writer.keep(kept);
    },
    sync(done) {
      log.sync((error) => {
        if (error) refuse();
        done(error);
      });
    },
    syncNow() {
      try {
        log.syncNow();
      } catch (error) {
        refuse();
        throw error;
      }
    },
  };
}
