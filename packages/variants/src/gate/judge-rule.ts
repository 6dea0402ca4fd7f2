import type { FactKind } from '../facts/facts.ts';
import { contains, overlaps, union } from '../regions/region.ts';
import { missing, PACKAGE_KINDS } from '../resolve/looked-at.ts';
import type { ResolvedClient } from '../resolve/resolution.ts';
import { type Answer, all, contrary, known, notKnown } from './answer.ts';
import { judgeClient } from './client-conditions.ts';
import { countriesOf, type Judged, LABEL_MISSING } from './judged.ts';
import { labelContradicted } from './label/contradiction.ts';
import type { Conditions, Rule } from './rule.ts';
import type { Evidence, Finding, Verdict } from './verdict.ts';

/** Where a label stands. */
const LABEL_KINDS: readonly FactKind[] = ['build-properties', 'effective-properties'];

/** What a rule finds in a build: each client that fails it or may fail it; one pass where none does. */
export function judgeRule(rule: Rule, judged: Judged, clients: readonly ResolvedClient[]): Finding[] {
  const about = (answer: Answer, client: ResolvedClient | null): Finding => ({
    rule: rule.id,
    severity: rule.severity,
    verdict: verdictOf(answer),
    client: client?.client.id ?? null,
    package: client?.package ?? null,
    message: client ? `${nameOf(client)} ${answer.says}` : answer.says,
    evidence: unique(answer.evidence),
    missing: answer.missing,
    suppressed: null,
    expired: null,
  });
  const scope = inScope(rule, judged);
  if (scope.holds === false) return [about(scope, null)];
  const { label_contradicted } = rule.when;
  if (label_contradicted !== undefined) {
    const contradicted = labelContradicted(judged);
    const answer = all([label_contradicted ? contradicted : contrary(contradicted), scope]);
    return [about(answer.holds === false ? backed(answer, judged, LABEL_KINDS) : answer, null)];
  }
  const answers = clients.map((client) => ({ client, answer: all([judgeClient(client, rule.when, judged), scope]) }));
  const found = answers.filter(({ answer }) => answer.holds !== false);
  if (found.length > 0) return found.map(({ client, answer }) => about(answer, client));
  return [about(nothingFound(rule, judged, answers), null)];
}

/** Whether a rule is for builds of this label. */
function inScope({ regions }: Rule, { label, policy }: Judged): Answer {
  if (!regions) return known(true, '');
  if (!label) return notKnown('the build has no readable label', [LABEL_MISSING]);
  const named = union((regions.in ?? regions.except ?? []).map(countriesOf(policy)));
  const { countries, id } = label.region;
  const holds = regions.in ? overlaps(named, countries) : !contains(named, countries);
  return known(holds, holds ? '' : `the rule is not for builds labelled ${id}`);
}

/** A pass because no client fails, unless what was looked at is not enough to say so. */
function nothingFound(
  rule: Rule,
  judged: Judged,
  answers: readonly { readonly client: ResolvedClient; readonly answer: Answer }[],
): Answer {
  const seen = answers.filter(({ client }) => client.live !== 'absent');
  const says =
    seen.length === 0
      ? 'no known client is in the build'
      : seen.map(({ client, answer }) => `${nameOf(client)} ${answer.says}`).join('; ');
  const passes = backed(
    known(
      false,
      says,
      seen.flatMap(({ answer }) => answer.evidence),
    ),
    judged,
    null,
  );
  const { looked_at } = judged.facts;
  const blind = PACKAGE_KINDS.some((kind) => looked_at.has(kind))
    ? []
    : [notKnown('which packages the build has was not looked at', [missing.packages])];
  const unlabelled =
    judged.label === null && needsLabel(rule) ? [notKnown('the build has no readable label', [LABEL_MISSING])] : [];
  const open = [...blind, ...unlabelled];
  return open.length > 0 ? all([...open, ...(passes.holds === null ? [passes] : [])]) : passes;
}

const labelled: readonly (keyof Conditions)[] = ['outside_meant_for', 'endpoint_outside_data_region'];

function needsLabel({ regions, when }: Rule): boolean {
  return regions !== undefined || labelled.some((name) => name in when);
}

/** A pass, unless an input that it rests on could not be read in full. `kinds`: which ones count; null for all. */
function backed(answer: Answer, { facts }: Judged, kinds: readonly FactKind[] | null): Answer {
  const problems = facts.problems.filter(({ affects }) => affects.some((kind) => kinds?.includes(kind) ?? true));
  if (problems.length === 0) return answer;
  return notKnown(
    'not all of the input could be read',
    problems.map(({ remedy }) => remedy),
    problems.map(({ what, source }) => ({ says: what, source })),
  );
}

function verdictOf({ holds }: Answer): Verdict {
  if (holds === null) return 'unknown';
  return holds ? 'fail' : 'pass';
}

function nameOf({ client, package: name }: ResolvedClient): string {
  return name === null ? client.title : `${client.title} (${name})`;
}

function unique(evidence: readonly Evidence[]): Evidence[] {
  const keys = evidence.map(({ says, source }) => JSON.stringify([says, source]));
  return evidence.filter((_, i) => keys.indexOf(keys[i] as string) === i);
}
