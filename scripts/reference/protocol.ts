import { defaultPolicy, replyBytes } from '@phonehome/fake-server';
import {
  chinaTelecomIccidPrefixes,
  encodeReplyBody,
  families,
  fieldDefinition,
  parseRequest,
  type ReportVersion,
  reportVersions,
  valueRule,
} from '@phonehome/shared';
import { goldenJson, goldenReport, goldenRequest, wearerOf } from '../wire-reports.ts';
import { page, tableOf } from './page.ts';

/** The stand-alone description of the protocol, made from the registry of versions. */

/** The content of the page. */
export function protocolPage(): string {
  return page(...introduction, ...[...reportVersions.values()].flatMap(versionSection));
}

const introduction = [
  '# The protocol',
  '',
  'A self-registration of phones and modules, as known from publicly visible clients. "dossier" is',
  '[provenance.md](../explanation/provenance.md). How sure a fact is: A several independent sources, B one good source, C',
  'sources disagree or the choice is ours. [The conformance suite](../../test/fixtures/wire/README.md) has requests and what',
  'must be read in them.',
  '',
  '## The request',
  ...tableOf(
    ['element', 'value', 'confidence'],
    [
      ['start line', '`POST / HTTP/1.1`, over plain TCP; HTTP/1.0 was seen', 'B'],
      ['host', '`zzhc.vnet.cn`', 'A'],
      ['port', '80 for phones; 9998 and 9999 for modules and data terminals', 'B'],
      ['Content-Type', '`application/encrypted-json`; it is not encrypted', 'B'],
      ["phone's headers", 'Content-Type, Content-Length, Host, Connection: Keep-Alive, User-Agent, in this order', 'C'],
      ["module's headers", 'Host, User-Agent, Accept, Content-Type, Connection: close, Content-Length', 'B'],
      ['body', 'base64 of a JSON object of strings in UTF-8, compact; Android writes `/` as `\\/`', 'B'],
      ['base64', 'phones: a line feed after every 76 characters and at the end; others: one line', 'B'],
      ['absent values', 'empty strings', 'B'],
      ['NB-IoT', 'also CoAP at `/nb`, content type `application/json`; not implemented here', 'B'],
    ],
  ),
  '',
  '## The reply',
  'HTTP 200 with `{"resultCode":"0","resultDesc":"Success"}`. Any other `resultCode` is a refusal; `resultDesc` is shown to',
  'the user. The client reads to the end of the stream.',
  '',
  'Success is the string `0` as `resultCode` (phones), or that and `Success` as `resultDesc` (KaiOS, modules). Anything else,',
  'unparsable or absent, is a failure (B).',
  '',
  'The headers are ours: `Content-Length`, so that a client whose connection is kept knows the end, and `Connection: close`',
  'where the request asks for that, or is of HTTP/1.0 and does not ask for `keep-alive`; then the server closes.',
  '',
  '### An example of an acceptance, byte by byte',
  ...replyExample(),
  '',
  '## What a server decides',
  'Nothing of the real server is public but its answers. The model here (ours; [how to change it](policy.md)): the first of',
  'these that holds. A card is of China Telecom if the ICCID of the primary SIM begins with',
  `${chinaTelecomIccidPrefixes.join(', ')}. What is no whole HTTP request gets status 400 with the code 400.`,
  '',
  ...tableOf(['if', 'resultCode', 'resultDesc'], decisions()),
  '',
  '## Who is who',
  'The primary SIM is that of the DATASIM slot, else of slot 1. Here a server tells devices apart by MEID, else IMEI1, else',
  'the ICCID of the primary SIM (ours).',
  '',
  '## What is unusual',
  'Clients differ. A server takes every request, and names what is odd: [anomalies](report.md#anomalies).',
];

/** The rules of the default policy in words. */
function decisions(): string[][] {
  const conditions: Readonly<Record<string, string>> = {
    'not-decoded': 'no report can be read in the body',
    'fields-missing': 'a required field of the version is empty or not there',
    'china-telecom': 'the card is of China Telecom',
    'not-our-card': 'the card is of another operator, or there is none',
  };
  // Of the rules that can come to bear: the last is there because a policy must end with one for all.
  return defaultPolicy.rules.slice(0, -1).map(({ id, result_code = '0', result_desc = 'Success' }) => {
    const condition = conditions[id];
    if (condition === undefined) throw new RangeError(`no words for the rule ${id}`);
    return [condition, `\`${result_code}\``, result_desc];
  });
}

/** The reply to a phone whose report is accepted, in pieces. */
function replyExample(): string[] {
  const reply = replyBytes({ status: 200, body: encodeReplyBody('0', 'Success') }, { method: 'POST', closes: false });
  const pieces = reply.toString('latin1').split(/(?<=\r\n)/);
  const what = (i: number): string => {
    if (i === 0) return 'status line';
    if (i === pieces.length - 1) return 'JSON';
    return i === pieces.length - 2 ? 'end of the head' : 'header';
  };
  let at = 0;
  const rows = pieces.map((piece, i) => {
    const row = [String(at), String(piece.length), `\`${visibleEnds(piece)}\``, what(i)];
    at += piece.length;
    return row;
  });
  return [`${reply.length} bytes.`, '', ...tableOf(['offset', 'length', 'bytes', 'what'], rows)];
}

function versionSection(version: ReportVersion): string[] {
  const { regver, era, fields, optional, required, base64, reference } = version;
  const needed = (name: string): string => {
    if (optional.includes(name)) return 'optional';
    const group = required.find((names) => names.includes(name));
    const others = (group ?? []).filter((other) => other !== name && fields.includes(other));
    if (!group) return '';
    return others.length > 0 ? `yes, or ${others.map((other) => `\`${other}\``).join(', ')}` : 'yes';
  };
  const rows = [...fields, ...optional].map((name, i) => {
    const { sensitivity = '', meaning = '', reference: from = '' } = fieldDefinition(name) ?? {};
    const rule = valueRule(version, name)?.says ?? 'any text';
    return [String(i + 1), `\`${name}\``, needed(name), sensitivity, meaning, rule, from];
  });
  const forms = base64.map((form) => (form === 'android' ? 'in lines of 76 characters' : 'in one line'));
  return [
    '',
    `## REGVER ${regver}`,
    `Of ${era}; base64 ${forms.join(' or ')} (${reference}).`,
    '',
    ...tableOf(['', 'field', 'required', 'class', 'meaning', 'value, if not empty', 'reference'], rows),
    '',
    `### An example of ${regver}, byte by byte`,
    ...exampleOf(version),
  ];
}

/** The golden vector of a version in pieces: offset, length, bytes, what they are. */
function exampleOf(version: ReportVersion): string[] {
  const { regver } = version;
  const bytes = goldenRequest(regver);
  const { body } = parseRequest(bytes);
  const rows: string[][] = [];
  let at = 0;
  const add = (piece: string, what: string): void => {
    rows.push([String(at), String(piece.length), `\`${visibleEnds(piece)}\``, what]);
    at += piece.length;
  };
  const head = bytes.toString('latin1', 0, bytes.length - body.length);
  const [start = '', ...headers] = head.slice(0, -2).split(/(?<=\r\n)/);
  add(start, 'start line');
  for (const line of headers) add(line, 'header');
  add('\r\n', 'end of the head');
  for (const line of Buffer.from(body)
    .toString('latin1')
    .split(/(?<=\n)/))
    add(line, 'base64 of the JSON below');
  if (at !== bytes.length) throw new RangeError(`the pieces of ${regver} are not the whole`);
  const wearer = wearerOf(version);
  const sends = families[wearer].regvers.includes(regver);
  const dress = `in the dress of [\`${wearer}\`](families.md)${sends ? '' : ' (ours: no family here sends it)'}`;
  return [
    `${bytes.length} bytes, ${dress}; [the bytes](../../test/fixtures/wire/version-${regver}.request).`,
    '',
    ...tableOf(['offset', 'length', 'bytes', 'what'], rows),
    '',
    'The JSON in the base64:',
    '',
    ...tableOf(['offset', 'length', 'bytes', 'what'], jsonRows(regver)),
  ];
}

function jsonRows(regver: string): string[][] {
  const json = goldenJson(regver).toString('latin1');
  const rows: string[][] = [];
  let at = 0;
  for (const name of Object.keys(goldenReport(regver))) {
    const next = json.indexOf('",', at);
    const end = next < 0 ? json.length : next + 2;
    rows.push([String(at), String(end - at), `\`${json.slice(at, end)}\``, fieldDefinition(name)?.meaning ?? '']);
    at = end;
  }
  if (at !== json.length) throw new RangeError(`the fields of ${regver} are not the whole`);
  return rows;
}

function visibleEnds(piece: string): string {
  return piece.replaceAll('\r', '␍').replaceAll('\n', '␊');
}
