import { randomStream } from '@phonehome/shared';
import { type Asked, type Fact, factsOf, ruleSubject } from './condition.ts';
import { effectOf } from './effect.ts';
import { closestOf, type RuleFacts } from './explain-decision.ts';
import { drawDelay } from './latency.ts';
import type { Outcome } from './outcome.ts';
import type { Decision } from './record.ts';
import type { ReplyPolicy, ReplyRule } from './reply-policy.ts';

/** What was decided on a request, and what has to be done. */
export interface Decided {
  readonly decision: Decision;
  readonly outcome: Outcome;
}

/**
 * Decides on a request by the first rule of the policy whose conditions all hold (dossier 4). Pure: the same policy,
 * time, content and counts give the same decision, whatever other phones sent.
 */
export function decide(policy: ReplyPolicy, asked: Asked): Decided {
  const missed: RuleFacts[] = [];
  for (const rule of policy.rules) {
    const facts = factsOf(rule, asked, policy);
    if (!facts.every(({ holds }) => holds)) {
      missed.push({ rule: rule.id, facts });
      continue;
    }
    const { result_code, outcome } = effect(rule, asked, policy.seed);
    const why = facts.length === 0 ? noneBefore(missed, policy.names_closest) : wordsOf(facts);
    return { decision: { outcome: rule.outcome, policy_rule: rule.id, result_code, why }, outcome };
  }
  throw new RangeError('a policy must end with a rule that always matches');
}

/** What rules do whose delay is always the same. */
const effects = new WeakMap<ReplyRule, ReturnType<typeof effectOf>>();

function effect(rule: ReplyRule, asked: Asked, seed: number): ReturnType<typeof effectOf> {
  const known = effects.get(rule);
  if (known) return known;
  const stream = () => randomStream(seed, 'policy-delay', ruleSubject(rule.id, asked));
  const found = effectOf(rule, drawDelay(rule.delay_ms, stream));
  if (typeof rule.delay_ms === 'number') effects.set(rule, found);
  return found;
}

const wordsOf = (facts: readonly Fact[]): string => facts.map(({ saw }) => saw).join('; ');

/** Why the last rule decides: no other matched, and what the one that came closest did not find. */
function noneBefore(missed: readonly RuleFacts[], names_closest = false): string {
  const closest = names_closest ? closestOf(missed) : null;
  if (!closest) return 'no earlier rule matched';
  const failed = closest.facts.filter(({ holds }) => !holds);
  return `no earlier rule matched; ${closest.rule} came closest, but ${wordsOf(failed)}`;
}
