import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { PhonehomeError } from '@phonehome/shared';

export type Database = DatabaseSync;
export type Statement = StatementSync;

/** How long another process may be in the way, such as a reader that mends after a crash. */
const BUSY_MS = 5_000;

/** The primary codes of SQLite that mean something to us: https://sqlite.org/rescode.html */
const CANNOT_OPEN = 14;
const CORRUPT = 11;
const FULL = 13;
const NOT_A_DATABASE = 26;

/**
 * Opens a file as a database. The module of Node.js is loaded only now, and its remark that it is young, which some
 * versions print, is kept from the users.
 */
export function openDatabase(
  path: string | URL,
  options: { readonly readOnly?: boolean; readonly timeout?: number } = {},
): Database {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    return new DatabaseSync(path, { timeout: BUSY_MS, ...options });
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Whether SQLite could not open a file, or one that it needs beside it. */
export function couldNotOpen(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 0x100 === CANNOT_OPEN;
}

/** Does something as one transaction: all of it or, when it throws, nothing. */
export type Transaction = <T>(work: () => T) => T;

/** Transactions of a database, whose statements are compiled once. */
export function createTransaction(database: Database): Transaction {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  return (work) => {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      undo(database);
      throw error;
    }
  };
}

/** Ends a transaction that went wrong. */
export function undo(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // SQLite has done it by itself, as it does when the disk is full.
  }
}

/**
 * Copies all of the log into the database, syncs that, and begins the log anew.
 * @throws the error of SQLite; an Error where someone who reads is in the way
 */
export function mendLog(database: Database): void {
  const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  if (busy !== 0) throw new Error('the log could not be brought into the database, since another process reads it');
}

/** An error of SQLite about the file of a store, in the terms of the system or for people; others as they are. */
export function storeError(error: unknown, file: string): unknown {
  const { code, errcode = 0 } = error as { code?: string; errcode?: number };
  if (code !== 'ERR_SQLITE_ERROR') return error;
  // The lowest byte is the primary code, what stands above it says more.
  const primary = errcode & 0xff;
  if (primary === FULL) return Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
  if (primary === NOT_A_DATABASE) return unreadable(file, 'this is no SQLite database');
  if (primary === CORRUPT) return unreadable(file, 'this database is damaged');
  return error;
}

/** That a file cannot be read as a store. It is left as it is. */
export function unreadable(file: string, what: string): PhonehomeError {
  const remedy = 'Nothing in it was changed. Choose another folder, or put back a copy that is whole';
  return new PhonehomeError('STORE_UNREADABLE', [{ file, what, remedy }]);
}
