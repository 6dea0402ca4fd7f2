import type { HypothesesDigest } from '@phonehome/simulation';
import type { DataFlow } from '../duties/data-flows.ts';
import type { DpiaPart } from '../duties/dpia.ts';
import type { Duties } from '../duties/duties.ts';
import type { ClaimEvidence } from '../evidence/claim-evidence.ts';
import type { ExampleFacts } from '../run/example-facts.ts';
import type { FollowFacts } from '../run/follow-meter.ts';
import type { RunFacts } from '../run/run-facts.ts';
import type { StudyDigest } from './study-digest.ts';
import type { PreventionTried } from './try-prevention.ts';

/** Version of the form of a report as JSON. */
export const REPORT_FORMAT = 'phonehome-report/1';

/** All that a report of a run tells, in whatever form. Texts that came over the wire are anybody's. */
export interface ReportData {
  readonly format: typeof REPORT_FORMAT;
  /** The command that makes the run again. */
  readonly replay: string;
  readonly facts: RunFacts;
  /** A phone and a day in the middle; null if no phone is known to have sent a report. */
  readonly example: ExampleFacts | null;
  /** What the recipient could learn of phones and people; null if it got no report. */
  readonly follow: FollowFacts | null;
  /** Unicity of a simulated crowd, which was not run for this. */
  readonly crowd: StudyDigest;
  readonly flows: readonly DataFlow[];
  /** What each counter-measure would have done, or why that is not told. */
  readonly prevention: PreventionTried;
  /** The grid of the shipped incident; null for a run of another story. */
  readonly hypotheses: HypothesesDigest | null;
  readonly claims: readonly ClaimEvidence[];
  readonly duties: Duties;
  readonly dpia: readonly DpiaPart[];
}
