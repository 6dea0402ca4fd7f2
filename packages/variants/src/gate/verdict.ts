import type { Source } from '../facts/source.ts';
import type { ResolvedClient } from '../resolve/resolution.ts';

/** What a rule says of a build. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** A place that a rule points at, and why. */
export interface Evidence {
  readonly says: string;
  readonly source: Source | null;
}

/** A rule's verdict on a build, or on one client in it. */
export interface Finding {
  readonly rule: string;
  readonly verdict: Verdict;
  /** The client that it is about; null for the build as a whole. */
  readonly client: string | null;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** For unknown: the facts that are missing, as a person would provide them (`pm list packages -d`). */
  readonly missing: readonly string[];
  /** For a fail that was suppressed: why, and until when. */
  readonly suppressed: { readonly reason: string; readonly expires: string } | null;
}

/** What the gate says of one build. */
export interface GateReport {
  readonly build: string;
  /** The region label, and what told it; null where nothing did. */
  readonly label: { readonly region: string; readonly because: string; readonly source: Source | null } | null;
  readonly clients: readonly ResolvedClient[];
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}
