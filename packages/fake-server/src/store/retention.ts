import type { Retention } from './record-store.ts';
import type { Database } from './sqlite.ts';

/** How many records go at most in one transaction: more would hold up who waits. */
export const FORGET_AT_ONCE = 5_000;

/** How many records there are, and the bytes of their lines. */
export interface Extent {
  readonly records: number;
  readonly bytes: number;
}

/** Forgets the oldest records until the rest may stay, within a transaction. Gives how much is left. */
export type Forget = (extent: Extent, now_ms: number) => Extent;

/** Makes ready to forget what a retention does not keep. */
export function createForget(database: Database, { count_max, age_max_ms, bytes_max }: Retention): Forget {
  if (count_max === undefined && age_max_ms === undefined && bytes_max === undefined) return (extent) => extent;
  const oldest = database.prepare(`SELECT place, time_ms, bytes FROM records ORDER BY place LIMIT ${FORGET_AT_ONCE}`);
  const forget = createForgetUntil(database);
  return (extent, now_ms) => {
    let { records, bytes } = extent;
    let last = 0;
    for (const row of oldest.iterate() as Iterable<{ place: number; time_ms: number; bytes: number }>) {
      const keeps =
        records <= (count_max ?? Infinity) &&
        bytes <= (bytes_max ?? Infinity) &&
        row.time_ms >= now_ms - (age_max_ms ?? Infinity);
      if (keeps) break;
      records--;
      bytes -= row.bytes;
      last = row.place;
    }
    if (last > 0) forget(last);
    return { records, bytes };
  };
}

/** Forgets all records up to a place. */
export function createForgetUntil(database: Database): (place: number) => void {
  const statements = ['records', 'lines'].map((table) => database.prepare(`DELETE FROM ${table} WHERE place <= ?`));
  return (place) => {
    for (const statement of statements) statement.run(place);
  };
}
