import {
  type Decoded,
  decodeRequest,
  decodeUnreadable,
  encodeReplyBody,
  isCutShort,
  type ReadRequest,
  type UnreadableBytes,
} from '@phonehome/shared';
import { decide } from './decide.ts';
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
}

/** How a request stood on the wire; a virtual run knows but the request. */
export type ReceivedRequest = Pick<ReadRequest, 'request'> & Partial<ReadRequest>;

/** The server as a pure function: policy, arrival and request to record and outcome (dossier 4). */
export function receive(policy: ReplyPolicy, arrival: Arrival, read: ReceivedRequest): Received {
  const { request, anomalies = [], cut = null, rest } = read;
  const decoded = decodeRequest(request, { anomalies, cut, ...(rest && { rest }), inflate });
  return receiveDecoded(policy, arrival, read, decoded);
}

/** The same for who has decoded the body. */
export function receiveDecoded(
  policy: ReplyPolicy,
  arrival: Arrival,
  { request, bytes, cut }: ReceivedRequest,
  decoded: Decoded,
): Received {
  const recorded = recordedRequest(request, bytes);
  if (isCutShort(decoded)) return refused(arrival, recorded, decoded, 'request-cut-short', cut ?? '');
  const { decision, outcome } = decide(policy, { time_ms: arrival.time_ms, headers: request.headers, decoded });
  return { record: recordOf(arrival, recorded, decoded, decision), outcome };
}

/**
 * What is kept of bytes that are no HTTP request, and the refusal they get.
 * @param answered false where nobody waits for an answer: then there is silence
 */
export function receiveUnreadable(
  arrival: Arrival,
  unreadable: Omit<UnreadableBytes, 'kind'>,
  answered = true,
): Received {
  const { bytes, id, reason } = unreadable;
  const recorded = { bytes_base64: bytes.toString('base64') };
  const decoded = decodeUnreadable(bytes, unreadable);
  if (answered) return refused(arrival, recorded, decoded, id, reason);
  const decision: Decision = { outcome: 'silent', policy_rule: id, result_code: null, why: reason };
  return { record: recordOf(arrival, recorded, decoded, decision), outcome: { outcome: 'silence' } };
}

const UNREADABLE_STATUS = 400;

/** The refusal of what is no whole HTTP request, whatever the policy says. */
function refused(arrival: Arrival, request: RecordedRequest, decoded: Decoded, rule: string, why: string): Received {
  const result_code = String(UNREADABLE_STATUS);
  const decision: Decision = { outcome: 'refused', policy_rule: rule, result_code, why };
  const reply = { status: UNREADABLE_STATUS, body: encodeReplyBody(result_code, 'Unreadable request') };
  return { record: recordOf(arrival, request, decoded, decision), outcome: { outcome: 'reply', reply, delay_ms: 0 } };
}
