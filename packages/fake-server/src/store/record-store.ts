import type { OutcomeName } from '@phonehome/shared';
import type { Exchange } from '../exchange.ts';
import type { ExchangeRecord } from '../record.ts';

/** Which records are meant: those for which all that is given holds. */
export interface RecordFilter {
  /** The first and the end of arrival, in milliseconds since 1970. */
  readonly from_ms?: number;
  readonly until_ms?: number;
  /** How a server knows the device: `deviceKey` of its report. */
  readonly device?: string;
  /** Fields that the report has, with this value where one is given. */
  readonly fields?: readonly { readonly name: string; readonly value?: string }[];
  readonly outcome?: OutcomeName;
  readonly policy_rule?: string;
  /** The id of an anomaly that the record has. */
  readonly anomaly?: string;
  readonly port?: number;
}

/** A record and its place in the order in which they were kept: from 1, growing, never given twice. */
export interface StoredRecord {
  readonly place: number;
  readonly record: ExchangeRecord;
}

/** Which part of what a filter gives. */
export interface PageRequest {
  /** Only what comes after this place, in the order of the page. */
  readonly after?: number;
  readonly limit: number;
  /** The order of the page: the first kept comes first unless this is set. */
  readonly newest_first?: boolean;
}

/** A part of what a filter gives; `next` is the `after` of the next one, null where nothing follows. */
export interface Page {
  readonly records: readonly StoredRecord[];
  readonly next: number | null;
}

/** How many records arrived from `from_ms` until the next such time, by outcome. */
export interface Count {
  readonly from_ms: number;
  readonly count: number;
  readonly outcomes: Readonly<Partial<Record<OutcomeName, number>>>;
}

/** What a store holds. */
export interface StoreState {
  readonly records: number;
  /** Bytes that it takes. */
  readonly bytes: number;
  /** When the first and the last of them arrived. */
  readonly oldest_ms: number | null;
  readonly newest_ms: number | null;
}

/** What is kept at most; the oldest goes first. */
export interface Retention {
  readonly count_max?: number;
  readonly age_max_ms?: number;
  readonly bytes_max?: number;
}

/** An exchange to be kept, and who waits for it. */
export interface Keeping {
  readonly kept: Exchange;
  /** It is safe, or could not be kept: then with the reason. */
  done(error: unknown): void;
}

/** Where a server keeps its records. `test/fake-server/store/conformance.ts` says what each store must do. */
export interface RecordStore {
  /** The number of the next record: it grows over restarts and wipes. */
  readonly next_number: number;
  /** What was mended when it was opened, in words; null after a clean stop. */
  readonly repaired: string | null;
  /**
   * Resolves when the record is safe: in a store on disk, when it would survive a loss of power. Records that arrive
   * together are made safe together.
   */
  append(record: ExchangeRecord): Promise<void>;
  /** The same for an exchange, whose record is made when somebody asks for it; only in stores that gain by that. */
  keep?(keeping: Keeping): void;
  /** Resolves when all that was kept before can be looked at at once; until then other work of the process gets through. */
  ready(): Promise<void>;
  /** The record of an id; no two have the same. */
  get(exchange_id: string): Promise<StoredRecord | null>;
  find(filter: RecordFilter, page: PageRequest): Promise<Page>;
  /** Counts by time of arrival: of every interval in which something arrived, in order. */
  counts(filter: RecordFilter, every_ms: number): Promise<readonly Count[]>;
  state(): StoreState;
  /** Rejects with the reason when a record could not be kept now. */
  probe(): Promise<void>;
  /** Forgets every record, also on disk. Resolves with how many there were. */
  wipe(): Promise<number>;
  close(): Promise<void>;
}
