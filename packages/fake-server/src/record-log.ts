import { PhonehomeError } from '@phonehome/shared';
import type { ExchangeRecord } from './record.ts';

/** How long is waited unless the caller says otherwise. */
const TIMEOUT_MS = 5_000;
/** The longest that a timer of Node.js can wait; a longer one would end at once. */
const TIMEOUT_MAX_MS = 0x7fff_ffff;
const SHOWN_MAX = 5;

/** Records in memory, and those who wait for some. */
export interface RecordLog {
  /** All records since the beginning or the last `clear`, in order of arrival. */
  records(): ExchangeRecord[];
  /** Forgets the records so far. Whoever waits goes on waiting. */
  clear(): void;
  /**
   * Resolves with all records as soon as there are so many, those that are there already included.
   * @throws PhonehomeError NOT_RECEIVED when they have not come in time (5 s by default; at most 24 days are waited), or
   * the server was closed; USAGE for what is neither a number nor a function
   */
  waitFor(count: number, timeout_ms?: number): Promise<ExchangeRecord[]>;
  /** Resolves with the first record that is as wanted, one that is there already included. Rejects likewise. */
  waitFor(wanted: (record: ExchangeRecord) => boolean, timeout_ms?: number): Promise<ExchangeRecord>;
}

/** A log with what only the server may do. */
export interface OpenLog extends RecordLog {
  add(record: ExchangeRecord): void;
  /** Ends every wait. */
  end(): void;
}

/** Looks whether a wait is over. `why` ends it: nothing more will come. */
type Waiter = (why?: string) => void;

/** An empty log. */
export function createRecordLog(): OpenLog {
  let records: ExchangeRecord[] = [];
  let ended = false;
  const waiters = new Set<Waiter>();
  const tell: Waiter = (why) => {
    for (const waiter of [...waiters]) waiter(why);
  };
  const wait = <T>(find: () => T | null, what: string, timeout_ms: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const waiter: Waiter = (why) => {
        try {
          const found = find();
          if (found === null && why === undefined) return;
          if (found === null) reject(notReceived(what, why as string, records));
          else resolve(found);
        } catch (error) {
          reject(error);
        }
        clearTimeout(timer);
        waiters.delete(waiter);
      };
      const timer = setTimeout(() => waiter(`in ${timeout_ms} ms`), Math.min(timeout_ms, TIMEOUT_MAX_MS));
      waiters.add(waiter);
      waiter(ended ? CLOSED : undefined);
    });
  return {
    records: () => [...records],
    clear() {
      records = [];
    },
    waitFor: (async (wanted: number | ((record: ExchangeRecord) => boolean), timeout_ms = TIMEOUT_MS) => {
      if (!(timeout_ms >= 0)) throw usage('timeout_ms', 'Give how many milliseconds to wait');
      if (typeof wanted === 'function') {
        return wait(() => records.find(wanted) ?? null, 'a record as wanted', timeout_ms);
      }
      if (!Number.isSafeInteger(wanted) || wanted < 0) throw usage('wanted', 'Give how many records, or a function');
      return wait(() => (records.length >= wanted ? [...records] : null), recordsInAll(wanted), timeout_ms);
    }) as RecordLog['waitFor'],
    add(record) {
      records.push(record);
      tell();
    },
    end() {
      ended = true;
      tell(CLOSED);
    },
  };
}

function usage(field: string, remedy: string): PhonehomeError {
  return new PhonehomeError('USAGE', [{ field, what: 'this cannot be waited for', remedy }]);
}

const CLOSED = 'before the server was closed';

function recordsInAll(count: number): string {
  return `${count} record${count === 1 ? '' : 's'}`;
}

function notReceived(missing: string, why: string, records: readonly ExchangeRecord[]): PhonehomeError {
  const last = records.slice(-SHOWN_MAX).map(({ decision }) => `${decision.outcome} by ${decision.policy_rule}`);
  const led = last.length === 0 ? '' : last.length < records.length ? ', the last: ' : ': ';
  const there = `there ${records.length === 1 ? 'is' : 'are'} ${recordsInAll(records.length)}${led}${last.join(', ')}`;
  const remedy = 'Look whether the device sends to this port, or wait longer';
  return new PhonehomeError('NOT_RECEIVED', [{ what: `${missing} did not come ${why}; ${there}`, remedy }]);
}
