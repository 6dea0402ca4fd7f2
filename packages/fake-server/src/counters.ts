import { deviceKey } from '@phonehome/shared';
import type { Asked } from './condition.ts';
import { type Decided, decide } from './decide.ts';
import { type DecisionExplained, explainDecision } from './explain-decision.ts';
import type { ReplyPolicy } from './reply-policy.ts';

/** What a server has counted, as far as it concerns one request. */
export interface Counts {
  /** Which request of its device it is, from 1; null if it names none. */
  readonly attempt: number | null;
  /** How many requests each rule with a rate has taken in the interval of this one. */
  readonly taken: ReadonlyMap<string, number>;
}

/** What a server has counted since it started or was reset: plain data. */
export interface PolicyCounters {
  /** Requests by device, the device that was heard of last at the end. */
  readonly attempts: Map<string, number>;
  /** Of each rule with a rate, the number of its latest interval, and how many requests it took in it. */
  readonly taken: Map<string, { readonly interval: number; readonly count: number }>;
}

/** How many devices are counted; the one that was silent longest is forgotten first, and begins anew. */
export const COUNTED_DEVICES_MAX = 100_000;

/** Counters that have counted nothing. To reset them, clear both maps. */
export function createPolicyCounters(): PolicyCounters {
  return { attempts: new Map(), taken: new Map() };
}

const NONE: ReadonlyMap<string, number> = new Map();

/** What has been counted before a request. Pure. */
export function countsOf(policy: ReplyPolicy, { attempts, taken }: PolicyCounters, asked: Asked): Counts {
  const key = asked.decoded.report ? deviceKey(asked.decoded.report) : '';
  let now = NONE;
  for (const { id, when } of policy.rules) {
    if (!when.rate) continue;
    const last = taken.get(id);
    if (last?.interval === Math.floor(asked.time_ms / when.rate.per_ms)) now = new Map([...now, [id, last.count]]);
  }
  return { attempt: key === '' ? null : (attempts.get(key) ?? 0) + 1, taken: now };
}

/** How a policy would decide on a request by what was counted before it. Nothing is counted. */
export function explainCounted(policy: ReplyPolicy, counters: PolicyCounters, asked: Asked): DecisionExplained {
  return explainDecision(policy, { ...asked, counts: countsOf(policy, counters, asked) });
}

/** Decides on a request by what was counted before it, and counts it. */
export function decideCounted(policy: ReplyPolicy, counters: PolicyCounters, asked: Asked): Decided {
  const counts = countsOf(policy, counters, asked);
  const decided = decide(policy, { ...asked, counts });
  const { attempts, taken } = counters;
  if (counts.attempt !== null && asked.decoded.report) {
    const key = deviceKey(asked.decoded.report);
    attempts.delete(key);
    attempts.set(key, counts.attempt);
    if (attempts.size > COUNTED_DEVICES_MAX) attempts.delete(attempts.keys().next().value as string);
  }
  const { policy_rule } = decided.decision;
  const rate = policy.rules.find(({ id }) => id === policy_rule)?.when.rate;
  if (rate) {
    const interval = Math.floor(asked.time_ms / rate.per_ms);
    taken.set(policy_rule, { interval, count: (counts.taken.get(policy_rule) ?? 0) + 1 });
  }
  return decided;
}
