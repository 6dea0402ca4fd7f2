import { type Asked, type Fact, factsOf } from './condition.ts';
import type { ReplyPolicy } from './reply-policy.ts';

/** A rule, and each of its conditions held against a request. */
export interface RuleFacts {
  readonly rule: string;
  readonly facts: readonly Fact[];
}

/** How a policy comes to its decision on a request. */
export interface DecisionExplained {
  /** The rule that decides. */
  readonly decides: string;
  /** If that is the last one, the rule that came closest before it. */
  readonly closest: string | null;
  /** Every rule in order, also those after the one that decides. */
  readonly rules: readonly (RuleFacts & { readonly matches: boolean })[];
}

/** Holds every rule of a policy against a request: what `decide` does, shown step by step. Pure. */
export function explainDecision(policy: ReplyPolicy, asked: Asked): DecisionExplained {
  const rules = policy.rules.map((rule) => {
    const facts = factsOf(rule, asked, policy);
    return { rule: rule.id, matches: facts.every(({ holds }) => holds), facts };
  });
  const first = rules.findIndex(({ matches }) => matches);
  const decides = rules[first];
  if (!decides) throw new RangeError('a policy must end with a rule that always matches');
  const closest = decides.facts.length === 0 ? closestOf(rules.slice(0, first)) : null;
  return { decides: decides.rule, closest: closest?.rule ?? null, rules };
}

/** Of rules that did not match, the one with the fewest conditions that failed; of several, the one with more that held. */
export function closestOf(missed: readonly RuleFacts[]): RuleFacts | null {
  let best: { readonly one: RuleFacts; readonly failed: number } | null = null;
  for (const one of missed) {
    const failed = one.facts.filter(({ holds }) => !holds).length;
    const is_closer =
      !best || failed < best.failed || (failed === best.failed && one.facts.length > best.one.facts.length);
    if (is_closer) best = { one, failed };
  }
  return best?.one ?? null;
}
