import type { BuildFacts } from '../facts/facts.ts';
import type { KnownClient } from '../knowledge/known-client.ts';
import type { Circumstances, ResolvedClient } from './resolution.ts';
import { liveliness, resolve } from './resolve.ts';

/** Resolves a build under several circumstances, and takes of each client those under which it is the most alive. */
export function resolveAnyOf(
  facts: BuildFacts,
  knowledge: readonly KnownClient[],
  circumstances: readonly [Circumstances, ...Circumstances[]],
): readonly ResolvedClient[] {
  // What is recognised in a build is the same under any circumstances, in the same order.
  return circumstances
    .map((one) => resolve(facts, knowledge, one))
    .reduce((most, clients) =>
      most.map((best, i) => {
        const other = clients[i];
        return other && liveliness(other.live_in_build) > liveliness(best.live_in_build) ? other : best;
      }),
    );
}
