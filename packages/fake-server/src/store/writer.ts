import { numberAfter } from './numbers.ts';
import type { Retention, StoreState } from './record-store.ts';
import { createForget, createForgetUntil, type Extent, FORGET_AT_ONCE } from './retention.ts';
import type { Row } from './row.ts';
import { numberOf } from './schema.ts';
import { type Kept, readSegment, type Segment, writeSegments } from './segment.ts';
import { type Backlog, createSegmentTable, readBacklog } from './segment-table.ts';
import { createTransaction, type Database } from './sqlite.ts';

/** All that changes a store. Each method is one transaction, but for `insert`, which is a part of one. */
export interface Writer {
  /** The number of the next record. */
  readonly next_number: number;
  insert(row: Row): void;
  /** Keeps what came together: rows at once, exchanges as segments. Of rows it forgets what the retention does not keep. */
  keep(kept: readonly Kept[]): void;
  /** What stands in segments and has no rows yet. */
  readonly undigested: Backlog;
  /**
   * Makes the rows of the first segment, and forgets what the retention no longer keeps; false where none is left.
   * @param last_place nothing beyond it is touched
   */
  digest(last_place: number): boolean;
  /** Takes back what was kept after a place. */
  takeBack(place: number): void;
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
  readonly undigested: Backlog;
}

/** A writer for a database that is a store. */
export function createWriter(database: Database, retention: Retention): Writer {
  const intoRecords = database.prepare('INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const intoLines = database.prepare('INSERT INTO lines VALUES (?, ?)');
  const times = database.prepare(
    `SELECT (SELECT time_ms FROM records ORDER BY place LIMIT 1) AS oldest_ms,
       (SELECT time_ms FROM records ORDER BY place DESC LIMIT 1) AS newest_ms`,
  );
  const segments = createSegmentTable(database);
  const transaction = createTransaction(database);
  const count = database.prepare("INSERT OR REPLACE INTO counters VALUES ('last_place', ?), ('next_number', ?)");
  const some = database.prepare(
    `SELECT place, bytes FROM records WHERE place <= ? ORDER BY place LIMIT ${FORGET_AT_ONCE}`,
  );
  const forget = createForget(database, retention);
  const forgetTo = createForgetUntil(database);
  let known = readKnown(database);

  const insertAt = (place: number, row: Row): void => {
    const { exchange_id, time_ms, port, device, outcome, policy_rule, bytes, line } = row;
    intoRecords.run(place, exchange_id, time_ms, port, device, outcome, policy_rule, bytes);
    intoLines.run(place, line);
    known = { ...known, records: known.records + 1, bytes: known.bytes + bytes };
  };
  /** The number that comes next is more than any id, and more than there were records. */
  const grow = (records: number, next_number: number): void => {
    const last_place = known.last_place + records;
    known = { ...known, last_place, next_number: Math.max(known.next_number, last_place, next_number) };
  };
  const insert = (row: Row): void => {
    insertAt(known.last_place + 1, row);
    grow(1, numberAfter(row.exchange_id));
  };
  const insertSegment = (segment: Segment): void => {
    const { records, next_number, bytes } = segment;
    segments.insert(known.last_place + 1, segment);
    grow(records, next_number);
    wait(records, bytes.length);
  };
  const wait = (records: number, bytes: number): void => {
    const { undigested } = known;
    known = { ...known, undigested: { records: undigested.records + records, bytes: undigested.bytes + bytes } };
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
    get undigested() {
      return known.undigested;
    },
    keep: (kept) =>
      change(() => {
        // Rows come in the order of their places.
        if (known.undigested.records > 0 || !kept.every(isRow)) return writeSegments(kept, insertSegment);
        let now_ms = -Infinity;
        for (const row of kept) {
          insert(row);
          now_ms = Math.max(now_ms, row.time_ms);
        }
        shrinkTo(forget(known, now_ms));
      }),
    digest: (last_place) =>
      known.undigested.records > 0 &&
      change(() => {
        const segment = segments.first(last_place);
        if (!segment) return false;
        const { place, records, bytes } = segment;
        let now_ms = -Infinity;
        readSegment(segment).forEach((row, i) => {
          insertAt(place + i, row);
          now_ms = Math.max(now_ms, row.time_ms);
        });
        segments.drop(place);
        wait(-records, -bytes.length);
        shrinkTo(forget(known, now_ms));
        return true;
      }),
    takeBack: (place) =>
      change(() => {
        for (const table of ['records', 'lines', 'segments']) {
          database.prepare(`DELETE FROM ${table} WHERE place > ?`).run(place);
        }
        known = { ...known, ...readExtent(database), undigested: readBacklog(database) };
        count.run(known.last_place, known.next_number);
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
        const dropped = segments.dropSome(place);
        if (dropped.records > 0) {
          wait(-dropped.records, -dropped.bytes);
          count.run(known.last_place, known.next_number);
          return dropped.records;
        }
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

function isRow(kept: Kept): kept is Row {
  return 'line' in kept;
}

function readExtent(database: Database): Extent {
  return {
    records: numberOf(database, 'SELECT count(*) FROM records') ?? 0,
    bytes: numberOf(database, 'SELECT sum(bytes) FROM records') ?? 0,
  };
}

function readKnown(database: Database): Known {
  const counter = (name: string): number =>
    numberOf(database, `SELECT value FROM counters WHERE name = '${name}'`) ?? 0;
  const last_place = Math.max(
    counter('last_place'),
    numberOf(database, 'SELECT max(place) FROM records') ?? 0,
    numberOf(database, 'SELECT max(place + records - 1) FROM segments') ?? 0,
  );
  // Ids of one length that a server gave are in the order of their numbers.
  const last = database
    .prepare("SELECT max(exchange_id) AS id FROM records WHERE exchange_id < 'g' AND length(exchange_id) = 16")
    .get()?.id;
  return {
    ...readExtent(database),
    last_place,
    next_number: Math.max(
      counter('next_number'),
      last_place,
      numberAfter(String(last ?? '')),
      numberOf(database, 'SELECT max(next_number) FROM segments') ?? 0,
    ),
    undigested: readBacklog(database),
  };
}
