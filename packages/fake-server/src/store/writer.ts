import { numberAfter } from './numbers.ts';
import type { Retention, StoreState } from './record-store.ts';
import { createForget, createForgetUntil, type Extent, FORGET_AT_ONCE } from './retention.ts';
import type { Row } from './row.ts';
import { numberOf } from './schema.ts';
import { createTransaction, type Database } from './sqlite.ts';

/** All that changes a store. Each method is one transaction, but for `insert`, which is a part of one. */
export interface Writer {
  /** The number of the next record. */
  readonly next_number: number;
  insert(row: Row): void;
  /** Keeps records, and forgets what the retention no longer keeps. */
  keep(rows: readonly Row[]): void;
  /** Forgets some of what the retention no longer keeps; true if there may be more. */
  forgetSome(now_ms: number): boolean;
  /** Forgets some of the records up to a place; gives how many. */
  forgetUntil(place: number): number;
  /** Writes what is known already: throws if a record could not be kept now. */
  probe(): void;
  /** The place of the last record that was ever kept. */
  readonly last_place: number;
  state(): StoreState;
}

/** What is known beside the rows; it changes with a transaction, or not at all. */
interface Known extends Extent {
  readonly last_place: number;
  readonly next_number: number;
}

/** A writer for a database that is a store. */
export function createWriter(database: Database, retention: Retention): Writer {
  const intoRecords = database.prepare('INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const intoLines = database.prepare('INSERT INTO lines VALUES (?, ?)');
  const times = database.prepare(
    `SELECT (SELECT time_ms FROM records ORDER BY place LIMIT 1) AS oldest_ms,
       (SELECT time_ms FROM records ORDER BY place DESC LIMIT 1) AS newest_ms`,
  );
  const transaction = createTransaction(database);
  const count = database.prepare("INSERT OR REPLACE INTO counters VALUES ('last_place', ?), ('next_number', ?)");
  const some = database.prepare(
    `SELECT place, bytes FROM records WHERE place <= ? ORDER BY place LIMIT ${FORGET_AT_ONCE}`,
  );
  const forget = createForget(database, retention);
  const forgetTo = createForgetUntil(database);
  let known = readKnown(database);

  const insert = (row: Row): void => {
    const { exchange_id, time_ms, port, device, outcome, policy_rule, bytes, line } = row;
    const place = known.last_place + 1;
    intoRecords.run(place, exchange_id, time_ms, port, device, outcome, policy_rule, bytes);
    intoLines.run(place, line);
    known = {
      records: known.records + 1,
      bytes: known.bytes + bytes,
      last_place: place,
      next_number: Math.max(known.next_number, place, numberAfter(exchange_id)),
    };
  };
  /** The rows tell the counters, until rows go. */
  const shrinkTo = (extent: Extent): void => {
    if (extent.records === known.records) return;
    known = { ...known, ...extent };
    count.run(known.last_place, known.next_number);
  };
  const change = <T>(work: () => T): T => {
    const before = known;
    try {
      return transaction(work);
    } catch (error) {
      known = before;
      throw error;
    }
  };
  return {
    get next_number() {
      return known.next_number;
    },
    get last_place() {
      return known.last_place;
    },
    insert,
    keep: (rows) =>
      change(() => {
        let now_ms = -Infinity;
        for (const row of rows) {
          insert(row);
          now_ms = Math.max(now_ms, row.time_ms);
        }
        shrinkTo(forget(known, now_ms));
      }),
    probe: () => change(() => void count.run(known.last_place, known.next_number)),
    forgetSome: (now_ms) =>
      change(() => {
        const before = known.records;
        shrinkTo(forget(known, now_ms));
        return before - known.records === FORGET_AT_ONCE;
      }),
    forgetUntil: (place) =>
      change(() => {
        const rows = some.all(place) as { place: number; bytes: number }[];
        const last = rows.at(-1);
        if (!last) return 0;
        forgetTo(last.place);
        const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
        shrinkTo({ records: known.records - rows.length, bytes: known.bytes - bytes });
        return rows.length;
      }),
    state: () => {
      const { oldest_ms, newest_ms } = times.get() as Pick<StoreState, 'oldest_ms' | 'newest_ms'>;
      return { records: known.records, bytes: known.bytes, oldest_ms, newest_ms };
    },
  };
}

function readKnown(database: Database): Known {
  const counter = (name: string): number =>
    numberOf(database, `SELECT value FROM counters WHERE name = '${name}'`) ?? 0;
  const last_place = Math.max(counter('last_place'), numberOf(database, 'SELECT max(place) FROM records') ?? 0);
  // Ids of one length that a server gave are in the order of their numbers.
  const last = database
    .prepare("SELECT max(exchange_id) AS id FROM records WHERE exchange_id < 'g' AND length(exchange_id) = 16")
    .get()?.id;
  return {
    records: numberOf(database, 'SELECT count(*) FROM records') ?? 0,
    bytes: numberOf(database, 'SELECT sum(bytes) FROM records') ?? 0,
    last_place,
    next_number: Math.max(counter('next_number'), last_place, numberAfter(String(last ?? ''))),
  };
}
