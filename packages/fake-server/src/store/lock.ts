import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import { type Database, openDatabase } from './sqlite.ts';

const LOCK_FILE = 'serving.lock';
/** Says whose the lock is, for people; what counts is the lock. */
const HOLDER_FILE = 'serving.pid';
const SQLITE_BUSY = 5;
/** Of several that come at the same time, all but one step back; without patience that one would, too. */
const PATIENCE_MS = 200;

/**
 * Takes a store for this process; gives what releases it. The lock is one of the system on a file, which SQLite takes:
 * it ends with the process, however that ends, and holds between containers that share a folder, too.
 * @throws PhonehomeError ENVIRONMENT when another server has it; the system's error when the folder cannot be written
 */
export async function lockStore(folder: string): Promise<() => Promise<void>> {
  const database = lock(join(folder, LOCK_FILE));
  const holder = join(folder, HOLDER_FILE);
  if (!database) throw await taken(folder, holder);
  try {
    await writeFile(holder, `${process.pid} ${hostname()}\n`);
  } catch (error) {
    database.close();
    throw error;
  }
  return async () => {
    await rm(holder, { force: true });
    // The file stays: who opened it before it was removed, and who makes it anew, would lock two files.
    database.close();
  };
}

/** A transaction that is never ended keeps others out; null where somebody has one. Nothing is ever written. */
function lock(path: string): Database | null {
  const database = openDatabase(path, { timeout: PATIENCE_MS });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

async function taken(folder: string, file: string): Promise<PhonehomeError> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const [, pid, host] = /^(\d+) (\S+)\n$/.exec(text) ?? [];
  const who = pid === undefined ? 'another server' : `the server with process id ${pid} on ${host}`;
  const what = `${who} writes to this store`;
  return new PhonehomeError('ENVIRONMENT', [{ file: folder, what, remedy: 'Stop it, or choose another folder' }]);
}
