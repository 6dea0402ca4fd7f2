import { createHash } from 'node:crypto';
import { visible } from '@phonehome/shared';
import type { Finding, GateReport, Rule } from '@phonehome/variants';
import { version } from '../version.ts';
import type { Checked } from './checked.ts';
import { locationOf, placeOfBuild, type SarifLocation } from './sarif-location.ts';
import { notificationsOf } from './sarif-notifications.ts';
import { sarifText } from './sarif-text.ts';

/** Where the schema of SARIF is. */
export const SARIF_SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The name of our fingerprint: another way to make it gets another number. */
const FINGERPRINT = 'phonehomeFinding/v1';

/**
 * `--format sarif`: a log of SARIF 2.1.0. A fail is a result of its rule's level; unknown is a result of kind `open`,
 * whose level the standard (3.27.10) wants to be `none`, and beside it a notification of level `warning`. Passes are left
 * out: viewers that do not read `kind` would show each as an alert.
 * @param base the folder that paths are told from, where the command was started
 */
export function sarifLog(checked: Checked, base: string) {
  const { outcome, exit_code } = checked;
  const rules = outcome.rules.map(descriptorOf);
  const indexOf = (id: string): number => outcome.rules.findIndex((rule) => rule.id === id);
  const results = outcome.reports.flatMap((report) =>
    report.findings
      .filter(({ verdict }) => verdict !== 'pass')
      .map((finding) => resultOf(report, finding, indexOf(finding.rule), outcome.rules, base)),
  );
  const { tool, configuration } = notificationsOf(checked, indexOf, base);
  return {
    $schema: SARIF_SCHEMA,
    version: '2.1.0' as const,
    runs: [
      {
        tool: { driver: { name: 'phonehome', version, semanticVersion: version, rules } },
        automationDetails: { id: 'phonehome/check/' },
        columnKind: 'utf16CodeUnits' as const,
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The folder in which phonehome was started.' } },
        },
        invocations: [
          {
            executionSuccessful: true,
            exitCode: exit_code,
            exitCodeDescription: exitCodeText(checked),
            toolExecutionNotifications: tool,
            toolConfigurationNotifications: configuration,
          },
        ],
        results,
      },
    ],
  };
}

function exitCodeText({ outcome, exit_code }: Checked): string {
  if (exit_code === 1) return `The verdict of the gate is ${outcome.verdict}.`;
  return outcome.verdict === 'unknown' ? 'The verdict is unknown, which was allowed.' : 'The gate passes.';
}

function descriptorOf({ id, title, severity, rationale, remedy, source }: Rule) {
  return {
    id,
    name: id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: sarifText(sentence(title)) },
    fullDescription: { text: sarifText(sentence(rationale)) },
    help: {
      text: sarifText(`${sentence(rationale)} What to do: ${sentence(remedy)} Source: ${sentence(source)}`),
      markdown: sarifText(
        `${sentence(rationale)}\n\n**What to do:** ${sentence(remedy)}\n\nSource: ${sentence(source)}`,
      ),
    },
    defaultConfiguration: { level: severity },
    properties: { tags: ['privacy', 'region-variant'] },
  };
}

function resultOf(report: GateReport, finding: Finding, ruleIndex: number, rules: readonly Rule[], base: string) {
  const { rule, verdict, severity, client, package: name, message, evidence, missing, suppressed, expired } = finding;
  const remedy =
    verdict === 'fail'
      ? `What to do: ${sentence(rules[ruleIndex]?.remedy ?? '')}`
      : `Not known; missing: ${sentence(missing.join('; '))}`;
  const lapsed = expired ? ` It was accepted until ${expired.expires} (${expired.reason}), which has passed.` : '';
  const places = evidence.flatMap(({ says, source }) => (source ? [locationOf(source, says, base)] : []));
  const [first = placeOfBuild(report, base), ...others] = places;
  return {
    ruleId: rule,
    ruleIndex,
    kind: verdict === 'fail' ? ('fail' as const) : ('open' as const),
    level: verdict === 'fail' ? severity : ('none' as const),
    message: { text: sarifText(`${report.build}: ${sentence(message)} ${remedy}${lapsed}`) },
    locations: [first],
    ...(others.length > 0 && { relatedLocations: others.map((place, id) => ({ id, ...place })) }),
    partialFingerprints: { [FINGERPRINT]: fingerprintOf(report, finding, first) },
    ...(suppressed && {
      suppressions: [
        {
          kind: 'external' as const,
          status: 'accepted' as const,
          justification: visible(`${suppressed.reason} (until ${suppressed.expires})`),
        },
      ],
    }),
    properties: { build: visible(report.build), client, package: name, verdict, missing: missing.map(visible) },
  };
}

/** The same for a finding from one run to the next, wherever its line has moved to. */
function fingerprintOf({ build }: GateReport, { rule, client, package: name }: Finding, place: SarifLocation): string {
  const { uri } = place.physicalLocation.artifactLocation;
  return createHash('sha256')
    .update(JSON.stringify([rule, build, client, name, uri]))
    .digest('hex')
    .slice(0, 32);
}

function sentence(text: string): string {
  const begun = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
