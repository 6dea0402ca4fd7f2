import { adminDescription, problemKinds } from '@phonehome/fake-server';
import { page, tableOf } from './page.ts';

const { tags = [], paths } = await adminDescription();
type Operation = NonNullable<(typeof paths)[string]>[string];

/** docs/reference/admin-api.md. */
export function adminApiPage(): string {
  return page(
    '# The admin API',
    '',
    '`phonehome serve` opens it beside the server, on a port of its own (`--admin-port`, by default any free one), and says',
    'where: on standard output, and as `adminUrl` in the ready file. At that address a browser shows its description;',
    '`/openapi.json` is the same as OpenAPI 3.1, from which clients can be generated. How a test uses it:',
    '[a test double for any language](../how-to/test-double.md).',
    '',
    ...tags.flatMap(({ name, description = '' }) => [
      `## ${description}`,
      '',
      ...tableOf(['operation', 'what it does', 'parameters', 'answers'], rowsOf(name)),
      '',
    ]),
    ...rules,
    ...tableOf(
      ['problem', 'status', 'title', 'what to do'],
      Object.entries(problemKinds).map(([kind, { status, title, remedy }]) => [
        `\`${kind}\``,
        String(status),
        title,
        remedy,
      ]),
    ),
  );
}

function rowsOf(tag: string): string[][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags = [] }]) => tags.includes(tag))
      .map(([method, operation]) => [
        `\`${method.toUpperCase()} ${path}\``,
        [operation.summary, operation.description].filter(Boolean).join('. '),
        (operation.parameters ?? []).map(({ name }) => `\`${name}\``).join(', '),
        answersOf(operation),
      ]),
  );
}

/** What it answers where nothing is wrong, and the problems of its own. */
function answersOf({ responses }: Operation): string {
  const common = new Set(['401', '403', '421', '500']);
  return Object.keys(responses)
    .filter((status) => !common.has(status))
    .join(', ');
}

const rules = [
  '## Filters',
  '',
  '`from` and `until` (milliseconds since 1970, or RFC 3339 with an offset), `device` (MEID, else IMEI1, else the ICCID of the',
  'primary SIM), `field` (`NAME`, or `NAME=value`; several times for several), `outcome`, `policy_rule`, `anomaly`, `port`. All',
  'that is given must hold. `next` of a page is the `cursor` of the one that follows; what it says is not meant to be read.',
  '',
  '## Metrics',
  '',
  '`phonehome_requests_total{outcome, rule}`, `phonehome_store_failures_total`, the histograms',
  '`phonehome_decision_duration_seconds` and `phonehome_append_duration_seconds`, `phonehome_connections`,',
  '`phonehome_store_records`, `phonehome_store_bytes`. Rules beyond the first 100 are counted as `other`. No label tells of a',
  'device.',
  '',
  '## Who may call',
  '',
  'It listens on 127.0.0.1, and is closed to pages of other origins: the Host must be 127.0.0.1, localhost, [::1] or a name',
  'given with `--admin-host` (against DNS rebinding), Origin and Sec-Fetch-Site must be its own, what changes something must',
  'have a content type that a browser does not send without asking, and no CORS header is ever sent. With `--token-file`, all',
  'but `/healthz` and `/readyz` need `Authorization: Bearer`; beyond loopback (`--admin-listen`) there must be one. What is',
  'recorded was written by strangers: it comes as JSON or NDJSON with its control characters escaped, with `nosniff`, never as',
  'HTML.',
  '',
  '## Problems',
  '',
  'Every error is `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, `remedy`, and where there are',
  'several, `problems`, each with `field`, `line`, `column`, `what` and `remedy` as far as known.',
  '',
];
