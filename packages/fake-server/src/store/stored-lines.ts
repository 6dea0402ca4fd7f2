import { createReadStream, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PhonehomeError } from '@phonehome/shared';
import { wholeLines } from '../lines.ts';
import { LINES_FILE } from './import-lines.ts';
import { RECORDS_FILE, refuseForeign } from './schema.ts';
import { readSegment } from './segment.ts';
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
    const next = nextLines(database, state !== 'without-segments');
    for (let place = 0; ; ) {
      const { lines, last } = next(place);
      if (lines.length === 0) return;
      yield* lines;
      place = last;
    }
  } catch (error) {
    throw storeError(error, file);
  } finally {
    database.close();
  }
}

/** Gives the lines that come after a place, so many at once, and the place of the last of them. */
type NextLines = (place: number) => { readonly lines: readonly string[]; readonly last: number };

/** What a server has not digested yet is digested here, for this once; both are looked at in one moment. */
function nextLines(database: Database, has_segments: boolean): NextLines {
  const some = database.prepare(`SELECT place, line FROM lines WHERE place > ? ORDER BY place LIMIT ${LINES_AT_ONCE}`);
  const segment = has_segments
    ? database.prepare('SELECT place, contents, bytes FROM segments WHERE place > ? ORDER BY place LIMIT 1')
    : null;
  return (place) => {
    database.exec('BEGIN');
    const rows = some.all(place) as { place: number; line: string }[];
    const next = segment?.get(place) as { place: number; contents: string; bytes: Uint8Array } | undefined;
    database.exec('COMMIT');
    // Rows may have been kept at once after a segment that waits for its own.
    const before = next ? rows.filter((row) => row.place < next.place) : rows;
    const last = before.at(-1);
    if (last) return { lines: before.map(({ line }) => line), last: last.place };
    if (!next) return { lines: [], last: place };
    const lines = readSegment(next).map(({ line }) => line);
    return { lines, last: next.place + lines.length - 1 };
  };
}
