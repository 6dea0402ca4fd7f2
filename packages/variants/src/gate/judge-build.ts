import type { BuildFacts } from '../facts/facts.ts';
import { regionNamed } from '../regions/regions.ts';
import type { ResolvedClient } from '../resolve/resolution.ts';
import { judgeRule } from './judge-rule.ts';
import type { Judged } from './judged.ts';
import { labelOf, readRegions, type ToldRegion } from './label/read-label.ts';
import type { Policy } from './policy.ts';
import { suppress } from './suppression.ts';
import { type Finding, type GateReport, type Label, type Verdict, worst } from './verdict.ts';

/** What a build is judged by, besides its facts. */
export interface JudgeOptions {
  readonly policy: Policy;
  /** The label, where the user gives it: before all that properties tell. */
  readonly region: string | null;
  /** `YYYY-MM-DD`: decides which suppressions have expired. No default: the core has no clock. */
  readonly today: string;
}

/** Holds the clients that were resolved in a build against the rules. */
export function judgeBuild(
  facts: BuildFacts,
  clients: readonly ResolvedClient[],
  { policy, region, today }: JudgeOptions,
): GateReport {
  const told = readRegions(facts, policy.labels, policy.regions);
  const label = labelOf(region === null ? null : regionNamed(region, policy.regions), told);
  const judged: Judged = { facts, policy, label, told };
  const packageOf = (id: string | null) => clients.find(({ client }) => client.id === id)?.package ?? null;
  const findings = policy.rules
    .flatMap((rule) => judgeRule(rule, judged, clients))
    .map((finding) =>
      suppress({ build: facts.name, package: packageOf(finding.client), finding }, policy.suppressions, today),
    );
  return {
    build: facts.name,
    label: label && labelFact(label),
    clients,
    problems: facts.problems,
    findings,
    verdict: worst(findings.map(counted)),
  };
}

/** What a finding counts for the gate: a fail that is accepted, and what is no error, counts as a pass. */
export function counted({ verdict, severity, suppressed }: Finding): Verdict {
  return severity !== 'error' || (verdict === 'fail' && suppressed) ? 'pass' : verdict;
}

function labelFact({ region, because, source }: ToldRegion): Label {
  return { region: region.id, known: region.known, because, source };
}
