import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { PhonehomeError } from '@phonehome/shared';
import { makeFolder } from '../make-folder.ts';
import { createCommitQueue, type Waiting } from './commit-queue.ts';
import { createCommits } from './commits.ts';
import { createDigester, type Digester } from './digester.ts';
import { findById } from './find-by-id.ts';
import { IMPORTED_FILE, importLines } from './import-lines.ts';
import { lockStore } from './lock.ts';
import { copyLog, createLogCopier, emptyLog, tornBytes } from './log.ts';
import { createLogSync } from './log-sync.ts';
import { countMeant, findPage, type Source } from './query.ts';
import type { RecordStore, Retention } from './record-store.ts';
import { rowOf } from './row.ts';
import { prepareDatabase, RECORDS_FILE, refuseForeign } from './schema.ts';
import { type Kept, sizeOf } from './segment.ts';
import { type Database, openDatabase, storeError } from './sqlite.ts';
import { createWriter, type Writer } from './writer.ts';

/** How often records that have become too old are looked for: a sixtieth of their age, within these bounds. */
const AGE_PARTS = 60;
const LOOK_MIN_MS = 100;
const LOOK_MAX_MS = 60_000;

/**
 * Opens the store in a folder, creating it if need be: a SQLite database, in which a record is when `append` is done with
 * it, whatever happens then (docs/reference/store.md). What a crash has torn is repaired, what an earlier version kept is
 * taken over, and what the retention does not keep is forgotten.
 * @param now_ms the clock that tells what is too old while nothing comes
 * @throws PhonehomeError ENVIRONMENT when another server has the store, STORE_UNREADABLE for a file that is none; the
 * system's error when it cannot be written
 */
export async function openStore(
  folder: string,
  retention: Retention = {},
  now_ms: () => number = Date.now,
): Promise<RecordStore> {
  await makeFolder(folder);
  const release = await lockStore(folder);
  const file = join(folder, RECORDS_FILE);
  let database: Database | null = null;
  try {
    if (await stat(file).catch(() => null)) refuseUnread(file);
    database = openDatabase(file);
    const repaired = await prepare(database, file);
    const writer = createWriter(database, retention);
    const imported = await importLines(database, folder, writer.insert);
    // From now on a commit writes to the log, and who waits for it syncs that: `createLogSync`.
    database.exec('PRAGMA synchronous = NORMAL');
    // What a retention keeps is known when there are rows.
    if (Object.keys(retention).length > 0) while (writer.digest(Number.MAX_SAFE_INTEGER)) await turn();
    while (writer.forgetSome(now_ms())) await turn();
    const words = [repaired, imported].filter((one) => one !== null);
    return createStore({
      database,
      file,
      writer,
      retention,
      now_ms,
      release,
      repaired: words.length > 0 ? words.join('; ') : null,
    });
  } catch (error) {
    database?.close();
    await release();
    throw storeError(error, file);
  }
}

/** Looks at a file before it is opened to be written: even to close it would change it, if it is another program's. */
function refuseUnread(file: string): void {
  const database = openDatabase(file, { readOnly: true });
  try {
    refuseForeign(database, file);
  } finally {
    database.close();
  }
}

/** Makes the database ready, and says what SQLite had to mend. */
async function prepare(database: Database, file: string): Promise<string | null> {
  const log = `${file}-wal`;
  // After a clean stop there is none.
  const crashed = ((await stat(log).catch(() => null))?.size ?? 0) > 0;
  prepareDatabase(database, file);
  // From now on nobody else writes, and who only reads must not hold up the process.
  database.exec('PRAGMA busy_timeout = 0');
  if (!crashed) return null;
  const torn = await tornBytes(log, copyLog(database));
  const cut = torn > 0 ? `, but for ${torn} bytes of records that were never acknowledged` : '';
  return `the last server was not stopped in order; what it had acknowledged is there${cut}`;
}

interface Opened {
  readonly database: Database;
  readonly file: string;
  readonly writer: Writer;
  readonly retention: Retention;
  readonly now_ms: () => number;
  readonly release: () => Promise<void>;
  readonly repaired: string | null;
}

/** What waits in the queue of a store. */
interface Item extends Waiting {
  readonly kept: Kept;
}

function createStore({ database, file, writer, retention, now_ms, release, repaired }: Opened): RecordStore {
  const copier = createLogCopier(database, file);
  const log = createLogSync(`${file}-wal`);
  const digester = createDigester(writer, retention, copier.committed);
  const commits = createCommits(database, writer, log);
  const queue = createCommitQueue<Item>({
    write(items) {
      try {
        commits.write(items.map(({ kept }) => kept));
      } catch (error) {
        throw storeError(error, file);
      }
      copier.committed(items.reduce((sum, { kept }) => sum + sizeOf(kept), 0));
    },
    sync: (done) =>
      commits.sync((error) => {
        if (!error) digester.kept(writer.last_place);
        done(error);
      }),
    syncNow() {
      commits.syncNow();
      digester.kept(writer.last_place);
    },
  });
  const aging = forgetInTime(writer, digester, retention, now_ms);
  /** Where to look for all that was kept before. What cannot be digested, as on a full disk, is read as it is. */
  const source = async (): Promise<Source> => {
    await digester.all().catch(() => undefined);
    return { database, last_place: digester.lasting };
  };
  return {
    get next_number() {
      return writer.next_number;
    },
    repaired,
    append(record) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      queue.add({ kept: rowOf(record), done: (error) => (error ? reject(error) : resolve()) });
      return promise;
    },
    keep: queue.add,
    async ready() {
      await source();
    },
    get: async (exchange_id) => findById(await source(), exchange_id),
    find: async (filter, page) => findPage(await source(), filter, page),
    counts: async (filter, every_ms) => countMeant(await source(), filter, every_ms),
    state() {
      try {
        digester.allNow();
      } catch {
        // A full disk: what waits is not told of.
      }
      return writer.state();
    },
    async probe() {
      try {
        writer.probe();
        log.syncNow();
      } catch (error) {
        throw storeError(error, file);
      }
    },
    async wipe() {
      queue.flush();
      const last = writer.last_place;
      let gone = 0;
      for (let some = writer.forgetUntil(last); some > 0; some = writer.forgetUntil(last)) {
        gone += some;
        await turn();
      }
      // Pages that are free still hold what stood on them, and so does the log.
      database.exec('VACUUM');
      await rm(join(dirname(file), IMPORTED_FILE), { force: true });
      if (!(await emptyLog(database))) throw stillRead(file);
      return gone;
    },
    async close() {
      queue.flush();
      clearInterval(aging);
      // What cannot be digested now, as on a full disk, is digested later.
      await digester.all().catch(() => undefined);
      digester.stop();
      await copier.stop();
      log.close();
      database.close();
      await release();
    },
  };
}

/** Forgets what becomes too old while nothing comes. */
function forgetInTime(
  writer: Writer,
  digester: Digester,
  { age_max_ms }: Retention,
  now_ms: () => number,
): NodeJS.Timeout | undefined {
  if (age_max_ms === undefined) return undefined;
  const look_ms = Math.min(Math.max(age_max_ms / AGE_PARTS, LOOK_MIN_MS), LOOK_MAX_MS);
  return setInterval(async () => {
    try {
      await digester.all();
      writer.forgetSome(now_ms());
    } catch {
      // A full disk, or the store was closed meanwhile: it is tried again.
    }
  }, look_ms).unref();
}

function stillRead(file: string): PhonehomeError {
  const what = 'the records are forgotten, but their bytes are still in the log, since another process reads it';
  return new PhonehomeError('ENVIRONMENT', [{ file, what, remedy: 'End that process and wipe again' }]);
}
