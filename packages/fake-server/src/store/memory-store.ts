import type { ExchangeRecord } from '../record.ts';
import { recordLine } from '../record.ts';
import { createCounts } from './counts.ts';
import { matches } from './matches.ts';
import { numberAfter } from './numbers.ts';
import type { RecordFilter, RecordStore, Retention, StoredRecord } from './record-store.ts';

/** A record with what it takes, as it would stand in a file. */
interface Kept extends StoredRecord {
  readonly bytes: number;
}

/** A store that is gone with its process. */
export function createMemoryStore({ count_max, age_max_ms, bytes_max }: Retention = {}): RecordStore {
  let kept: Kept[] = [];
  let place = 0;
  let next_number = 0;
  let bytes = 0;
  /** How many at the beginning are forgotten. They are let go when they are the greater part, not one by one. */
  let gone = 0;
  const forgetOldest = (now_ms: number): void => {
    for (let one = kept[gone]; one; one = kept[++gone]) {
      const keeps =
        kept.length - gone <= (count_max ?? Infinity) &&
        bytes <= (bytes_max ?? Infinity) &&
        one.record.time_ms >= now_ms - (age_max_ms ?? Infinity);
      if (keeps) break;
      bytes -= one.bytes;
    }
    if (gone <= kept.length / 2) return;
    kept = kept.slice(gone);
    gone = 0;
  };
  const all = (): Kept[] => kept.slice(gone);
  const found = (filter: RecordFilter): Kept[] => all().filter(({ record }) => matches(record, filter));
  return {
    get next_number() {
      return next_number;
    },
    repaired: null,
    async append(record: ExchangeRecord) {
      const one: Kept = { place: ++place, record, bytes: Buffer.byteLength(recordLine(record)) };
      next_number = Math.max(next_number, place, numberAfter(record.exchange_id));
      kept.push(one);
      bytes += one.bytes;
      forgetOldest(record.time_ms);
    },
    async ready() {
      // Records are made as they come.
    },
    async get(exchange_id) {
      return all().find(({ record }) => record.exchange_id === exchange_id) ?? null;
    },
    async find(filter, { after, limit, newest_first = false }) {
      const ordered = newest_first ? found(filter).reverse() : found(filter);
      const rest =
        after === undefined ? ordered : ordered.filter((one) => (newest_first ? one.place < after : one.place > after));
      const records = rest.slice(0, limit).map(({ place, record }) => ({ place, record }));
      return { records, next: rest.length > limit ? (records.at(-1)?.place ?? null) : null };
    },
    async counts(filter, every_ms) {
      const counts = createCounts(every_ms);
      for (const { record } of found(filter)) counts.add(record.time_ms, record.decision.outcome);
      return counts.all();
    },
    state: () => ({
      records: kept.length - gone,
      bytes,
      oldest_ms: kept[gone]?.record.time_ms ?? null,
      newest_ms: kept.length > gone ? (kept.at(-1) as Kept).record.time_ms : null,
    }),
    async probe() {
      // There is always room: the oldest make way.
    },
    async wipe() {
      const count = kept.length - gone;
      kept = [];
      gone = 0;
      bytes = 0;
      return count;
    },
    async close() {
      // There is nothing to close.
    },
  };
}
