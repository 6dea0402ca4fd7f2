import type { ExchangeRecord } from '../record.ts';
import type { Source } from './query.ts';
import type { StoredRecord } from './record-store.ts';
import { columnText } from './row.ts';
import { placesIn, slices } from './scan.ts';
import type { Database } from './sqlite.ts';
import { undigested } from './undigested.ts';

/**
 * The record of an id, or null. Ids that a server gave grow with the place: such a one is found by halving. Only where
 * that does not find it, as among records that were taken over from elsewhere, all are looked through.
 */
export async function findById({ database, last_place }: Source, exchange_id: string): Promise<StoredRecord | null> {
  const id = columnText(exchange_id);
  const place = byHalving(database, id) ?? (await byScan(database, id));
  if (place === null) {
    for await (const one of undigested(database, last_place)) if (one.record.exchange_id === exchange_id) return one;
    return null;
  }
  const line = database.prepare('SELECT line FROM lines WHERE place = ?').get(place)?.line as string | undefined;
  return line === undefined ? null : { place, record: JSON.parse(line) as ExchangeRecord };
}

function byHalving(database: Database, id: string): number | null {
  // Places have holes only where all before them are gone, or all after them.
  const at = database.prepare('SELECT place, exchange_id FROM records WHERE place >= ? ORDER BY place LIMIT 1');
  const ends = database.prepare('SELECT min(place) AS first, max(place) AS last FROM records').get();
  let { first, last } = ends as { first: number | null; last: number | null };
  while (first !== null && last !== null && first <= last) {
    const middle = Math.floor((first + last) / 2);
    const row = at.get(middle) as { place: number; exchange_id: string } | undefined;
    if (row?.exchange_id === id) return row.place;
    if (row && row.exchange_id < id) first = row.place + 1;
    else last = middle - 1;
  }
  return null;
}

async function byScan(database: Database, id: string): Promise<number | null> {
  const places = placesIn(database, { sql: 'exchange_id = ?', values: [id] }, false);
  for await (const slice of slices(database, undefined, false)) {
    const [place] = places(slice);
    if (place !== undefined) return place;
  }
  return null;
}
