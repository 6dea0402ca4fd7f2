import type { Policy } from '@phonehome/shared';
import type { PolicyHolder } from './admin/context.ts';
import { type ReplyBase, type ReplyPolicy, resolvePolicy } from './reply-policy.ts';

/** A policy that may be replaced while the server runs. A run has one policy for good. */
export interface LivePolicy extends PolicyHolder {
  /** The policy in force, ready to decide. */
  ready(): ReplyPolicy;
}

export function createLivePolicy(start: Policy, base: ReplyBase): LivePolicy {
  let policy = start;
  let ready = resolvePolicy(start, base);
  const set = (next: Policy): void => {
    ready = resolvePolicy(next, base);
    policy = next;
  };
  return { get: () => policy, ready: () => ready, set, reset: () => set(start) };
}
