import { bufferOf } from '@phonehome/shared';
import { derivedRecord, type Exchange } from '../exchange.ts';
import type { Decision, ExchangeRecord } from '../record.ts';
import { numberAfter } from './numbers.ts';
import { type Row, rowOf } from './row.ts';

/** What is kept: an exchange, whose row is made later, or a row. */
export type Kept = Exchange | Row;

/** What came together, as it is written before anybody is answered: their bytes, and what does not follow from these. */
export interface Segment {
  readonly records: number;
  /** The number of the record that comes next, as far as these tell. */
  readonly next_number: number;
  /** JSON: `Contents`. */
  readonly contents: string;
  /** The bytes of requests, and lines, one after another. */
  readonly bytes: Uint8Array;
}

/** An entry tells its bytes and, of a request, what the edge and the server added; a line needs nothing more. */
type Entry =
  | readonly [bytes: number]
  | readonly [bytes: number, exchange_id: string, time_ms: number, port: number | null, decision: number];

type WrittenDecision = readonly [outcome: string, policy_rule: string, result_code: string | null, why: string];

interface Contents {
  readonly decisions: readonly WrittenDecision[];
  readonly entries: readonly Entry[];
}

/** So much is in a segment at most, unless one request alone has more: to make the rows of one holds up nobody for long. */
const RECORDS_MAX = 64;
const BYTES_MAX = 512 * 1024;
/** Most decisions are as one of the last few. */
const DECISIONS_COMPARED = 4;

/** Where segments are put together, again and again. */
let scratch = Buffer.allocUnsafeSlow(BYTES_MAX);

/** Writes what came together as segments, in order. Each is valid until the next. */
export function writeSegments(kept: readonly Kept[], write: (segment: Segment) => void): void {
  for (let start = 0; start < kept.length; ) {
    const decisions: Decision[] = [];
    const entries: Entry[] = [];
    let next_number = 0;
    let size = 0;
    let at = start;
    for (; at < kept.length && at - start < RECORDS_MAX; at++) {
      const one = kept[at] as Kept;
      const bytes = sizeOf(one);
      if (size > 0 && size + bytes > BYTES_MAX) break;
      if (size + bytes > scratch.length) scratch = Buffer.allocUnsafeSlow(bytes);
      if ('line' in one) {
        scratch.write(one.line, size, bytes, 'utf8');
        entries.push([bytes]);
        next_number = Math.max(next_number, numberAfter(one.exchange_id));
      } else {
        scratch.set(one.bytes, size);
        const { exchange_id, time_ms, port = null } = one.arrival;
        entries.push([bytes, exchange_id, time_ms, port, placeOf(one.decision, decisions)]);
        next_number = Math.max(next_number, numberAfter(exchange_id));
      }
      size += bytes;
    }
    const contents: Contents = { decisions: decisions.map(written), entries };
    write({
      records: at - start,
      next_number,
      contents: JSON.stringify(contents),
      bytes: scratch.subarray(0, size),
    });
    start = at;
    if (scratch.length > BYTES_MAX) scratch = Buffer.allocUnsafeSlow(BYTES_MAX);
  }
}

/** How many bytes are kept of one, beside what is said about it. */
export function sizeOf(kept: Kept): number {
  return 'line' in kept ? kept.bytes : kept.bytes.length;
}

/** The rows of a segment, in order; exactly those that would have been written at once. */
export function readSegment({ contents, bytes }: Pick<Segment, 'contents' | 'bytes'>): Row[] {
  const { decisions, entries } = JSON.parse(contents) as Contents;
  const all = bufferOf(bytes);
  let at = 0;
  return entries.map((entry) => {
    const own = all.subarray(at, at + entry[0]);
    at += entry[0];
    if (entry.length === 1) {
      const line = own.toString('utf8');
      return rowOf(JSON.parse(line) as ExchangeRecord, line);
    }
    const [, exchange_id, time_ms, port, decision] = entry;
    const arrival = port === null ? { exchange_id, time_ms } : { exchange_id, time_ms, port };
    return rowOf(derivedRecord({ arrival, bytes: own, decision: read(decisions[decision] as WrittenDecision) }));
  });
}

/** The place of a decision among those of a segment, to which it is added if need be. */
function placeOf(one: Decision, decisions: Decision[]): number {
  const from = Math.max(0, decisions.length - DECISIONS_COMPARED);
  for (let at = decisions.length - 1; at >= from; at--) if (isSame(one, decisions[at] as Decision)) return at;
  return decisions.push(one) - 1;
}

function isSame(a: Decision, b: Decision): boolean {
  return (
    a === b ||
    (a.outcome === b.outcome && a.policy_rule === b.policy_rule && a.result_code === b.result_code && a.why === b.why)
  );
}

function written({ outcome, policy_rule, result_code, why }: Decision): WrittenDecision {
  return [outcome, policy_rule, result_code, why];
}

function read([outcome, policy_rule, result_code, why]: WrittenDecision): Decision {
  return { outcome: outcome as Decision['outcome'], policy_rule, result_code, why };
}
