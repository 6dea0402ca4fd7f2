import { open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { numberOf } from './schema.ts';
import type { Database } from './sqlite.ts';

/** After so long without a commit the log is copied into the database. */
const QUIET_MS = 200;
/** So often and at such distance the log is tried to be cut. */
const EMPTY_TRIES = 50;
const EMPTY_AGAIN_MS = 50;

/** Copies the log of a database (its WAL) into it when nobody waits for a commit. */
export interface QuietCheckpoints {
  /** To be told of each commit. */
  committed(): void;
  stop(): void;
}

/** Copies in quiet moments: then the next to come wait neither for it nor for the copying of a log that is full. */
export function createQuietCheckpoints(database: Database): QuietCheckpoints {
  let due = false;
  const timer = setTimeout(() => {
    if (!due) return;
    due = false;
    copyLog(database);
  }, QUIET_MS).unref();
  return {
    committed() {
      due = true;
      timer.refresh();
    },
    stop: () => clearTimeout(timer),
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
