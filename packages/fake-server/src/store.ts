import { createReadStream } from 'node:fs';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import { isAlive } from './is-alive.ts';
import { wholeLines } from './lines.ts';
import { makeFolder } from './make-folder.ts';
import { type ExchangeRecord, recordLine } from './record.ts';

const RECORDS_FILE = 'records.ndjson';
const LOCK_FILE = 'serving.pid';
const LINE_FEED = 0x0a;
/** The id stands at the beginning of a line. */
const ID_WITHIN_BYTES = 80;

/** A folder of records that grows. */
export interface Store {
  /** The number of the next record: as many as there were when it was opened, more if some could not be kept. */
  readonly next_number: number;
  /** Bytes of a torn last line that were cut off when it was opened; 0 after a clean stop. */
  readonly repaired_bytes: number;
  /** Resolves when the record is on disk. */
  append(record: ExchangeRecord): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store in a folder, creating it if need be. Records that arrive together are written and synced together.
 * A torn last line, left by a crash before it was acknowledged, is cut off.
 * @throws PhonehomeError ENVIRONMENT when another server has the store; the system's error when it cannot be written
 */
export async function openStore(folder: string): Promise<Store> {
  await makeFolder(folder);
  await lock(folder);
  try {
    return await openLocked(folder);
  } catch (error) {
    await rm(join(folder, LOCK_FILE), { force: true });
    throw error;
  }
}

async function openLocked(folder: string): Promise<Store> {
  const path = join(folder, RECORDS_FILE);
  const file = await open(path, 'a+');
  const { records, last_bytes, whole_bytes, total_bytes } = await measure(path);
  if (whole_bytes < total_bytes) await file.truncate(whole_bytes);
  const next_number = Math.max(records, await numberIn(path, whole_bytes - last_bytes));
  let kept_bytes = whole_bytes;
  let broken = false;
  let waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = [];
  let writing: Promise<void> | null = null;
  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const bytes = Buffer.from(batch.map(({ line }) => line).join(''), 'utf8');
      try {
        if (broken) throw new Error('the store is damaged; start the server again to repair it');
        await file.appendFile(bytes);
        await file.datasync();
        kept_bytes += bytes.length;
        for (const { done } of batch) done();
      } catch (error) {
        // What a full disk took of the batch must not be glued to what comes next.
        await file.truncate(kept_bytes).catch(() => {
          broken = true;
        });
        for (const { failed } of batch) failed(error);
      }
    }
    writing = null;
  };
  return {
    next_number,
    repaired_bytes: total_bytes - whole_bytes,
    append: (record) =>
      new Promise((done, failed) => {
        waiting.push({ line: `${recordLine(record)}\n`, done, failed });
        writing ??= drain();
      }),
    async close() {
      await writing;
      await file.close();
      await rm(join(folder, LOCK_FILE), { force: true });
    },
  };
}

/**
 * The lines of a store, as they stand in records.ndjson.
 * @throws PhonehomeError STORE_UNREADABLE when the folder holds no store
 */
export async function* storedLines(folder: string): AsyncGenerator<string> {
  const path = join(folder, RECORDS_FILE);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    const what = `there is no ${RECORDS_FILE} in this folder`;
    const remedy = 'Name the folder given to `phonehome serve --store`';
    throw new PhonehomeError('STORE_UNREADABLE', [{ file: folder, what, remedy }]);
  }
  yield* wholeLines(createReadStream(path));
}

/** What comes after the id of the line that begins there; 0 if it has none that a server of ours gave. */
async function numberIn(path: string, start: number): Promise<number> {
  for await (const chunk of createReadStream(path, { start, end: start + ID_WITHIN_BYTES })) {
    const id = /^\{"v":\d+,"exchange_id":"(?<id>[0-9a-f]{16})"/.exec(String(chunk))?.groups?.id;
    const number = Number(`0x${id ?? '0'}`) + 1;
    return id !== undefined && Number.isSafeInteger(number) ? number : 0;
  }
  return 0;
}

/** Counts whole lines, the bytes of the last one, and those up to its end. */
async function measure(
  path: string,
): Promise<{ records: number; last_bytes: number; whole_bytes: number; total_bytes: number }> {
  let records = 0;
  let last_bytes = 0;
  let whole_bytes = 0;
  let total_bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) {
      records++;
      const end = total_bytes + at + 1;
      last_bytes = end - whole_bytes;
      whole_bytes = end;
    }
    total_bytes += chunk.length;
  }
  return { records, last_bytes, whole_bytes, total_bytes };
}

async function lock(folder: string): Promise<void> {
  const path = join(folder, LOCK_FILE);
  const take = (): Promise<void> => writeFile(path, `${process.pid}\n`, { flag: 'wx' });
  try {
    await take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(path, 'utf8'));
    if (holder > 0 && holder !== process.pid && isAlive(holder)) {
      const what = `the server with process id ${holder} writes to this store`;
      const remedy = `Stop it, choose another folder, or delete ${LOCK_FILE} if that process is none of ours`;
      throw new PhonehomeError('ENVIRONMENT', [{ file: folder, what, remedy }]);
    }
    await rm(path, { force: true });
    await take();
  }
}
