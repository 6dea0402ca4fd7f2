import {
  type Decoded,
  decodeRequest,
  decodeUnreadable,
  encodeReplyBody,
  isCutShort,
  type ReadRequest,
  type UnreadableBytes,
} from '@phonehome/shared';
import { decideCounted, type PolicyCounters } from './counters.ts';
import { decide } from './decide.ts';
import { type Exchange, isDerivable } from './exchange.ts';
import { inflate } from './inflate.ts';
import type { Outcome } from './outcome.ts';
import {
  type Arrival,
  type Decision,
  type ExchangeRecord,
  type RecordedRequest,
  recordedRequest,
  recordOf,
} from './record.ts';
import type { ReplyPolicy } from './reply-policy.ts';

/** What receiving gives: what to keep, and what to do. */
export interface Received {
  readonly record: ExchangeRecord;
  readonly outcome: Outcome;
  /** From what the record follows; only where it follows from bytes and decision alone. */
  readonly exchange?: Exchange;
}

/** How a request stood on the wire; a virtual run knows but the request. */
export type ReceivedRequest = Pick<ReadRequest, 'request'> &
  Partial<ReadRequest> & {
    /** What it is answered with if it is cut short, where that is not 400. */
    readonly refusal_status?: number;
  };

/**
 * The server as a function: policy, arrival and request to record and outcome (dossier 4). Pure, unless it is given
 * counters, which it goes by and in which it counts the request.
 */
export function receive(
  policy: ReplyPolicy,
  arrival: Arrival,
  read: ReceivedRequest,
  counters?: PolicyCounters,
): Received {
  const { request, anomalies = [], cut = null, rest } = read;
  const decoded = decodeRequest(request, { anomalies, cut, ...(rest && { rest }), inflate });
  return receiveDecoded(policy, arrival, read, decoded, counters);
}

/** The same for who has decoded the body. */
export function receiveDecoded(
  policy: ReplyPolicy,
  arrival: Arrival,
  read: ReceivedRequest,
  decoded: Decoded,
  counters?: PolicyCounters,
): Received {
  const { request, bytes, cut, refusal_status } = read;
  const recorded = recordedRequest(request, bytes);
  if (isCutShort(decoded)) {
    return refused(arrival, recorded, decoded, 'request-cut-short', cut ?? '', refusal_status);
  }
  const asked = { time_ms: arrival.time_ms, headers: request.headers, decoded };
  const { decision, outcome } = counters ? decideCounted(policy, counters, asked) : decide(policy, asked);
  const record = recordOf(arrival, recorded, decoded, decision);
  return bytes && isDerivable(read) ? { record, outcome, exchange: { arrival, bytes, decision } } : { record, outcome };
}

/**
 * What is kept of bytes that are no HTTP request, and the refusal they get.
 * @param answered false where nobody waits for an answer: then there is silence
 * @param status what it is answered with, where that does not follow from what it is
 */
export function receiveUnreadable(
  arrival: Arrival,
  unreadable: Omit<UnreadableBytes, 'kind'>,
  answered = true,
  status = unreadable.is_head_too_large ? HEAD_TOO_LARGE_STATUS : STATUSES[unreadable.id],
): Received {
  const { bytes, id, reason } = unreadable;
  const recorded = { bytes_base64: bytes.toString('base64') };
  const decoded = decodeUnreadable(bytes, unreadable);
  if (answered) return refused(arrival, recorded, decoded, id, reason, status);
  const decision: Decision = { outcome: 'silent', policy_rule: id, result_code: null, why: reason };
  return { record: recordOf(arrival, recorded, decoded, decision), outcome: { outcome: 'silence' } };
}

const UNREADABLE_STATUS = 400;
/** Of a request that was not whole in time, and of one for which there is no room. */
export const LATE_STATUS = 408;
export const BUSY_STATUS = 503;
const HEAD_TOO_LARGE_STATUS = 431;
const STATUSES: Readonly<Record<UnreadableBytes['id'], number>> = {
  'http-unreadable': UNREADABLE_STATUS,
  'request-cut-short': UNREADABLE_STATUS,
  'body-too-large': 413,
};

/** The refusal of what is no whole HTTP request, whatever the policy says. */
function refused(
  arrival: Arrival,
  request: RecordedRequest,
  decoded: Decoded,
  rule: string,
  why: string,
  status = UNREADABLE_STATUS,
): Received {
  const result_code = String(status);
  const decision: Decision = { outcome: 'refused', policy_rule: rule, result_code, why };
  const reply = { status, body: encodeReplyBody(result_code, 'Unreadable request') };
  return { record: recordOf(arrival, request, decoded, decision), outcome: { outcome: 'reply', reply, delay_ms: 0 } };
}
