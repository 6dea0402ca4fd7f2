import {
  ACTIVATION_STATUS,
  activationFields,
  anomaly,
  type Decoded,
  encodeActivationReply,
  type HttpRequest,
  makerActivation,
} from '@phonehome/shared';
import type { Outcome } from '../outcome.ts';
import type { Received, ReceivedRequest } from '../receive.ts';
import { type Arrival, type Decision, recordedRequest, recordOf } from '../record.ts';
import { decodeActivation } from './decode.ts';

/** How long the maker's server takes to reply (ours). */
const DELAY_MS = 200;
const BAD_REQUEST = 400;
const NOT_FOUND = 404;

/** What receiving an activation gives: there is always a reply. */
export interface ReceivedActivation extends Received {
  readonly outcome: Outcome & { readonly outcome: 'reply' };
}

/** What the maker's server decides, by which rule, and with which HTTP status. */
interface Verdict extends Pick<Decision, 'policy_rule' | 'why'> {
  readonly status: number;
}

/**
 * The maker's server as a pure function: arrival and request to record and outcome (ours). It takes an activation that
 * has every field. Its records are of the same form as those of the China Telecom client's server, and another
 * recipient's.
 */
export function receiveActivation(
  arrival: Arrival,
  { request, bytes, anomalies = [], cut = null }: ReceivedRequest,
): ReceivedActivation {
  const { report, anomalies: others } = decodeActivation(request.body);
  const short = cut === null ? [] : [anomaly('request-cut-short', 'start-line', cut)];
  const decoded = { report, anomalies: [...anomalies, ...short, ...others] };
  const { status, policy_rule, why } = judge(request, decoded);
  const accepted = status === ACTIVATION_STATUS;
  const outcome = accepted ? 'accepted' : 'refused';
  const decision: Decision = { outcome, policy_rule, result_code: String(status), why };
  return {
    record: recordOf(arrival, recordedRequest(request, bytes), decoded, decision),
    outcome: {
      outcome: 'reply',
      reply: { status, body: encodeActivationReply(accepted, accepted ? null : why) },
      delay_ms: DELAY_MS,
    },
  };
}

function judge({ method, target }: HttpRequest, { report, anomalies }: Decoded): Verdict {
  if (method !== makerActivation.method || target !== makerActivation.target) {
    const why = `only ${makerActivation.method} ${makerActivation.target} is an activation`;
    return { status: NOT_FOUND, policy_rule: 'other-request', why };
  }
  if (report === null) {
    const why = `the body was not decoded (${anomalies.map(({ id }) => id).join(', ')})`;
    return { status: BAD_REQUEST, policy_rule: 'not-decoded', why };
  }
  const missing = activationFields.filter((name) => !report[name]);
  if (missing.length > 0) {
    return {
      status: BAD_REQUEST,
      policy_rule: 'fields-missing',
      why: `required fields missing: ${missing.join(', ')}`,
    };
  }
  return { status: ACTIVATION_STATUS, policy_rule: 'complete', why: 'every required field is there' };
}
