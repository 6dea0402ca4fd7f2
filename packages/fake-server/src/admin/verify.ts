import { setTimeout as wait } from 'node:timers/promises';
import { fieldDefinition } from '@phonehome/shared';
import type { RecordFilter, RecordStore, StoredRecord } from '../store/record-store.ts';
import type { Changes } from './changes.ts';
import { ProblemError } from './problem.ts';

const EXAMPLES_MAX = 3;
/** Not at every record: under load, counting would take all the time that there is. */
const LOOK_AGAIN_MS = 20;

/** How many records there must be. */
export interface Bounds {
  readonly min: number;
  /** Infinity for no bound. */
  readonly max: number;
}

/** What came out. */
export interface Verified {
  readonly holds: boolean;
  readonly count: number;
  readonly because: string;
  readonly examples: readonly StoredRecord[];
}

/** Where it is counted, and what ends it before its time. */
export interface VerifySource {
  readonly store: RecordStore;
  readonly changes: Changes;
  /** The server closes: records that were still to come do not. */
  readonly closing: AbortSignal;
  /** Nobody waits for the answer any more. */
  readonly gone: AbortSignal;
}

/**
 * Counts the records that a filter means, and looks again at each change until the answer is certain or the time is over:
 * too many is certain at once, enough is certain where there is no upper bound, and nothing else is before the end.
 * @throws ProblemError closing when it is cut off: nothing is certain then
 */
export async function verify(
  { store, changes, closing, gone }: VerifySource,
  filter: RecordFilter,
  { min, max }: Bounds,
  wait_ms: number,
): Promise<Verified> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, closing, gone]);
  const ended = wait(wait_ms, undefined, { signal }).catch(() => undefined);
  let waiting = wait_ms > 0;
  void ended.then(() => {
    waiting = false;
  });
  for (;;) {
    const changed = changes.next();
    const count = await countOf(store, filter);
    const is_certain = count > max || (count >= min && max === Infinity);
    if (!is_certain && wait_ms > 0 && (closing.aborted || gone.aborted)) {
      throw new ProblemError('closing', `cut off after ${count} records, before it was certain`);
    }
    if (is_certain || !waiting) {
      over.abort();
      const holds = min <= count && count <= max;
      const { records } = await store.find(filter, { limit: EXAMPLES_MAX, newest_first: true });
      return { holds, count, because: inWords(count, { min, max }, filter), examples: records };
    }
    await Promise.race([changed, ended]);
    if (waiting) await wait(LOOK_AGAIN_MS);
  }
}

/** One interval that holds all time. */
async function countOf(store: RecordStore, filter: RecordFilter): Promise<number> {
  const counts = await store.counts(filter, Number.MAX_SAFE_INTEGER);
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function inWords(count: number, { min, max }: Bounds, { fields = [] }: RecordFilter): string {
  const wanted =
    min === max
      ? `exactly ${min}`
      : [min > 0 && `at least ${min}`, max < Infinity && `at most ${max}`].filter(Boolean).join(' and ');
  const unknown = fields.map(({ name }) => name).filter((name) => !fieldDefinition(name));
  const odd =
    unknown.length > 0
      ? `; no version of the report has ${unknown.map((name) => JSON.stringify(name)).join(', ')}`
      : '';
  return `there ${count === 1 ? 'is 1 record' : `are ${count} records`}, wanted ${wanted}${odd}`;
}
