import type { BuildFacts } from '../facts/facts.ts';
import type { KnownClient } from '../knowledge/known-client.ts';
import { recognise } from '../recognise/recognise.ts';
import { cardsOf } from './cards.ts';
import type { Circumstances, Liveness, ResolvedClient } from './resolution.ts';
import { resolveFound } from './resolve-found.ts';

/** A phone of which nothing is known but its build. */
export const anyPhone: Circumstances = { sims: 'any', persisted: {}, disabled_by_user: [] };

/**
 * Which clients are in a build, and whether each runs: Android's layers applied in their order, each step explained. A
 * pure function of facts, knowledge and circumstances; neither the order of facts nor that of cards matters. What is not
 * known is `unknown`, and says which facts would tell. With `sims: 'any'` it takes the card with which a client is the
 * most alive.
 */
export function resolve(
  facts: BuildFacts,
  knowledge: readonly KnownClient[],
  circumstances: Circumstances = anyPhone,
): ResolvedClient[] {
  return recognise(facts, knowledge).map((found) => {
    const [first, ...others] = cardsOf(circumstances, found.client, facts).map((card) =>
      resolveFound(found, facts, knowledge, { ...circumstances, card }),
    ) as [ResolvedClient, ...ResolvedClient[]];
    return others.reduce(livelier, first);
  });
}

/** How alive: absent, off, unknown, live. */
export function liveliness(live: Liveness): number {
  return ['absent', 'off', 'unknown', 'live'].indexOf(live);
}

/** The one that is more alive, by what the build does first; of equals the first. */
function livelier(a: ResolvedClient, b: ResolvedClient): ResolvedClient {
  const more = liveliness(b.live_in_build) - liveliness(a.live_in_build) || liveliness(b.live) - liveliness(a.live);
  return more > 0 ? b : a;
}
