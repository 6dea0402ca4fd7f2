import { numberOf } from './schema.ts';
import type { Segment } from './segment.ts';
import type { Database } from './sqlite.ts';

/** How many records, and bytes of them, stand in segments. */
export interface Backlog {
  readonly records: number;
  readonly bytes: number;
}

/** A segment as it stands in the database. */
export interface StoredSegment extends Pick<Segment, 'records' | 'contents' | 'bytes'> {
  /** The place of its first record. */
  readonly place: number;
}

/** The table of segments. */
export interface SegmentTable {
  insert(place: number, segment: Segment): void;
  /** The first of those that begin at a place or before. */
  first(last_place: number): StoredSegment | undefined;
  drop(place: number): void;
  /** Drops the first of those that begin at a place or before, and says what was in them. */
  dropSome(last_place: number): Backlog;
}

/** How many segments go at most in one transaction. */
const AT_ONCE = 100;

/** Makes ready what is done with the table. */
export function createSegmentTable(database: Database): SegmentTable {
  const into = database.prepare('INSERT INTO segments VALUES (?, ?, ?, ?, ?)');
  const first = database.prepare(
    'SELECT place, records, contents, bytes FROM segments WHERE place <= ? ORDER BY place LIMIT 1',
  );
  const some = database.prepare(
    `SELECT place, records, length(bytes) AS bytes FROM segments WHERE place <= ? ORDER BY place LIMIT ${AT_ONCE}`,
  );
  const drop = database.prepare('DELETE FROM segments WHERE place = ?');
  const dropUntil = database.prepare('DELETE FROM segments WHERE place <= ?');
  return {
    insert: (place, { records, next_number, contents, bytes }) =>
      void into.run(place, records, next_number, contents, bytes),
    first: (last_place) => first.get(last_place) as StoredSegment | undefined,
    drop: (place) => void drop.run(place),
    dropSome(last_place) {
      const found = some.all(last_place) as unknown as (Backlog & { place: number })[];
      const last = found.at(-1);
      if (last) dropUntil.run(last.place);
      return found.reduce((sum, one) => ({ records: sum.records + one.records, bytes: sum.bytes + one.bytes }), {
        records: 0,
        bytes: 0,
      });
    },
  };
}

/** What stands in segments in all. */
export function readBacklog(database: Database): Backlog {
  return {
    records: numberOf(database, 'SELECT sum(records) FROM segments') ?? 0,
    bytes: numberOf(database, 'SELECT sum(length(bytes)) FROM segments') ?? 0,
  };
}
