import { createReadStream, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PhonehomeError } from '@phonehome/shared';
import { wholeLines } from '../lines.ts';
import { LINES_FILE } from './import-lines.ts';
import { RECORDS_FILE, refuseForeign } from './schema.ts';
import { couldNotOpen, type Database, openDatabase, storeError } from './sqlite.ts';

/** So many lines are read at once: nobody who writes waits for it. */
const LINES_AT_ONCE = 200;

/**
 * The lines of a store, in the order in which they were kept, also while a server writes to it. Nothing is changed.
 * @throws PhonehomeError STORE_UNREADABLE when the folder holds no store
 */
export async function* storedLines(folder: string): AsyncGenerator<string> {
  const isFile = async (name: string): Promise<boolean> =>
    (await stat(join(folder, name)).catch(() => null))?.isFile() ?? false;
  if (await isFile(RECORDS_FILE)) yield* linesOf(join(folder, RECORDS_FILE));
  else if (await isFile(LINES_FILE)) yield* wholeLines(createReadStream(join(folder, LINES_FILE)));
  else {
    const what = `there is no ${RECORDS_FILE} in this folder`;
    const remedy = 'Name the folder given to `phonehome serve --store`';
    throw new PhonehomeError('STORE_UNREADABLE', [{ file: folder, what, remedy }]);
  }
}

/**
 * Opens a store to read it. Even to read, SQLite writes beside it, where it tells other processes about the log; in a
 * folder that cannot be written there is no other process, and without a log nothing to tell.
 */
function openToRead(file: string): { database: Database; state: ReturnType<typeof refuseForeign> } {
  const open = (path: string | URL) => {
    const database = openDatabase(path, { readOnly: true });
    try {
      return { database, state: refuseForeign(database, file) };
    } catch (error) {
      database.close();
      throw error;
    }
  };
  try {
    return open(file);
  } catch (error) {
    if (!couldNotOpen(error)) throw storeError(error, file);
    if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw unwritable(file);
    const url = pathToFileURL(file);
    url.search = 'immutable=1';
    return open(url);
  }
}

function unwritable(file: string): PhonehomeError {
  const what = 'the last server was not stopped in order, and what it left can be read only where it can be mended';
  const remedy = 'Copy the folder to a place that can be written, and read it there';
  return new PhonehomeError('ENVIRONMENT', [{ file, what, remedy }]);
}

function* linesOf(file: string): Generator<string> {
  const { database, state } = openToRead(file);
  try {
    if (state === 'fresh') return;
    const some = database.prepare(
      `SELECT place, line FROM lines WHERE place > ? ORDER BY place LIMIT ${LINES_AT_ONCE}`,
    );
    for (let place = 0; ; ) {
      const rows = some.all(place) as { place: number; line: string }[];
      const last = rows.at(-1);
      if (!last) return;
      for (const { line } of rows) yield line;
      place = last.place;
    }
  } catch (error) {
    throw storeError(error, file);
  } finally {
    database.close();
  }
}
