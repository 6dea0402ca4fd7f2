import { type Database, storeError, unreadable } from './sqlite.ts';

/** The file of a store, in its folder. */
export const RECORDS_FILE = 'records.sqlite';
/** "phhm", where SQLite files say whose they are. */
const APPLICATION_ID = 0x7068686d;
/** Version of the form of the file. That before it had no segments. */
const FORMAT_VERSION = 2;
const FORMAT_WITHOUT_SEGMENTS = 1;

/**
 * Three records fill a page. Of what was tried under load, 4 kB were slower, since most of a second record finds no room in
 * a page, and 16 kB, since more of the log is pages that had been written before.
 */
const PAGE_BYTES = 8_192;
/**
 * The log may grow to so much before it is copied into the database, at a time that nobody chooses; each copying holds
 * up all who wait. One commit in a hundred took 16 ms and more with SQLite's own 4 MB, 18 ms with 16 MB, 8 ms with 64 MB;
 * with 256 MB it was 9 ms, and the longest took twice as long (48 records each, a busy disk). In quiet moments it is copied anyway.
 */
const LOG_BYTES_MAX = 64 * 1024 * 1024;

/**
 * What is looked for stands in rows of some 80 bytes, apart from the lines of some 2 kB, so that a million are looked
 * through in the time that reading a few thousand lines takes. There is no index, since each would be one more page of
 * the log for every commit: ids and times grow with the place, so that they are found all the same, and the keys of devices come
 * in no order, so that each record would change a page of its own, which takes as much time again as all the rest.
 * Texts stand as they stand in the line, as JSON: there are JSON texts that are no SQL text.
 */
const SCHEMA = `
CREATE TABLE records (
  place INTEGER PRIMARY KEY,
  exchange_id TEXT NOT NULL,
  time_ms INTEGER NOT NULL,
  port INTEGER,
  device TEXT,
  outcome TEXT NOT NULL,
  policy_rule TEXT NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;
CREATE TABLE lines (place INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
`;

/**
 * What came together and has no rows yet: the first of its places, how many there are, the number that comes next, and what
 * `segment.ts` makes of it. One row a commit takes a tenth of the time of two rows a record.
 */
const SEGMENTS = `
CREATE TABLE segments (
  place INTEGER PRIMARY KEY,
  records INTEGER NOT NULL,
  next_number INTEGER NOT NULL,
  contents TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
`;

/**
 * Makes an open database the store, or finds that it is one already.
 * @throws PhonehomeError STORE_UNREADABLE for a file that is none; then nothing in it was changed
 */
export function prepareDatabase(database: Database, file: string): void {
  try {
    const is = refuseForeign(database, file);
    const fresh = is === 'fresh';
    if (fresh) database.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = ${Math.floor(LOG_BYTES_MAX / PAGE_BYTES)};
      PRAGMA journal_size_limit = ${LOG_BYTES_MAX};
    `);
    if (is === 'ours') return;
    // One transaction: there is no store that is half made.
    database.exec(`
      BEGIN IMMEDIATE;
      ${fresh ? SCHEMA : ''}
      ${SEGMENTS}
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${FORMAT_VERSION};
      COMMIT;
    `);
  } catch (error) {
    throw storeError(error, file);
  }
}

/**
 * Says whether a database is empty, or a store of ours, as it is now or as it was before there were segments.
 * @throws PhonehomeError STORE_UNREADABLE when it is another program's, or one of a later phonehome
 */
export function refuseForeign(database: Database, file: string): 'fresh' | 'ours' | 'without-segments' {
  try {
    const tables = numberOf(database, 'SELECT count(*) FROM sqlite_schema');
    const application = numberOf(database, 'PRAGMA application_id');
    if (tables === 0 && application === 0) return 'fresh';
    if (application !== APPLICATION_ID) throw unreadable(file, 'this is the database of another program');
    const version = numberOf(database, 'PRAGMA user_version');
    if (version === FORMAT_VERSION) return 'ours';
    if (version === FORMAT_WITHOUT_SEGMENTS) return 'without-segments';
    throw unreadable(file, `this store has form ${version}, and this phonehome reads form ${FORMAT_VERSION} at most`);
  } catch (error) {
    throw storeError(error, file);
  }
}

/** The one number that a statement gives; null where it gives none. */
export function numberOf(database: Database, sql: string): number | null {
  const [value] = Object.values(database.prepare(sql).get() ?? {});
  return typeof value === 'number' ? value : null;
}
