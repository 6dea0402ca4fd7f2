import { visible } from '@phonehome/shared';
import {
  counted,
  type Evidence,
  type Finding,
  type GateReport,
  placeText,
  type ResolvedClient,
  type Verdict,
} from '@phonehome/variants';
import { wrap } from '../output/text.ts';
import type { Checked, Release } from './checked.ts';
import { labelText } from './details.ts';

/** How words are coloured; nothing is, where the text goes to a file. */
export interface Paint {
  title(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  quiet(text: string): string;
}

/** Writes lines: an indent, and a text that is broken to fit. */
type Line = (indent: number, text: string) => string;

/** `--format text`: for a release manager. The verdict first; then each build with its reasons, and how they were found. */
export function checkText(checked: Checked, paint: Paint, width: number): string {
  const { outcome } = checked;
  const line: Line = (indent, text) => wrap(visible(text), ' '.repeat(indent), width);
  return [
    verdictLine(checked, paint),
    ...outcome.reports.flatMap((report) => ['', ...buildLines(report, checked, paint, line)]),
    ...outcome.unused_suppressions.flatMap(({ rule, expires, client, build }) => {
      const about = [client, build].filter((part) => part).join(' in ');
      return ['', line(0, `Not needed: the suppression of ${rule} for ${about}, until ${expires}. Remove it.`)];
    }),
    '',
  ].join('\n');
}

/** The verdict over all builds, and how many have which. */
export function verdictLine({ outcome, allow_unknown }: Checked, paint: Paint): string {
  const { reports, verdict } = outcome;
  const count = (wanted: Verdict): number => reports.filter((report) => report.verdict === wanted).length;
  const counts = (['fail', 'unknown', 'pass'] as const).flatMap((one) => (count(one) ? [`${count(one)} ${one}`] : []));
  const allowed = verdict === 'unknown' && allow_unknown ? ', which --allow-unknown lets pass' : '';
  const builds = `${reports.length} build${reports.length === 1 ? '' : 's'}: ${counts.join(', ')}`;
  return `${painted(verdict, paint)}${allowed}  ${builds}`;
}

function buildLines(report: GateReport, checked: Checked, paint: Paint, line: Line): string[] {
  const { build, findings, clients, problems, verdict } = report;
  const told = findings.filter((finding) => finding.verdict !== 'pass');
  const passed = findings.filter((finding) => finding.verdict === 'pass').map(({ rule }) => rule);
  const about = (one: ResolvedClient | null) =>
    told.filter(({ client, package: name }) => client === (one?.client.id ?? null) && name === (one?.package ?? null));
  const linesAbout = (one: ResolvedClient | null): string[] => {
    const shown = new Set<string>();
    return groupsOf(about(one)).flatMap((group) => findingLines(group, checked, paint, line, shown));
  };
  return [
    `${painted(verdict, paint)}  ${paint.title(visible(build))}`,
    line(2, labelText(report)),
    ...(checked.released.get(build) ?? []).map((release) => line(2, releaseText(release))),
    ...linesAbout(null),
    ...clients
      .filter((client) => client.live !== 'absent' || about(client).length > 0)
      .flatMap((client) => [...linesAbout(client), ...clientLines(client, paint, line)]),
    ...problems.map(({ what, source, remedy }) => line(2, `not read: ${placeText(source)}: ${what}. ${remedy}`)),
    ...(passed.length > 0 ? [paint.quiet(line(2, `passed: ${passed.join(', ')}`))] : []),
  ];
}

/** Findings, those together that are not known for the same reason. */
function groupsOf(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { verdict, missing, rule, evidence } = finding;
    const key = verdict === 'unknown' ? JSON.stringify([missing, evidence[0]]) : rule;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function findingLines(
  group: readonly Finding[],
  { outcome }: Checked,
  paint: Paint,
  line: Line,
  shown: Set<string>,
): string[] {
  const [finding] = group as [Finding];
  const { rule, verdict, severity, message, missing, suppressed, expired } = finding;
  const word = suppressed ? 'accepted' : severity !== 'error' && verdict === 'fail' ? severity : verdict;
  const paintWord = counted(finding) === 'fail' ? paint.bad : paint.title;
  const remedy = outcome.rules.find(({ id }) => id === rule)?.remedy;
  return [
    `  ${paintWord(word)}  ${visible(group.map((one) => one.rule).join(', '))}`,
    line(4, message),
    ...placesOf(finding.evidence, shown).map((text) => line(6, text)),
    ...missing.map((fact) => line(4, `missing: ${fact}`)),
    ...(suppressed ? [line(4, `until ${suppressed.expires}: ${suppressed.reason}`)] : []),
    ...(expired ? [line(4, `was accepted until ${expired.expires}, which has passed: ${expired.reason}`)] : []),
    ...(verdict === 'fail' && remedy ? [line(4, `what to do: ${remedy}`)] : []),
  ];
}

/** The first place of a finding, and those others that were not shown already. */
function placesOf(evidence: readonly Evidence[], shown: Set<string>): string[] {
  const texts = evidence.map(({ says, source }) => (source ? `${placeText(source)}: ${says}` : says));
  const fresh = texts.filter((text, i) => i === 0 || !shown.has(text));
  for (const text of fresh) shown.add(text);
  return fresh;
}

function releaseText({ date, by, update, cohort }: Release): string {
  return by === 'factory'
    ? `on phones of ${cohort} from ${date}, as sold`
    : `to phones of ${cohort} from ${date}, by ${update}`;
}

/** How it was found out whether a client runs, step by step. */
function clientLines(resolved: ResolvedClient, paint: Paint, line: Line): string[] {
  const { client, package: name, live, endpoint, steps } = resolved;
  const where = endpoint ? `, reports to ${endpoint.host}:${endpoint.port}` : '';
  return [
    paint.quiet(line(2, `${client.title}${name ? ` (${name})` : ''}: ${live}${where}`)),
    ...steps.map(({ layer, says, live: after, source }) =>
      paint.quiet(line(4, `${layer}: ${says}${source ? ` (${placeText(source)})` : ''} -> ${after}`)),
    ),
  ];
}

function painted(verdict: Verdict, paint: Paint): string {
  const word = verdict.toUpperCase();
  return verdict === 'pass' ? paint.good(word) : verdict === 'fail' ? paint.bad(word) : paint.title(word);
}
