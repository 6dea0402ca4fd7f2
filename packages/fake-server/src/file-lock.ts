import { openDatabase } from './store/sqlite.ts';

const SQLITE_BUSY = 5;
/** Of several that come at the same time, all but one step back; without patience that one would, too. */
const PATIENCE_MS = 200;

/**
 * Locks a file, which is made where it is not there, for this process; gives what releases it, or null where somebody has
 * it. The lock is one of the system, which SQLite takes: it ends with the process, however that ends, and holds between
 * containers that share a folder, too. A transaction that is never ended keeps others out; nothing is ever written.
 * @throws the system's error, or SQLite's, when the file cannot be made or is none of ours
 */
export function lockFile(path: string): (() => void) | null {
  const database = openDatabase(path, { timeout: PATIENCE_MS });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return () => database.close();
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
}
