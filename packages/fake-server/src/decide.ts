import { encodeReplyBody, RESULT_SUCCESS } from '@phonehome/shared';
import { type Asked, type Fact, factsOf } from './condition.ts';
import type { Outcome } from './outcome.ts';
import type { Decision } from './record.ts';
import type { ReplyPolicy, ReplyRule } from './reply-policy.ts';

const SUCCESS_DESC = 'Success';
const STATUS_OK = 200;
const TEXT_TYPE = 'text/plain; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

/** What garbage is where a rule does not say: a page, as from a proxy or a sign-in page that stands between (ours). */
export const GARBAGE_BODY = '<!DOCTYPE html><html><body><h1>It works!</h1></body></html>\n';

/** What was decided on a request, and what has to be done. */
export interface Decided {
  readonly decision: Decision;
  readonly outcome: Outcome;
}

/**
 * Decides on a request by the first rule of the policy whose conditions all hold (dossier 4). Pure: the same policy,
 * time and content give the same decision, whatever other phones sent.
 */
export function decide(policy: ReplyPolicy, asked: Asked): Decided {
  for (const rule of policy.rules) {
    const facts = factsOf(rule, asked, policy);
    if (facts.every((fact) => fact.holds)) return apply(rule, facts);
  }
  throw new RangeError('a policy must end with a rule that always matches');
}

function apply(rule: ReplyRule, facts: readonly Fact[]): Decided {
  const why = facts.length === 0 ? 'no earlier rule matched' : facts.map((fact) => fact.saw).join('; ');
  const { result_code, outcome } = effectOf(rule);
  return { decision: { outcome: rule.outcome, policy_rule: rule.id, result_code, why }, outcome };
}

/** What a rule does. Text that is no Unicode is sent as a server would have to: with replacement characters. */
function effectOf(rule: ReplyRule): { result_code: string | null; outcome: Outcome } {
  const { delay_ms, body } = rule;
  switch (rule.outcome) {
    case 'silent':
      return { result_code: null, outcome: { outcome: 'silence' } };
    case 'reset':
      return { result_code: null, outcome: { outcome: 'reset', delay_ms } };
    case 'error': {
      const reply = { status: rule.status as number, content_type: TEXT_TYPE, body: (body ?? '').toWellFormed() };
      return { result_code: null, outcome: { outcome: 'reply', reply, delay_ms } };
    }
    case 'garbage': {
      const reply = { status: STATUS_OK, content_type: HTML_TYPE, body: (body ?? GARBAGE_BODY).toWellFormed() };
      return { result_code: null, outcome: { outcome: 'reply', reply, delay_ms } };
    }
    case 'accepted':
    case 'refused': {
      const accepted = rule.outcome === 'accepted';
      const result_code = accepted ? RESULT_SUCCESS : (rule.result_code as string);
      const result_desc = accepted ? SUCCESS_DESC : (rule.result_desc as string);
      const reply = { status: STATUS_OK, body: encodeReplyBody(result_code, result_desc) };
      return { result_code, outcome: { outcome: 'reply', reply, delay_ms } };
    }
  }
}
