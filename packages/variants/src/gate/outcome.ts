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
  const fails = reports.flatMap(({ build, clients, findings }) =>
    findings
      .filter(({ verdict }) => verdict === 'fail')
      .map((finding) => {
        const name = clients.find(({ client }) => client.id === finding.client)?.package ?? null;
        return { build, package: name, finding };
      }),
  );
  return {
    verdict: worst(reports.map(({ verdict }) => verdict)),
    rules,
    reports,
    today,
    unused_suppressions: suppressions.filter((one) => !fails.some((fail) => isAbout(one, fail))),
  };
}
