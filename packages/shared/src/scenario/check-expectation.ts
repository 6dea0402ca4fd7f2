import { namedHosts } from '../families/registry.ts';
import { found, known, knownField } from './findings.ts';
import { type Expectation, unreachable } from './schema/expectation.ts';
import type { Build } from './schema/phones.ts';
import type { Scenario } from './schema/scenario.ts';
import type { Finding, Path } from './yaml-file.ts';

/** What the schema of an expectation cannot say: its references, and whether it states one thing that can be judged. */
export function checkExpectation(scenario: Scenario, expectation: Expectation, path: Path): Finding[] {
  return [
    ...checkFilter(scenario, expectation, path),
    ...checkStatement(expectation, path),
    ...checkBounds(expectation, path),
  ];
}

function checkFilter(scenario: Scenario, { where, count }: Expectation, path: Path): Finding[] {
  const named = (items: readonly { id: string }[]) => Object.fromEntries(items.map((item) => [item.id, item]));
  const at = [...path, 'where'];
  const findings: Finding[] = [];
  if (where.cohort) findings.push(...known(named(scenario.cohorts), where.cohort, [...at, 'cohort'], 'cohorts'));
  if (where.phase) findings.push(...known(named(scenario.phases), where.phase, [...at, 'phase'], 'phases'));
  if (where.build) findings.push(...known(scenario.builds, where.build, [...at, 'build'], 'builds'));
  if (where.field) findings.push(...knownField(where.field, [...at, 'field']));
  const hosts = namedHosts(Object.values(scenario.builds).flatMap((build) => [build, ...hostsRead(build)]));
  if (where.host && !hosts.includes(where.host)) {
    const remedy = `Use one of ${hosts.join(', ')}`;
    findings.push(found([...at, 'host'], `no build reports to ${where.host}`, remedy));
  }
  const only = {
    trigger: ['reports', 'held_back'],
    root_cause: ['reports', 'held_back'],
    outcome: ['reports'],
    field: ['reports'],
    host: ['reports'],
    gate: ['held_back'],
  };
  for (const [name, counts] of Object.entries(only)) {
    if (name in where && !counts.includes(count)) {
      findings.push(found([...at, name], `${count} have no ${name}`, `Count ${counts.join(' or ')}, or delete it`));
    }
  }
  if (unreachable.includes(where.gate ?? '')) {
    findings.push(found([...at, 'gate'], `no phone ever meets ${where.gate}, so this tests nothing`, 'Delete it'));
  }
  return findings;
}

/** The servers that the facts of a build name, in place of its `host`. */
function hostsRead({ facts }: Build): { readonly host: string }[] {
  const texts = Object.values(facts?.reads ?? {}).flat();
  return texts.filter((text) => /\.(?:example|invalid|test)$/.test(text)).map((host) => ({ host }));
}

function checkStatement(expectation: Expectation, path: Path): Finding[] {
  const { per, each, at_least, at_most, none, exactly, given, count } = expectation;
  const findings: Finding[] = [];
  const bounded = at_least !== undefined || at_most !== undefined;
  const statements = [bounded, none !== undefined, exactly !== undefined].filter(Boolean).length;
  if (statements !== 1) {
    const what = statements === 0 ? 'states nothing' : 'states several things';
    findings.push(found(path, what, 'Give bounds (`at_least`, `at_most`), or `none: true`, or `exactly:`'));
  }
  if (per !== undefined && each !== undefined) {
    findings.push(
      found([...path, 'each'], 'an average (`per`) and a bound for each cannot be stated at once', 'Delete one'),
    );
  }
  if ((per !== undefined || each !== undefined) && !bounded) {
    findings.push(found([...path, per ? 'per' : 'each'], 'needs bounds', 'Add `at_least` or `at_most`'));
  }
  if ((per === 'report' || each !== undefined) && count !== 'reports') {
    findings.push(found([...path, 'count'], 'only reports can be counted like this', 'Write `count: reports`'));
  }
  const absolute = exactly !== undefined || (bounded && per === undefined && each === undefined);
  if (absolute && given === undefined) {
    const remedy = 'Add `given: {seed: …, devices: …}`, or state a rate with `per` or `each`';
    findings.push(found(path, 'an absolute count holds only for one seed and number of devices', remedy));
  }
  if (!absolute && given !== undefined) {
    findings.push(found([...path, 'given'], 'only an absolute count needs it', 'Delete it'));
  }
  return findings;
}

/** Restrictions on reports that leave a share of them; the others restrict both the share and the whole. */
const NARROWING = ['trigger', 'root_cause', 'outcome', 'field', 'host'] as const;

/** Bounds that no run satisfies, and a share that is the same in every run, test nothing. */
function checkBounds({ count, per, at_least, at_most, where }: Expectation, path: Path): Finding[] {
  if (at_least === undefined && at_most === undefined) return [];
  const least = at_least ?? 0;
  const share = per === 'report' && count === 'reports';
  if (at_most !== undefined && least > at_most) {
    return [found([...path, 'at_least'], 'is above `at_most`, so nothing can satisfy it', 'Exchange the two')];
  }
  if (share && least > 1) {
    const what = 'is above 1, all reports, so nothing can satisfy it';
    return [found([...path, 'at_least'], what, 'Use a share from 0 to 1')];
  }
  if (share && !NARROWING.some((name) => name in where)) {
    const remedy = `Say in \`where\` which reports (${NARROWING.join(', ')})`;
    return [found([...path, 'where'], 'is about all reports, whose share is always 1', remedy)];
  }
  return [];
}
