import type { Claim, ClaimFigure } from '@phonehome/shared';
import type { Verdict } from '@phonehome/simulation';

/** How the run at hand stands to a claim. */
export const standings = [
  'fits',
  'contradicts',
  'undecided',
  'bears-on-it',
  'other-scenarios',
  'no-run-can-tell',
] as const;
export type Standing = (typeof standings)[number];

/** Why something holds in a run: because it was put in, or because it follows. */
export type Basis = 'put-in' | 'follows' | 'both';

/** A figure of the run at hand, held against a claim. */
export interface MeasuredFigure {
  readonly cohort: string;
  readonly figure: ClaimFigure;
  readonly says: string;
  /** For people, with its unit; null where there was nothing to measure. */
  readonly value: string | null;
  readonly judgement: 'fits' | 'contradicts' | 'undecided';
  /** From where on it fits, and from where on it contradicts. */
  readonly bounds: string;
}

/** What a scenario that the claim names expects, and what came of it if the run at hand is of that scenario. */
export interface TestedBy {
  readonly scenario: string;
  readonly expectation: string | null;
  readonly says: string;
  /** Null if the run at hand is of another scenario: it was not run for this. */
  readonly status: Verdict['status'] | null;
}

/** A claim, and what a run says about it. Plain data; every text of it may be shown, and is to be escaped where it is. */
export interface ClaimEvidence extends Pick<Claim, 'id' | 'date' | 'kind' | 'confidence' | 'paraphrase'> {
  readonly who: readonly string[];
  readonly standing: Standing;
  /** Whether what the run shows was put into it; null where no run can tell. */
  readonly basis: Basis | null;
  /** What the run at hand shows, in sentences. */
  readonly shows: readonly string[];
  readonly figures: readonly MeasuredFigure[];
  readonly tested_by: readonly TestedBy[];
  /** How sure it is that it was said or is so, and how much what the run shows is worth. */
  readonly sure: readonly string[];
  readonly cannot_show: readonly string[];
  readonly disputed_by: readonly string[];
}
