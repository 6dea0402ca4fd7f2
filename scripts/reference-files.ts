import { activationGates } from '@phonehome/client-sim';
import {
  type AnomalyPlace,
  activationPurposes,
  anomalyDefinitions,
  errorCodes,
  fieldDefinition,
  makerActivation,
  reportVersions,
  Scenario,
} from '@phonehome/shared';
import { exitCodes } from '../packages/cli/src/exit-codes.ts';
import { adminApiPage } from './reference/admin-api.ts';
import { checkPage } from './reference/check.ts';
import { datasetPage } from './reference/dataset.ts';
import { familiesPage } from './reference/families.ts';
import { identitiesPage } from './reference/identities.ts';
import { page, tableOf } from './reference/page.ts';
import { preventionPage } from './reference/prevention.ts';
import { protocolPage } from './reference/protocol.ts';
import { rowsOfSchema } from './reference/schema-table.ts';
import { variantsPage } from './reference/variants.ts';

/** The pages of docs/reference that are made from the code, by path. A test keeps the files equal to these. */
export const referenceFiles: Readonly<Record<string, () => string>> = {
  'docs/reference/activation.md': activationPage,
  'docs/reference/admin-api.md': adminApiPage,
  'docs/reference/check.md': checkPage,
  'docs/reference/dataset.md': datasetPage,
  'docs/reference/errors.md': errorsPage,
  'docs/reference/families.md': familiesPage,
  'docs/reference/identities.md': identitiesPage,
  'docs/reference/prevention.md': preventionPage,
  'docs/reference/protocol.md': protocolPage,
  'docs/reference/report.md': reportPage,
  'docs/reference/scenario.md': scenarioPage,
  'docs/reference/variants.md': variantsPage,
};

function errorsPage(): string {
  const rows = Object.entries(errorCodes).map(([code, { kind, meaning }]) => [
    `\`${code}\``,
    String(exitCodes[kind]),
    meaning,
  ]);
  return page(
    '# Errors',
    '',
    'Every error says what is wrong, where (file, line, column, field), and what to do. With `--json` it is an object',
    '`{"error": {"code": …, "problems": [{"file", "line", "column", "field", "what", "remedy"}]}}` on standard output.',
    '',
    ...tableOf(['code', 'exit code', 'meaning'], rows),
  );
}

const placeNames: Readonly<Record<AnomalyPlace, string>> = {
  'start-line': '`start-line`',
  header: '`header:<name>`',
  body: '`body`',
  field: '`field:<NAME>`',
};

function reportPage(): string {
  const sections = [...reportVersions.values()].flatMap(({ regver, fields, optional }) => [
    '',
    `## REGVER ${regver}`,
    '',
    ...tableOf(
      ['field', 'class', 'meaning', 'reference'],
      [...fields, ...optional].map((name) => {
        const { sensitivity = '', meaning = '', reference = '' } = fieldDefinition(name) ?? {};
        return [`\`${name}\``, sensitivity, meaning, reference];
      }),
    ),
  ]);
  return page(
    '# The report',
    '',
    'What the client sends: a JSON object of strings, in base64, in clear text. Fields in the order in which they are',
    'written; absent values are empty strings. "dossier" is [provenance.md](../explanation/provenance.md).',
    ...sections,
    '',
    '## Anomalies',
    '',
    'What the server may find unusual about a request. Each is recorded as `{id, where, saw}`.',
    '',
    ...tableOf(
      ['id', 'where', 'meaning'],
      Object.entries(anomalyDefinitions).map(([id, { where, meaning }]) => [`\`${id}\``, placeNames[where], meaning]),
    ),
  );
}

const gateMeanings: Readonly<Record<(typeof activationGates)[number], string>> = {
  'already-activated': 'it has succeeded once: for good, whatever SIM card, build or shutdown comes later',
  'no-consent': 'the user has not consented',
  'no-network': 'neither Wi-Fi nor mobile data',
  'in-flight': 'a request is on its way',
  'tried-recently': 'the last request was less than an hour ago',
};

function activationPage(): string {
  const { method, target, host, content_type } = makerActivation;
  return page(
    "# The maker's own activation",
    '',
    'What the WW variant has in place of the China Telecom client: one message that starts the warranty. That it goes',
    "once, after consent, over HTTPS, to the maker's own server was reported (dossier 1 and 5 of",
    '[provenance.md](../explanation/provenance.md)); all else on this page is ours, and shows how little it takes.',
    '',
    '## The request',
    `\`${method} ${target}\` with \`${content_type}\` to \`${host}\`, a reserved name in the place`,
    'of the real one, in HTTP/1.1 over TLS, in the headers of a client of today. The body is a JSON object of strings:',
    '',
    ...tableOf(
      ['field', 'needed for'],
      Object.entries(activationPurposes).map(([name, purpose]) => [`\`${name}\``, purpose]),
    ),
    '',
    'Nothing about SIM card, subscriber, second IMEI, Wi-Fi, cell or place. Compare [the report](report.md).',
    '',
    '## When it is sent',
    'Consent, a finished boot and each change of connectivity ask for it. It is sent unless a gate is closed; the first',
    'closed one is named:',
    '',
    ...tableOf(
      ['gate', 'closed when'],
      activationGates.map((gate) => [`\`${gate}\``, gateMeanings[gate]]),
    ),
    '',
    'A success is status 200 with `{"activated":true}`. Anything else, a time-out or a lost connection is a failure; the',
    'next boot or change of connectivity asks again. There are no alarms. Unlocking or waking the phone asks for nothing.',
    '',
    '## What the server makes of it',
    "The maker's server keeps records of the form of [records.ndjson](run-folder.md), apart from those of the China",
    'Telecom server: it is another recipient. It takes an activation that has every field (`complete`, 200) and refuses',
    'others: `fields-missing` (400), `not-decoded` (400), `other-request` (404), with the reason in the reply.',
    '',
    'In a live run it listens on loopback within TLS. Its certificate is made for that process, with a key that is never',
    'written to disk; the client trusts this certificate alone, and only under the name of the host, which is never',
    'resolved. Who is on the path sees that name, times and lengths, and no field. A bit changed on the way ends the',
    'connection. In memory, TLS is left out; the records are the same.',
  );
}

function scenarioPage(): string {
  return page(
    '# The scenario file',
    '',
    'YAML, checked against `scenarios/scenario.schema.json`; an editor that reads the first line of the shipped files',
    'completes and checks while you type. Start from a copy of one of them. Names of your choice are written `<name>`.',
    'How to say what must hold is in [expectations.md](expectations.md), how the server answers in [policy.md](policy.md).',
    'A figure with a default says in brackets how well that is founded, and where; "ours" is an assumption of ours.',
    '',
    ...tableOf(['field', 'needed', 'values', 'meaning'], rowsOfSchema(Scenario)),
  );
}
