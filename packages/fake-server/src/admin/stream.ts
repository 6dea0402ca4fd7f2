import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { recordLine } from '../record.ts';
import type { RecordFilter, RecordStore } from '../store/record-store.ts';
import type { Changes } from './changes.ts';

/** How long a reader may take nothing before it is dropped, and after how long of silence a comment is sent. */
export const STREAM_TIMES = { slow_ms: 10_000, heartbeat_ms: 15_000 } as const;
const PAGE = 64;

/** Where a stream reads, and what ends it. */
export interface StreamSource {
  readonly store: RecordStore;
  readonly changes: Changes;
  readonly closing: AbortSignal;
}

/**
 * Writes every record after a place, and those to come, as server-sent events (WHATWG HTML, 9.2) until the reader goes.
 * Records are read from the store as the reader takes them: nothing piles up here, and none is missed. A reader that takes
 * nothing for too long is cut off; it can go on from the last id that it has.
 */
export async function streamRecords(
  { store, changes, closing }: StreamSource,
  filter: RecordFilter,
  start: number,
  out: Writable,
  { slow_ms, heartbeat_ms }: { slow_ms: number; heartbeat_ms: number } = STREAM_TIMES,
): Promise<void> {
  const gone = new AbortController();
  out.once('close', () => gone.abort());
  out.once('error', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, closing]);
  const write = async (text: string): Promise<void> => {
    if (signal.aborted || out.write(text)) return;
    const drained = once(out, 'drain', { signal }).catch(() => undefined);
    if (!(await comes(drained, slow_ms, signal))) out.destroy();
  };
  await write(': phonehome\n\n');
  let after = start;
  while (!signal.aborted) {
    const changed = changes.next();
    const newest = await newestPlace(store);
    const { records, next } = await store.find(filter, { after, limit: PAGE });
    for (const { place, record } of records) {
      await write(`id: ${place}\nevent: record\ndata: ${recordLine(record)}\n\n`);
      after = place;
    }
    // What was there and is not meant need not be looked at again.
    if (next === null) after = Math.max(after, newest);
    if (next === null && !(await comes(changed, heartbeat_ms, signal))) await write(': still here\n\n');
  }
  out.end();
}

/** Waits for something, and says whether it came in time. */
async function comes(awaited: Promise<unknown>, time_ms: number, signal: AbortSignal): Promise<boolean> {
  const came = new AbortController();
  const late = wait(time_ms, false, { signal: AbortSignal.any([signal, came.signal]) }).catch(() => false);
  const first = await Promise.race([awaited.then(() => true), late]);
  came.abort();
  return first;
}

/** The place of the newest record, or 0. */
export async function newestPlace(store: RecordStore): Promise<number> {
  const { records } = await store.find({}, { limit: 1, newest_first: true });
  return records[0]?.place ?? 0;
}
