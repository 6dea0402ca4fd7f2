import { AssertionError } from 'node:assert';
import { PhonehomeError, visible } from '@phonehome/shared';
import {
  type BuildFacts,
  counted,
  type Finding,
  type GateReport,
  type JudgeOptions,
  judgeBuild,
  type Rule,
  regionNamed,
} from '@phonehome/variants';
import { detailsOf } from './details.ts';

/** What `checkBuild` gives: the report, with what it was made from. */
export interface BuildCheck extends GateReport {
  readonly facts: BuildFacts;
  readonly judged_by: JudgeOptions;
}

/** One build, or several. */
export type Builds = BuildCheck | readonly BuildCheck[];

/** What an assertion lets pass. */
export interface AssertOptions {
  /** What is not known is no failure; without it, an assertion holds only where it is known to. */
  readonly allow_unknown?: boolean;
}

/** Whom which builds may not talk to. */
export interface Talk {
  /** Region labels such as `EEA`: builds for any of its countries; without it, all builds. */
  readonly region?: string | readonly string[];
  /** Host names; `*` stands for any characters. */
  readonly to: string | readonly string[];
}

/**
 * Asserts that no rule of the gate fails.
 * @throws AssertionError that names each finding, where it stands, and what to do
 */
export function assertGate(builds: Builds, options: AssertOptions = {}): void {
  assertNone(listOf(builds), 'the release gate does not pass', options);
}

/**
 * Asserts that no client is live outside of the region that it is meant for.
 * @throws AssertionError likewise
 */
export function assertNoClientOutside(builds: Builds, options: AssertOptions = {}): void {
  const what = 'a client is live outside of the region that it is meant for';
  const about = ({ rule }: Finding): boolean => rule === 'client-outside-region';
  assertNone(
    listOf(builds).map((check) => ({ ...check, findings: check.findings.filter(about) })),
    what,
    options,
  );
}

/**
 * Asserts that no build for a region has a live client that reports to certain hosts.
 * @throws AssertionError likewise; PhonehomeError USAGE for a region that is not known
 */
export function assertNoTalk(builds: Builds, { region, to }: Talk, options: AssertOptions = {}): void {
  const hosts = [to].flat();
  const regions = region === undefined ? null : [region].flat();
  const title = `${regions ? `a build for ${regions.join(', ')}` : 'a build'} talks to ${hosts.join(', ')}`;
  const rule: Rule = {
    id: 'no-talk',
    title,
    severity: 'error',
    rationale: title,
    remedy: 'Take the client out of this build, or switch it off',
    source: 'an assertion',
    ...(regions && { regions: { in: regions } }),
    when: { live: true, host: hosts },
  };
  const again = listOf(builds).map((check): BuildCheck => {
    for (const name of regions ?? []) mustBeKnown(name, check.judged_by);
    const judged_by = { ...check.judged_by, policy: { ...check.judged_by.policy, rules: [rule], suppressions: [] } };
    return { ...judgeBuild(check.facts, check.clients, judged_by), facts: check.facts, judged_by };
  });
  assertNone(again, title, options);
}

/** A label that is misspelt would ask for nothing. */
function mustBeKnown(name: string, { policy }: JudgeOptions): void {
  if (regionNamed(name, policy.regions).known) return;
  const what = `no region is called ${JSON.stringify(name)}`;
  throw new PhonehomeError('USAGE', [
    {
      field: 'region',
      what,
      remedy: 'Use a country code, a label of docs/reference/check.md, or one of your rules file',
    },
  ]);
}

function listOf(builds: Builds): readonly BuildCheck[] {
  return 'findings' in builds ? [builds] : builds;
}

/** Throws if any finding counts as a fail or, unless allowed, as unknown; and if nothing was judged at all. */
function assertNone(checks: readonly BuildCheck[], what: string, { allow_unknown = false }: AssertOptions): void {
  const lines = checks.flatMap(({ build, findings, judged_by }) => {
    if (findings.length === 0) return [visible(`${build}: no rule has judged this`)];
    const wrong = findings.filter((finding) => {
      const verdict = counted(finding);
      return verdict === 'fail' || (verdict === 'unknown' && !allow_unknown);
    });
    return wrong.flatMap((finding) => [
      visible(`${build}: ${finding.rule}`),
      ...detailsOf(finding, judged_by.policy.rules)
        .split('\n')
        .map((line) => `  ${line}`),
    ]);
  });
  if (checks.length === 0) lines.push('there is no build');
  if (lines.length === 0) return;
  throw new AssertionError({ message: [what, ...lines].join('\n'), operator: 'phonehome', stackStartFn: assertNone });
}
