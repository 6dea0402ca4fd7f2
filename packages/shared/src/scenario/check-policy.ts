import { RESULT_SUCCESS, replyResultCode } from '../protocol/reply.ts';
import { parseDate } from '../time/civil.ts';
import { found, unique } from './findings.ts';
import type { OutcomeName, Policy, PolicyRule } from './schema/policy.ts';
import type { Scenario } from './schema/scenario.ts';
import type { Finding, Path } from './yaml-file.ts';

/** What belongs to some outcomes alone, and whether these need it. */
const PARTS = {
  result_code: { outcomes: ['refused'], needed: true, who: 'a refusal' },
  result_desc: { outcomes: ['refused'], needed: true, who: 'a refusal' },
  status: { outcomes: ['error'], needed: true, who: 'an error' },
  body: { outcomes: ['error', 'garbage'], needed: false, who: 'an error or garbage' },
} as const satisfies Partial<
  Record<keyof PolicyRule, { outcomes: readonly OutcomeName[]; needed: boolean; who: string }>
>;

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
        ...checkParts(rule, at),
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

function checkParts(rule: PolicyRule, at: Path): Finding[] {
  const findings: Finding[] = [];
  for (const name of Object.keys(PARTS) as (keyof typeof PARTS)[]) {
    const { outcomes, needed, who } = PARTS[name];
    const takes = (outcomes as readonly OutcomeName[]).includes(rule.outcome);
    if (takes && needed && rule[name] === undefined) {
      findings.push(found([...at, name], `${who} needs \`${name}\``, `Add \`${name}:\``));
    }
    if (!takes && rule[name] !== undefined) {
      findings.push(found([...at, name], `only ${who} has \`${name}\``, 'Delete it'));
    }
  }
  if (rule.result_code === RESULT_SUCCESS) {
    findings.push(found([...at, 'result_code'], 'the resultCode "0" means success', 'Use another code'));
  }
  if (rule.body !== undefined && replyResultCode(rule.body) !== null) {
    const what = 'the client understands this body: it has a resultCode';
    findings.push(found([...at, 'body'], what, 'Use `accepted` or `refused`, or another body'));
  }
  return findings;
}
