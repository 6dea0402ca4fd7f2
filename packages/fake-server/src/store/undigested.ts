import { setImmediate as turn } from 'node:timers/promises';
import type { ExchangeRecord } from '../record.ts';
import type { PageRequest, StoredRecord } from './record-store.ts';
import { readSegment } from './segment.ts';
import type { Database } from './sqlite.ts';

/**
 * The records that stand in segments, in order of place: where a disk is so full that no rows can be made of them, and for
 * who can but read.
 * Lets other work through after each segment.
 * @param last_place beyond it nothing is looked at
 */
export async function* undigested(
  database: Database,
  last_place: number,
  { after, newest_first = false }: Omit<PageRequest, 'limit'> = {},
): AsyncGenerator<StoredRecord> {
  const next = database.prepare(
    newest_first
      ? 'SELECT place, contents, bytes FROM segments WHERE place < ? ORDER BY place DESC LIMIT 1'
      : 'SELECT place, contents, bytes FROM segments WHERE place >= ? ORDER BY place LIMIT 1',
  );
  // A page may have ended within a segment.
  const begun = database.prepare('SELECT max(place) AS place FROM segments WHERE place <= ?');
  const start = after === undefined ? 0 : ((begun.get(after)?.place as number | null) ?? 0);
  let at = newest_first ? Math.min(after ?? Number.MAX_SAFE_INTEGER, last_place + 1) : start;
  for (;;) {
    const segment = next.get(at) as { place: number; contents: string; bytes: Uint8Array } | undefined;
    if (!segment || segment.place > last_place) return;
    const records = readSegment(segment).map(({ line }, i) => ({ place: segment.place + i, line }));
    at = newest_first ? segment.place : segment.place + records.length;
    for (const { place, line } of newest_first ? records.reverse() : records) {
      const is_meant = after === undefined || (newest_first ? place < after : place > after);
      if (is_meant) yield { place, record: JSON.parse(line) as ExchangeRecord };
    }
    await turn();
  }
}
