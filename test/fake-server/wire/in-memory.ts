import {
  createPolicyCounters,
  decide,
  type ExchangeRecord,
  explainDecision,
  type PolicyCounters,
  type Received,
  type ReplyPolicy,
  receive,
  recordLine,
} from '@phonehome/fake-server';
import { createRequestReader, encodeRequest, type ReadEvent } from '@phonehome/shared';
import { receiveUnreadable } from '../../../packages/fake-server/src/receive.ts';
import { replyBytes } from '../../../packages/fake-server/src/reply-bytes.ts';
import { cutBytes } from '../../../packages/fake-server/src/send-reply.ts';
import { ready } from '../support.ts';
import { faulty } from './faults.ts';
import { type Draw, drawsOf, piecesOf } from './mutate.ts';
import { hostile, sound } from './structured.ts';

const policies: readonly ReplyPolicy[] = [ready(faulty), { ...ready(faulty), names_closest: true, seed: 7 }];
/** How many lines are made of records, and decisions explained: each of so many. */
const LOOKED_AT_EACH = 8;
const DEVICES_MAX = 1000;
/** One of so many is as it should be, so that its content is known. */
const SOUND_EACH = 6;

/** The bytes of a request as they can be had from its record. */
export function bytesOf({ request }: Pick<ExchangeRecord, 'request'>): Buffer {
  if (request.bytes_base64 !== undefined || !('method' in request)) {
    return Buffer.from(request.bytes_base64 ?? '', 'base64');
  }
  return encodeRequest({ ...request, body: Buffer.from(request.body_base64, 'base64') });
}

/** The server's core, with what a connection does around it, but without sockets. */
export function createMemoryServer(): (seed: number, number: number) => string | null {
  const counters: PolicyCounters = createPolicyCounters();
  return (seed, number) => {
    const draw = drawsOf(seed, number);
    if (draw(SOUND_EACH) === 0) return misreadingOf(draw);
    const pieces = piecesOf(hostile(draw), draw);
    // Else the devices that are counted would look like a leak.
    if (counters.attempts.size > DEVICES_MAX) counters.attempts.clear();
    return problemOf(pieces, draw, policies[number % 2] as ReplyPolicy, counters, number);
  };
}

/** What is wrong with how requests were read of which it is known what is in them. */
function misreadingOf(draw: Draw): string | null {
  const { bytes, bodies } = sound(draw);
  const reader = createRequestReader();
  const read: ReadEvent[] = [];
  for (const piece of piecesOf(bytes, draw)) {
    reader.push(piece);
    for (let event = reader.next(); event; event = reader.next()) read.push(event);
  }
  if (read.length !== bodies.length) return `${read.length} requests were read of ${bodies.length}`;
  const is_read = (event: ReadEvent, i: number): boolean =>
    event.kind === 'request' &&
    event.cut === null &&
    event.rest.length === 0 &&
    !event.closes &&
    Buffer.compare(event.request.body, bodies[i] as Buffer) === 0;
  return read.every(is_read) ? null : `a request was read as another: ${JSON.stringify(bytes.toString('latin1'))}`;
}

function problemOf(
  pieces: readonly Buffer[],
  draw: Draw,
  policy: ReplyPolicy,
  counters: PolicyCounters,
  number: number,
): string | null {
  const reader = createRequestReader();
  const kept: Buffer[] = [];
  const looks = number % LOOKED_AT_EACH === 0;
  let problem: string | null = null;
  let over = false;
  let steps = 0;
  const take = (event: ReadEvent): void => {
    if (event.kind === 'expects-continue') return;
    const arrival = { time_ms: number, exchange_id: String(steps) };
    const is_request = event.kind === 'request';
    const received: Received = is_request
      ? receive(policy, arrival, event, counters)
      : receiveUnreadable(arrival, event);
    kept.push(bytesOf(received.record));
    if (!is_request || event.closes || event.cut !== null) over = true;
    if (looks) problem ??= oddityOf(received);
    if (looks && is_request && !received.record.decision.policy_rule.startsWith('request-')) {
      const { report, anomalies } = received.record;
      const counts = { attempt: null, taken: new Map() };
      const asked = { time_ms: number, headers: event.request.headers, decoded: { report, anomalies }, counts };
      const { policy_rule } = decide(policy, asked).decision;
      if (explainDecision(policy, asked).decides !== policy_rule) problem ??= 'the explanation names another rule';
    }
  };
  const drain = (): void => {
    for (let event = over ? null : reader.next(); event; event = over ? null : reader.next()) {
      if (++steps > 100_000) {
        problem = 'the reader finds requests without end';
        return;
      }
      take(event);
    }
  };
  for (const piece of pieces) {
    // Whoever has ended a connection reads no more of it.
    if (over) break;
    reader.push(piece);
    drain();
    if (draw(50) === 0) {
      reader.settle();
      drain();
    }
  }
  if (!over && reader.rest().length > 0) {
    reader.end('the connection was closed');
    drain();
  }
  if (over && reader.rest().length > 0) kept.push(Buffer.from(reader.rest()));
  return problem ?? differenceOf(Buffer.concat(pieces), Buffer.concat(kept), over);
}

/** What is wrong with what was received, by itself. */
function oddityOf({ record, outcome }: Received): string | null {
  const line = recordLine(record);
  if (/[\0-\x1f\x7f-\x9f]/.test(line)) return 'a line of a record has control characters';
  if (JSON.stringify(JSON.parse(line).decision) !== JSON.stringify(record.decision)) return 'a line is not its record';
  if (Object.getPrototypeOf(record.report ?? {}) !== Object.prototype) return 'a report has another prototype';
  if (outcome.outcome === 'reply' || outcome.outcome === 'partial') {
    const form = { method: 'POST', closes: false };
    const bytes = replyBytes(outcome.reply, form);
    const [head = ''] = bytes.toString('latin1').split('\r\n\r\n', 1);
    if (!/^HTTP\/1\.1 [2-5]\d\d [ -~]*(\r\n[A-Za-z-]+: [ -~]+)+$/.test(head)) return `an odd head of a reply: ${head}`;
    if (outcome.outcome === 'partial' && cutBytes(outcome, form).length >= bytes.length) return 'a cut reply is whole';
  }
  return null;
}

/** Every byte is kept once, in order; empty lines after a request belong to nothing. */
function differenceOf(sent: Buffer, kept: Buffer, over: boolean): string | null {
  if (!sent.subarray(0, kept.length).equals(kept)) return 'what is kept is not what was sent';
  const rest = sent.subarray(kept.length);
  return over || rest.every((byte) => byte === 0x0a || byte === 0x0d) ? null : `${rest.length} bytes were not kept`;
}
