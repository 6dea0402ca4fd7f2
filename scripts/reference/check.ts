import { type Conditions, RulesFile, type Scope, SuppressionsFile, shippedPolicy } from '@phonehome/variants';
import { page, tableOf } from './page.ts';
import { rowsOfSchema } from './schema-table.ts';

type Countries = (typeof shippedPolicy.regions)[number]['countries'];

/** docs/reference/check.md. */
export function checkPage(): string {
  return page(
    '# The release gate',
    '',
    '`phonehome check <input…>` reads facts of a build and holds them against rules: is a client that is meant for one region',
    'live in another? Each verdict names the rule, what it saw and in which file and line, and what to do. How to use it in a',
    'pipeline: [gate in CI](../how-to/gate-in-ci.md).',
    '',
    ...inputs,
    ...verdicts,
    '## Rules',
    '',
    ...tableOf(
      ['rule', 'fails when', 'for', 'why', 'what to do', 'source'],
      shippedPolicy.rules.map(({ id, title, when, regions, rationale, remedy, source }) => [
        `\`${id}\``,
        `${title}: ${conditionText(when)}`,
        scopeText(regions),
        rationale,
        remedy,
        source,
      ]),
    ),
    '',
    'All of them are errors. What the CN variant does in its own region is known and meant so, and is not held against it;',
    '`regions` of a rule in a rules file changes that.',
    '',
    ...labels,
    ...tableOf(
      ['row', 'properties', 'pattern', 'stands for', 'tells', 'source'],
      shippedPolicy.labels.map(({ id, properties, pattern, values = {}, tells, source }) => [
        `\`${id}\``,
        properties.map((name) => `\`${name}\``).join(', '),
        `\`${pattern}\``,
        Object.entries(values)
          .map(([said, region]) => `${said}: ${region}`)
          .join(', '),
        tells,
        source,
      ]),
    ),
    '',
    '## Regions',
    '',
    ...tableOf(
      ['label', 'region', 'countries', 'also called', 'source'],
      shippedPolicy.regions.map(({ id, title, countries, aliases, source }) => [
        `\`${id}\``,
        title,
        countriesText(countries),
        aliases.join(', '),
        source,
      ]),
    ),
    '',
    'A country code of ISO 3166-1 is a label, too. A label that is in no table is taken for a region without CN, and the',
    'report says so: the policy (dossier 5 of [provenance.md](../explanation/provenance.md)) is about every label that is not CN.',
    '',
    '## Data regions',
    'Where the data of a build may go: by the narrowest line whose region has all countries of the label.',
    '',
    ...tableOf(
      ['label', 'data may go to', 'source'],
      shippedPolicy.data_regions.map(({ label, allows, forbids = [], source }) => [
        `\`${label}\``,
        allows ? allows.join(', ') : `anywhere but ${forbids.join(', ')}`,
        source,
      ]),
    ),
    '',
    'Where a server is: first a host name of the rules file, then the knowledge base, then this table. No name is ever',
    'resolved. A server of which none of them tells is unknown.',
    '',
    ...tableOf(
      ['host', 'country', 'source'],
      shippedPolicy.hosts.map(({ host, country, source }) => [`\`${host}\``, country, source]),
    ),
    '',
    ...rulesFile,
    ...tableOf(['field', 'needed', 'values', 'meaning'], rowsOfSchema(RulesFile)),
    '',
    ...suppressions,
    ...tableOf(['field', 'needed', 'values', 'meaning'], rowsOfSchema(SuppressionsFile)),
    '',
    ...knowledge,
    ...formats,
  );
}

const inputs = [
  '## What it reads',
  'A build is a folder, or some files. Files that are named together are one build; each folder is a build of its own; with',
  '`--each`, a folder holds builds, and each of its folders is one. A build may be dumps of a phone (`getprop`, `pm list',
  'packages`, `dumpsys package`, a bugreport), build.prop files, an unpacked image or its file list, target files, overlays and',
  'carrier configuration, in any mixture: [what is read of a build](build-inputs.md). The more of it, the less is unknown.',
  '',
  'A scenario is an input, too: `phonehome check incident`, or a path that ends in .yaml. Then each build of the scenario is',
  'checked, on phones that may have had any of the builds before it, and told with when phones got it, from the factory or by',
  'an update.',
  '',
];

const verdicts = [
  '## Verdicts and exit codes',
  'A rule is conditions, each true, false or not known of a client. If all hold, it fails; if one does not, it passes; else',
  'it is unknown, and names the fact that would tell. A rule does not pass on what was not looked at or could not be read:',
  'without a readable label, without a list of packages or files, or with an input that is cut short, it is unknown.',
  'The verdict of a build is the worst of its rules, that of the gate the worst of its builds: fail, then unknown, then pass.',
  '',
  '| exit code | meaning |',
  '| --- | --- |',
  '| 0 | pass; or unknown with `--allow-unknown` |',
  '| 1 | fail, or unknown |',
  '| 2 | an input, rules, suppressions or knowledge file cannot be read, or the command line cannot be understood |',
  '| 3 | environment: disk, permission |',
  '| 130 | interrupted |',
  '',
  'A fail of a rule of severity `warning` or `note` is told and fails nothing; nor does a fail that was accepted.',
  '',
];

const labels = [
  '## The label',
  'The region of a build is given by `--region`, or read from its properties by the first row that tells a region which is',
  'known. What a running phone tells is believed before a file. `hint`: never the label, but it can contradict it;',
  '`fallback`: the label where nothing else tells one. The report says what told it, with file and line.',
  '',
];

const rulesFile = [
  '## The rules file',
  'YAML, checked against `docs/reference/schemas/rules.schema.json`, for `--rules FILE`. A rule whose id is shipped is changed',
  'by what the file says of it; any other id is a rule of your own, and needs title, rationale, remedy and `when`. Lines of',
  '`regions`, `labels`, `data_regions` and `hosts` come before the shipped ones, or replace those of the same name.',
  '',
];

const suppressions = [
  '## Suppressions',
  'In a file of their own (`--suppressions FILE`) or in the rules file. Only a fail can be accepted: what is not known cannot.',
  'Each is for a client or a build, or for both; it has a reason and a last day. After that day the finding fails again, and',
  'says until when it was accepted. A suppression that no build needs is told. The day is that of the clock in UTC, or `--today`.',
  '',
];

const knowledge = [
  '## Known clients, and the knowledge file',
  'What a client is and does, and by what it is recognised: by any of its package name, files, switch, server, or names of',
  'fields, so that a renamed one is found, too. A knowledge file (`--knowledge FILE`, `phonehome-knowledge/1`, checked against',
  '`docs/reference/schemas/knowledge.schema.json`) adds clients, or takes the place of a shipped one by its id. What is not',
  'known of a client is written `unknown`, and a rule that needs it is unknown. Both are described in',
  '[region variants](variants.md#the-knowledge-base).',
  '',
];

const formats = [
  '## Formats',
  '| `--format` | what |',
  '| --- | --- |',
  '| `text` | the verdict, then each build with its findings, places, remedies and how it was found out whether a client runs; colours only on a terminal |',
  '| `json` | `phonehome-check/1`, all that was found: `docs/reference/schemas/check.schema.json` |',
  "| `sarif` | SARIF 2.1.0. A fail is a result of its rule's level; unknown is a result of kind `open`, whose level is `none` as the standard (3.27.10) wants, and a notification of level `warning`; an accepted fail is suppressed; passes are left out. Paths are told from the folder where the command was started |",
  '| `junit` | a suite a build, a case a rule or a rule and client: a fail is a failure, unknown an error, what is accepted or allowed is skipped |',
  '| `tap` | TAP 14: a subtest a build; what is accepted is TODO, unknown that is allowed is SKIP |',
  '',
  'The same inputs, rules and day give the same bytes. Texts of a build are hostile: none steers a terminal, ends an element',
  'or begins a directive.',
];

function conditionText(when: Conditions): string {
  return Object.entries(when)
    .map(([name, value]) => (value === true ? `\`${name}\`` : `\`${name}: ${[value].flat().join(', ')}\``))
    .join(' and ');
}

function scopeText(regions: Scope | undefined): string {
  if (!regions) return 'all builds';
  return regions.in ? regions.in.join(', ') : `all but ${(regions.except ?? []).join(', ')}`;
}

function countriesText(countries: Countries): string {
  return 'only' in countries ? countries.only.join(' ') : `all but ${countries.except.join(' ')}`;
}
