import {
  type Decoded,
  encodeReplyBody,
  isChinaTelecomIccid,
  missingRequired,
  type Policy,
  type PolicyRule,
  primaryIccid,
  RESULT_SUCCESS,
} from '@phonehome/shared';
import type { Outcome } from './outcome.ts';
import type { Decision } from './record.ts';

/** Of an ICCID, the digits that tell the issuer are shown in a reason; the rest would identify the subscriber. */
const ICCID_PREFIX_LENGTH = 6;
const SUCCESS_DESC = 'Success';

/** A condition of a rule, and the fact that it was held against. */
interface Fact {
  readonly holds: boolean;
  readonly saw: string;
}

/**
 * Decides on a request by the first rule of the policy whose conditions all hold (dossier 4). Pure: the same policy and
 * content give the same decision, whatever other phones sent.
 */
export function decide(policy: Policy, decoded: Decoded): { decision: Decision; outcome: Outcome } {
  for (const rule of policy.rules) {
    const facts = factsOf(rule, decoded);
    if (facts.every((fact) => fact.holds)) return apply(rule, facts);
  }
  throw new RangeError('a policy must end with a rule that always matches');
}

function factsOf({ when }: PolicyRule, { report, anomalies }: Decoded): Fact[] {
  const facts: Fact[] = [];
  if (when.decoded !== undefined) {
    const saw = report ? 'the body was decoded' : `the body was not decoded (${anomalies.map((a) => a.id).join(', ')})`;
    facts.push({ holds: when.decoded === (report !== null), saw });
  }
  if (when.primary_sim !== undefined) {
    const iccid = report ? primaryIccid(report) : '';
    const owner = isChinaTelecomIccid(iccid) ? 'china-telecom' : 'other';
    const prefix = iccid.slice(0, ICCID_PREFIX_LENGTH).replace(/\D/g, '?');
    const whose = owner === 'other' ? "not a China Telecom card's" : "a China Telecom card's";
    const saw = iccid === '' ? 'the primary SIM has no ICCID' : `the primary SIM's ICCID ${prefix}… is ${whose}`;
    facts.push({ holds: when.primary_sim === owner, saw });
  }
  if (when.required_fields !== undefined) {
    const missing = report ? missingRequired(report) : ['all'];
    const saw =
      missing.length === 0 ? 'every required field is there' : `required fields missing: ${missing.join(', ')}`;
    facts.push({ holds: (when.required_fields === 'complete') === (missing.length === 0), saw });
  }
  return facts;
}

function apply(rule: PolicyRule, facts: readonly Fact[]): { decision: Decision; outcome: Outcome } {
  const why = facts.length === 0 ? 'no earlier rule matched' : facts.map((fact) => fact.saw).join('; ');
  const { id: policy_rule, outcome, delay_ms } = rule;
  if (outcome === 'silent') {
    return { decision: { outcome, policy_rule, result_code: null, why }, outcome: { outcome: 'silence' } };
  }
  const result_code = outcome === 'accepted' ? RESULT_SUCCESS : (rule.result_code as string);
  const result_desc = outcome === 'accepted' ? SUCCESS_DESC : (rule.result_desc as string);
  const reply = { status: 200, body: encodeReplyBody(result_code, result_desc) };
  return {
    decision: { outcome, policy_rule, result_code, why },
    outcome: { outcome: 'reply', reply, delay_ms },
  };
}
