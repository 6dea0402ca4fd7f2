import { parseDate } from '../time/civil.ts';
import { checkDelay } from './check-delay.ts';
import { checkParts } from './check-reply-parts.ts';
import { found, unique } from './findings.ts';
import type { Policy, PolicyRule } from './schema/policy.ts';
import type { Scenario } from './schema/scenario.ts';
import type { Finding, Path } from './yaml-file.ts';

/**
 * What the schema of a policy cannot say.
 * @param scenario the story that it belongs to; a policy in a file of its own has none
 */
export function checkPolicy(policy: Policy, path: Path, scenario?: Pick<Scenario, 'start' | 'end'>): Finding[] {
  const last = policy.rules.length - 1;
  return [
    ...unique(policy.rules, [...path, 'rules']),
    ...policy.rules.flatMap((rule, i) => {
      const at = [...path, 'rules', i];
      return [
        ...checkPlace(rule, i === last, at),
        ...checkDays(rule, [...at, 'when'], scenario),
        ...checkCounts(rule, [...at, 'when'], scenario !== undefined),
        ...checkParts(rule, at, scenario !== undefined),
        ...checkDelay(rule.delay_ms, [...at, 'delay_ms']),
      ];
    }),
  ];
}

function checkPlace({ when }: PolicyRule, is_last: boolean, at: Path): Finding[] {
  const always = Object.keys(when).length === 0;
  if (is_last && !always) {
    return [found([...at, 'when'], 'the last rule does not match everything', 'Add a last rule with `when: {}`')];
  }
  if (!is_last && always) {
    return [found([...at, 'when'], 'the rules after this one can never match', 'Move it to the end')];
  }
  return [];
}

function checkDays({ when }: PolicyRule, at: Path, scenario?: Pick<Scenario, 'start' | 'end'>): Finding[] {
  const findings: Finding[] = [];
  const dayOf = (name: 'from' | 'until'): number => {
    const text = when[name];
    if (text === undefined) return Number.NaN;
    const day = parseDate(text);
    if (day === null) findings.push(found([...at, name], `there is no day ${text}`, 'Write a day of the calendar'));
    return day ?? Number.NaN;
  };
  const from = dayOf('from');
  const until = dayOf('until');
  const start = parseDate(scenario?.start ?? '') ?? Number.NaN;
  const end = parseDate(scenario?.end ?? '') ?? Number.NaN;
  // No comparison with a day that is absent holds.
  if (until <= from)
    findings.push(found([...at, 'until'], 'is not after `from`, so the rule never matches', 'Exchange them'));
  if (from >= end) findings.push(found([...at, 'from'], 'the scenario has ended by then', 'Use an earlier day'));
  if (until <= start) findings.push(found([...at, 'until'], 'the scenario begins only then', 'Use a later day'));
  return findings;
}

/** Counts need a server that remembers; in a run the answer depends on the request alone (dossier 4). */
function checkCounts({ when }: PolicyRule, at: Path, is_scenario: boolean): Finding[] {
  const findings: Finding[] = [];
  for (const name of ['attempt', 'rate'] as const) {
    if (!is_scenario || when[name] === undefined) continue;
    const what = `\`${name}\` is only for \`phonehome serve\`: in a run no answer depends on earlier requests`;
    findings.push(found([...at, name], what, 'Use `share`, or `from` and `until`'));
  }
  const { min = 1, max = Infinity } = when.attempt ?? {};
  if (max < min) {
    findings.push(found([...at, 'attempt', 'max'], 'is below `min`, so the rule never matches', 'Exchange them'));
  }
  return findings;
}
