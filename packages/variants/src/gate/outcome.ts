import type { Policy } from './policy.ts';
import type { Rule } from './rule.ts';
import { isAbout, type Suppression } from './suppression.ts';
import { type GateReport, type Verdict, worst } from './verdict.ts';

/** What the gate says of all builds that it was given. */
export interface GateOutcome {
  readonly verdict: Verdict;
  readonly rules: readonly Rule[];
  readonly reports: readonly GateReport[];
  /** The day by which suppressions expire, `YYYY-MM-DD`. */
  readonly today: string;
  /** Suppressions that no fail of these builds needs: left over, or misspelt. */
  readonly unused_suppressions: readonly Suppression[];
}

/** Sums up reports; no report at all is unknown. */
export function gateOutcome(
  reports: readonly GateReport[],
  { rules, suppressions }: Policy,
  today: string,
): GateOutcome {
  const isNeeded = (one: Suppression): boolean =>
    reports.some(({ build, findings }) =>
      findings.some((finding) => finding.verdict === 'fail' && isAbout(one, finding, build)),
    );
  return {
    verdict: worst(reports.map(({ verdict }) => verdict)),
    rules,
    reports,
    today,
    unused_suppressions: suppressions.filter((one) => !isNeeded(one)),
  };
}
