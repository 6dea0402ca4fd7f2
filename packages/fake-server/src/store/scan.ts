import { setImmediate as turn } from 'node:timers/promises';
import type { Condition } from './condition.ts';
import type { Database, Statement } from './sqlite.ts';

/**
 * How many records are looked at before other work of the process is let through: a millisecond or two. The first slice is
 * small, since most who ask want the first page alone.
 */
const SLICE_FIRST = 250;
const SLICE_MAX = 4_000;

/** A part of the records: those whose place is between two, ends included. */
export interface Slice {
  readonly first: number;
  readonly last: number;
}

/** Cuts the records after a place, or before it for the newest first, into slices. Between them other work gets through. */
export async function* slices(
  database: Database,
  after: number | undefined,
  newest_first: boolean,
): AsyncGenerator<Slice> {
  const [beyond, order] = newest_first ? ['<', 'DESC'] : ['>', 'ASC'];
  // The far end of the next slice, or of all that is left.
  const ends = database.prepare(
    `SELECT place FROM (SELECT place FROM records WHERE place ${beyond} ? ORDER BY place ${order} LIMIT ?)
     ORDER BY place ${newest_first ? 'ASC' : 'DESC'} LIMIT 1`,
  );
  let from = after ?? (newest_first ? Number.MAX_SAFE_INTEGER : 0);
  for (let size = SLICE_FIRST; ; size = Math.min(2 * size, SLICE_MAX)) {
    const end = ends.get(from, size)?.place as number | undefined;
    if (end === undefined) return;
    yield newest_first ? { first: end, last: from - 1 } : { first: from + 1, last: end };
    from = end;
    await turn();
  }
}

/** The places of a slice that a condition means, in the order of the scan. */
export function placesIn(
  database: Database,
  { sql, values }: Condition,
  newest_first: boolean,
): (slice: Slice) => number[] {
  const statement: Statement = database.prepare(
    `SELECT place FROM records WHERE place BETWEEN ? AND ? AND ${sql} ORDER BY place ${newest_first ? 'DESC' : 'ASC'}`,
  );
  return ({ first, last }) => statement.all(first, last, ...values).map(({ place }) => place as number);
}
