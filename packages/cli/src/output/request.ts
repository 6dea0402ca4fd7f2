import type { ExchangeRecord } from '@phonehome/fake-server';
import { fieldDefinition, printable } from '@phonehome/shared';
import { columns, style, table } from './text.ts';

/** Base64 turns three bytes into four characters, so a line of 76 is exactly 57 bytes of the text. */
const BYTES_PER_LINE = 57;
const BASE64_PER_LINE = 76;
const SIDE_BY_SIDE_COLUMNS = BASE64_PER_LINE + BYTES_PER_LINE + 6;
const GAP = '  ';

/** A captured request as it crossed the wire, beside what is in it. Everything recorded is shown escaped. */
export function renderRequest(record: ExchangeRecord): string[] {
  const { request } = record;
  if (!('method' in request)) return [`  ${printable(request.bytes_base64)}`];
  return [
    `  ${printable(`${request.method} ${request.target} HTTP/${request.http_version}`)}`,
    ...request.headers.map(([name, value]) => `  ${printable(name)}: ${printable(value)}`),
    '',
    ...renderBody(Buffer.from(request.body_base64, 'base64').toString('latin1')),
    '',
    ...renderFields(record),
  ];
}

/** Each line of the body with the text that it stands for: base64 is a way of writing, not encryption. */
function renderBody(body: string): string[] {
  const wide = columns() >= SIDE_BY_SIDE_COLUMNS;
  return body
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const wire = printable(line);
      const text = style.quiet(printable(Buffer.from(line, 'base64').toString('utf8')));
      return wide ? [GAP + wire.padEnd(BASE64_PER_LINE) + GAP + text] : [`  wire ${wire}`, `    is ${text}`];
    });
}

/** The values that point to a person, a phone, a card or a place. */
function renderFields({ report }: ExchangeRecord): string[] {
  const rows = Object.entries(report ?? {}).flatMap(([name, value]) => {
    const definition = fieldDefinition(name);
    if (value === '' || !definition || definition.sensitivity === 'configuration') return [];
    return [[printable(name), printable(value), definition.meaning]];
  });
  return table(rows, 'left');
}
