import { createReadStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import { wholeLines } from '../lines.ts';
import type { ExchangeRecord } from '../record.ts';
import { type Row, rowOf } from './row.ts';
import { numberOf } from './schema.ts';
import { type Database, undo } from './sqlite.ts';

/** What the store was before 0.2: a line a record. */
export const LINES_FILE = 'records.ndjson';
export const IMPORTED_FILE = `${LINES_FILE}.imported`;
const LINE_FEED_BYTES = 1;

/**
 * Takes over the records of a folder of the earlier form: all in one transaction, then their file is renamed. Gives in words
 * what was done; null where there are none.
 * @throws PhonehomeError STORE_UNREADABLE for a line that is no record; then nothing is changed
 */
export async function importLines(
  database: Database,
  folder: string,
  insert: (row: Row) => void,
): Promise<string | null> {
  const path = join(folder, LINES_FILE);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    if (isImported(database)) setImported(database, false);
    return null;
  }
  let said = `the records of ${LINES_FILE} had been taken over already`;
  if (!isImported(database)) {
    database.exec('BEGIN IMMEDIATE');
    try {
      said = await insertLines(path, found.size, insert);
      // Whoever dies before the file is renamed does not import it again.
      setImported(database, true);
      database.exec('COMMIT');
    } catch (error) {
      undo(database);
      throw error;
    }
  }
  await rename(path, join(folder, IMPORTED_FILE));
  setImported(database, false);
  return `${said}; the file is ${IMPORTED_FILE} now`;
}

async function insertLines(path: string, size: number, insert: (row: Row) => void): Promise<string> {
  let count = 0;
  let whole_bytes = 0;
  for await (const line of wholeLines(createReadStream(path))) {
    count++;
    const row = readLine(line, path, count);
    whole_bytes += row.bytes + LINE_FEED_BYTES;
    insert(row);
  }
  const torn = size - whole_bytes;
  const cut = torn > 0 ? `, without ${torn} bytes of a record that was never acknowledged` : '';
  return `took over ${count} records of ${LINES_FILE}${cut}`;
}

function readLine(line: string, path: string, number: number): Row {
  try {
    return rowOf(JSON.parse(line) as ExchangeRecord, line);
  } catch {
    const remedy = `Nothing was changed. Repair the line, or move ${LINES_FILE} elsewhere`;
    throw new PhonehomeError('STORE_UNREADABLE', [
      { file: path, line: number, what: 'this line is no record', remedy },
    ]);
  }
}

function isImported(database: Database): boolean {
  return numberOf(database, "SELECT value FROM counters WHERE name = 'imported'") === 1;
}

function setImported(database: Database, imported: boolean): void {
  database.exec(`INSERT OR REPLACE INTO counters VALUES ('imported', ${imported ? 1 : 0})`);
}
