import { open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { numberOf } from './schema.ts';
import type { Database } from './sqlite.ts';

/** After so long without a commit the log is copied into the database. */
const QUIET_MS = 200;
/** So often and at such distance the log is tried to be cut. */
const EMPTY_TRIES = 50;
const EMPTY_AGAIN_MS = 50;

/** Up to so many bytes are copied by whoever has written them: it takes ten milliseconds or two. */
const SMALL_BYTES = 8 * 1024 * 1024;
/** After so many the log is copied although it is not quiet: beside other work, before SQLite does it in the midst of a commit. */
const COPY_BYTES = 24 * 1024 * 1024;
/** What a commit writes beside what it keeps: two pages. */
const COMMIT_BYTES = 16 * 1024;

const ENTRY = new URL(import.meta.url.endsWith('.ts') ? 'log-copy-worker.ts' : 'log-copy-worker.js', import.meta.url);

/** Copies the log of a database (its WAL) into it, so that nobody waits for that. */
export interface LogCopier {
  /** To be told of each commit, and how many bytes it kept. */
  committed(bytes: number): void;
  /** Resolves when nothing is copied any more. */
  stop(): Promise<void>;
}

/** Copies in quiet moments what is little, and what is much in a thread of its own, which is started when it is needed. */
export function createLogCopier(database: Database, file: string): LogCopier {
  let bytes = 0;
  let worker: Worker | null = null;
  let copying = false;
  /** No thread could be had: then SQLite copies the log when it is full. */
  let failed = false;
  const finish = (): void => {
    bytes = 0;
    // What came meanwhile. Then all is copied, and the log begins anew.
    copyLog(database);
  };
  const start = (): Worker => {
    const started = new Worker(ENTRY, { workerData: file });
    started.unref();
    started.on('message', () => {
      copying = false;
      finish();
    });
    started.on('error', () => {
      copying = false;
      failed = true;
      worker = null;
    });
    return started;
  };
  const copyBeside = (): void => {
    if (copying || failed) return;
    copying = true;
    worker ??= start();
    worker.postMessage('copy');
  };
  const timer = setTimeout(() => {
    if (bytes === 0) return;
    if (bytes > SMALL_BYTES && !failed) copyBeside();
    else finish();
  }, QUIET_MS).unref();
  return {
    committed(more) {
      bytes += more + COMMIT_BYTES;
      timer.refresh();
      if (bytes > COPY_BYTES) copyBeside();
    },
    async stop() {
      clearTimeout(timer);
      if (!worker) return;
      const { promise, resolve } = Promise.withResolvers<unknown>();
      worker.on('exit', resolve);
      worker.ref();
      worker.postMessage('end');
      await promise;
    },
  };
}

/** Copies what it can of the log, and says how many frames the log has. On a full disk it all stays in the log. */
export function copyLog(database: Database): number {
  try {
    return (database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.log as number | undefined) ?? 0;
  } catch {
    return 0;
  }
}

/** Copies all of the log and cuts it to nothing. Says whether it could: someone who reads too long may be in the way. */
export async function emptyLog(database: Database): Promise<boolean> {
  for (let tries = 0; tries < EMPTY_TRIES; tries++) {
    if (numberOf(database, 'PRAGMA wal_checkpoint(TRUNCATE)') === 0) return true;
    await wait(EMPTY_AGAIN_MS);
  }
  return false;
}

/** Of the form of the log: https://sqlite.org/fileformat2.html#the_write_ahead_log */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const SALT_BYTES = 8;
const HEADER_SALT_AT = 16;
const FRAME_SALT_AT = 8;

/**
 * How many bytes of a log SQLite has left out, because their transaction never ended: those that follow what it took, and
 * are not of an earlier use of the file.
 * @param frames how many it took
 */
export async function tornBytes(path: string, frames: number): Promise<number> {
  const file = await open(path).catch(() => null);
  if (!file) return 0;
  try {
    const { size } = await file.stat();
    const header = Buffer.alloc(HEADER_BYTES);
    await file.read(header, 0, HEADER_BYTES, 0);
    const salt = header.subarray(HEADER_SALT_AT, HEADER_SALT_AT + SALT_BYTES);
    const frame_bytes = FRAME_HEADER_BYTES + header.readUInt32BE(8);
    const start = HEADER_BYTES + frames * frame_bytes;
    let at = start;
    for (const head = Buffer.alloc(FRAME_HEADER_BYTES); at < size; at += frame_bytes) {
      const { bytesRead } = await file.read(head, 0, FRAME_HEADER_BYTES, at);
      const whole = bytesRead === FRAME_HEADER_BYTES;
      if (whole && !head.subarray(FRAME_SALT_AT, FRAME_SALT_AT + SALT_BYTES).equals(salt)) break;
    }
    return Math.max(0, Math.min(at, size) - start);
  } finally {
    await file.close();
  }
}
