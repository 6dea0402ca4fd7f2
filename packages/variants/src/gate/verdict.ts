import type { InputProblem } from '../facts/facts.ts';
import type { Source } from '../facts/source.ts';
import type { ResolvedClient } from '../resolve/resolution.ts';

/** What a rule says of a build. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** What a fail means: only an `error` fails the gate; the levels are those of SARIF. */
export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

/** A place that a rule points at, and why. */
export interface Evidence {
  readonly says: string;
  readonly source: Source | null;
}

/** Why a fail was accepted, and until which day (`YYYY-MM-DD`, that day included). */
export interface Acceptance {
  readonly reason: string;
  readonly expires: string;
}

/** A rule's verdict on a build, or on one client in it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
  /** The client that it is about; null for the build as a whole. */
  readonly client: string | null;
  /** The package that this client is in, where that is known: one client may be in several. */
  readonly package: string | null;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** For unknown: the facts that are missing, as a person would provide them (`pm list packages -d`). */
  readonly missing: readonly string[];
  /** For a fail that was suppressed: why, and until when. It does not fail the gate. */
  readonly suppressed: Acceptance | null;
  /** For a fail that was suppressed until a day that has passed. */
  readonly expired: Acceptance | null;
}

/** The region label of a build, and what told it. */
export interface Label {
  readonly region: string;
  /** False for a label that is in no table of regions, which is taken for a region without CN. */
  readonly known: boolean;
  readonly because: string;
  readonly source: Source | null;
}

/** What the gate says of one build. */
export interface GateReport {
  readonly build: string;
  /** The region label, and what told it; null where nothing did. */
  readonly label: Label | null;
  readonly clients: readonly ResolvedClient[];
  /** What could not be read. */
  readonly problems: readonly InputProblem[];
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

/** The worst of some verdicts: fail, then unknown, then pass; nothing at all is unknown. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail';
  return verdicts.length === 0 || verdicts.includes('unknown') ? 'unknown' : 'pass';
}
