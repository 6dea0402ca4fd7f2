import { setImmediate as turn } from 'node:timers/promises';
import type { OutcomeName } from '@phonehome/shared';
import type { ExchangeRecord } from '../record.ts';
import { conditionOf, needsLine, signsOf } from './condition.ts';
import { createCounts } from './counts.ts';
import { matches } from './matches.ts';
import type { Count, Page, PageRequest, RecordFilter, StoredRecord } from './record-store.ts';
import { placesIn, slices } from './scan.ts';
import type { Database } from './sqlite.ts';
import { undigested } from './undigested.ts';

/** How many bytes of lines are read before other work of the process is let through: some milliseconds. */
const READ_BYTES = 1024 * 1024;

/** Where records are looked for. */
export interface Source {
  readonly database: Database;
  /** Up to where those count that have no rows. */
  readonly last_place: number;
}

/**
 * The records that a filter means, in order of place. Never holds up the process for long, however many are looked at:
 * what is kept or forgotten meanwhile may be among them or not.
 */
export async function* meant(
  source: Source,
  filter: RecordFilter,
  page: Omit<PageRequest, 'limit'> = {},
): AsyncGenerator<StoredRecord> {
  const waiting = undigestedMeant(source, filter, page);
  if (page.newest_first) yield* waiting;
  yield* digestedMeant(source.database, filter, page);
  if (!page.newest_first) yield* waiting;
}

async function* undigestedMeant(
  { database, last_place }: Source,
  filter: RecordFilter,
  page: Omit<PageRequest, 'limit'> = {},
): AsyncGenerator<StoredRecord> {
  for await (const one of undigested(database, last_place, page)) if (matches(one.record, filter)) yield one;
}

async function* digestedMeant(
  database: Database,
  filter: RecordFilter,
  { after, newest_first = false }: Omit<PageRequest, 'limit'>,
): AsyncGenerator<StoredRecord> {
  const placesOf = placesIn(database, conditionOf(filter), newest_first);
  const lineAt = database.prepare('SELECT line FROM lines WHERE place = ?');
  const signs = signsOf(filter);
  let read = 0;
  for await (const slice of slices(database, after, newest_first)) {
    for (const place of placesOf(slice)) {
      const line = lineAt.get(place)?.line as string | undefined;
      if (line !== undefined && signs.every((sign) => line.includes(sign))) {
        const record = JSON.parse(line) as ExchangeRecord;
        if (!needsLine(filter) || matches(record, filter)) yield { place, record };
      }
      read += line?.length ?? 0;
      if (read < READ_BYTES) continue;
      read = 0;
      await turn();
    }
  }
}

/** A page of what a filter means. */
export async function findPage(source: Source, filter: RecordFilter, page: PageRequest): Promise<Page> {
  const records: StoredRecord[] = [];
  for await (const one of meant(source, filter, page)) {
    if (records.length === page.limit) return { records, next: records.at(-1)?.place ?? null };
    records.push(one);
  }
  return { records, next: null };
}

/** Counts what a filter means by time of arrival and outcome: by SQL where the columns tell, else by reading. */
export async function countMeant(source: Source, filter: RecordFilter, every_ms: number): Promise<readonly Count[]> {
  const counts = createCounts(every_ms);
  if (needsLine(filter)) {
    for await (const { record } of meant(source, filter)) counts.add(record.time_ms, record.decision.outcome);
    return counts.all();
  }
  const { database } = source;
  const { sql, values } = conditionOf(filter);
  const statement = database.prepare(
    `SELECT min(time_ms) AS time_ms, outcome, count(*) AS count FROM records
     WHERE place BETWEEN ? AND ? AND ${sql} GROUP BY floor(time_ms / CAST(? AS REAL)), outcome`,
  );
  for await (const { first, last } of slices(database, undefined, false)) {
    for (const row of statement.all(first, last, ...values, every_ms)) {
      counts.add(row.time_ms as number, row.outcome as OutcomeName, row.count as number);
    }
  }
  for await (const { record } of undigestedMeant(source, filter)) counts.add(record.time_ms, record.decision.outcome);
  return counts.all();
}
