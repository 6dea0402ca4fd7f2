import {
  type AnomalyId,
  anomaly,
  type Decoded,
  decodeRequest,
  encodeReplyBody,
  type HttpRequest,
} from '@phonehome/shared';
import { decide } from './decide.ts';
import { inflate } from './inflate.ts';
import type { Outcome } from './outcome.ts';
import { type Arrival, type Decision, type ExchangeRecord, recordedRequest, recordOf } from './record.ts';
import type { ReplyPolicy } from './reply-policy.ts';

/** What receiving gives: what to keep, and what to do. */
export interface Received {
  readonly record: ExchangeRecord;
  readonly outcome: Outcome;
}

/** The server as a pure function: policy, arrival and request to record and outcome (dossier 4). */
export function receive(policy: ReplyPolicy, arrival: Arrival, request: HttpRequest): Received {
  return receiveDecoded(policy, arrival, request, decodeRequest(request, { inflate }));
}

/** The same for who has decoded the body. */
export function receiveDecoded(
  policy: ReplyPolicy,
  arrival: Arrival,
  request: HttpRequest,
  decoded: Decoded,
): Received {
  const { decision, outcome } = decide(policy, { time_ms: arrival.time_ms, headers: request.headers, decoded });
  return { record: recordOf(arrival, recordedRequest(request), decoded, decision), outcome };
}

/** Why bytes are no whole HTTP request. */
export type UnreadableId = AnomalyId & ('http-unreadable' | 'request-cut-short' | 'body-too-large');

const UNREADABLE_CODE = '400';

/** What is kept of bytes that are no whole HTTP request, and the refusal they get. */
export function receiveUnreadable(arrival: Arrival, bytes: Uint8Array, id: UnreadableId, reason: string): Received {
  const cut = id === 'request-cut-short';
  const request = { bytes_base64: Buffer.from(bytes).toString('base64') };
  const decoded = { report: null, anomalies: [anomaly(id, 'start-line', reason)] };
  const decision: Decision = {
    outcome: cut ? 'silent' : 'refused',
    policy_rule: id,
    result_code: cut ? null : UNREADABLE_CODE,
    why: reason,
  };
  return {
    record: recordOf(arrival, request, decoded, decision),
    outcome: cut
      ? { outcome: 'silence' }
      : {
          outcome: 'reply',
          reply: { status: 400, body: encodeReplyBody(UNREADABLE_CODE, 'Unreadable request') },
          delay_ms: 0,
        },
  };
}
