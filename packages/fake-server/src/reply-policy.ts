import { MS_PER_DAY, type Policy, type PolicyRule, parseDate } from '@phonehome/shared';

/** The conditions of a rule, its days in the time base of arrivals. */
export interface ReplyCondition extends Omit<PolicyRule['when'], 'from' | 'until'> {
  readonly from_ms?: number;
  readonly until_ms?: number;
}

/** A rule of a policy that is made ready. */
export interface ReplyRule extends Omit<PolicyRule, 'when'> {
  readonly when: ReplyCondition;
}

/** What a policy is made ready with. */
export interface ReplyBase {
  /** What arrival times count from, in milliseconds since 1970: the scenario's start in a run, 0 in `serve`. */
  readonly epoch_ms: number;
  /** The root seed, which draws the shares. */
  readonly seed: number;
  /**
   * Whether the reason of the last rule names the one that came closest before it. `serve` does; the records of a run,
   * where most reports may be decided by the last rule, leave that to `explainDecision`.
   */
  readonly names_closest?: boolean;
}

/** A reply policy made ready to decide: all that a decision needs beside the request and its arrival. */
export interface ReplyPolicy extends ReplyBase {
  readonly rules: readonly ReplyRule[];
}

/** Makes a checked policy ready. Pure. */
export function resolvePolicy(policy: Policy, base: ReplyBase): ReplyPolicy {
  const arrival_ms = (day: string): number => (parseDate(day) as number) * MS_PER_DAY - base.epoch_ms;
  const rules = policy.rules.map((rule): ReplyRule => {
    const { from, until, ...when } = rule.when;
    const days = {
      ...(from === undefined ? {} : { from_ms: arrival_ms(from) }),
      ...(until === undefined ? {} : { until_ms: arrival_ms(until) }),
    };
    return { ...rule, when: { ...when, ...days } };
  });
  return { ...base, rules };
}
