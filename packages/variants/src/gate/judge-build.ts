import type { BuildFacts } from '../facts/facts.ts';
import type { Source } from '../facts/source.ts';
import { regionNamed } from '../regions/regions.ts';
import type { ResolvedClient } from '../resolve/resolution.ts';
import { judgeRule } from './judge-rule.ts';
import type { Judged } from './judged.ts';
import { labelOf, readRegions, type ToldRegion } from './label/read-label.ts';
import type { Policy } from './policy.ts';
import { suppress } from './suppression.ts';
import { type Finding, type GateReport, type Label, type Verdict, worst } from './verdict.ts';

/** A label that is given, and by what. */
export interface GivenLabel {
  readonly label: string;
  /** Such as `--region`. */
  readonly because: string;
  readonly source: Source | null;
}

/** What a build is judged by, besides its facts. */
export interface JudgeOptions {
  readonly policy: Policy;
  /** The label, where it is given and not read: before all that properties tell. */
  readonly region: GivenLabel | null;
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
  const label = labelOf(region && givenRegion(region, policy), told);
  const judged: Judged = { facts, policy, label, told };
  const findings = policy.rules
    .flatMap((rule) => judgeRule(rule, judged, clients))
    .map((finding) => suppress(finding, facts.name, policy.suppressions, today));
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

function givenRegion({ label, because, source }: GivenLabel, { regions }: Policy): ToldRegion {
  return { region: regionNamed(label, regions), because, tells: 'label', source };
}

function labelFact({ region, because, source }: ToldRegion): Label {
  return { region: region.id, known: region.known, because, source };
}
