import type { FollowMeasures } from '../follow/measures.ts';
import type { RunFacts } from '../run/run-facts.ts';
import type { Basis } from './claim-evidence.ts';

/** How a run bears on a claim on which one can. */
export interface Reading {
  readonly claim: string;
  readonly basis: Basis;
  /** What even a run of the right scenario cannot show. */
  readonly cannot_show: string;
  /**
   * What the run at hand shows beside the figures that the claim names. Nothing, if it has none of what it takes.
   * @param follow what the recipient could learn; null if it got no report
   */
  readonly shows?: (facts: RunFacts, follow: FollowMeasures | null) => readonly string[];
}
