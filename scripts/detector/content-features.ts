import type { ExchangeRow } from '@phonehome/dataset';
import { featuresOf, NOTHING } from './feature.ts';
import { longNumbers, macAddresses, readableText, sameness, textShape, valuesOf } from './text-shape.ts';

/** What can be read of an exchange in clear text, without names of hosts, numbers, and exact bytes. */
export const contentFeatures = [
  ...featuresOf('request-line', {
    clear_text: '1 where HTTP can be read',
    posted: '1 where the method is POST',
    target_bytes: 'length of the request target',
    query_values: 'values in the target',
  }),
  ...featuresOf('headers', {
    header_count: 'headers of the request',
    host_at: 'where Host stands among them, from 0',
    length_at: 'where Content-Length stands',
    type_at: 'where Content-Type stands',
    agent_kind:
      'User-Agent: 0 none, 1 of the platform (Dalvik), 2 of its Apache client, 3 another; versions are left out',
    accepts: '1 where there is a header that begins with Accept',
    type_kind: 'Content-Type of the request: 0 none, 1 text, 2 form, 3 json, 4 encrypted-json, 5 another',
  }),
  ...featuresOf('body-form', {
    body_bytes: 'bytes of the body of the request',
    base64: '1 where the body is base64',
    body_lines: 'lines of the body',
    longest_line: 'characters of its longest line',
  }),
  ...featuresOf('body-content', {
    values: 'values of the JSON object that the body is, after base64 where it is that',
    empty_values: 'of these, empty texts',
    text_values: 'of these, texts',
    long_numbers: 'numbers of 14 to 20 digits in target or body',
    mac_addresses: 'MAC addresses in target or body',
    sameness: 'the chance that two characters of the body are the same, any digit read as a 9',
  }),
  ...featuresOf('reply', {
    status_class: 'the first digit of the status',
    reply_body_bytes: 'bytes of the body of the reply',
    reply_values: 'values of the JSON object that it is',
    reply_texts: 'of these, texts',
  }),
];

/** What can be read of an exchange, as numbers in the order of `contentFeatures`. */
export function contentOf(row: ExchangeRow): number[] {
  const { method, target, request_headers, request_body, status, reply_body } = row;
  if (method === null || target === null) {
    const nothing: number[] = new Array(contentFeatures.length).fill(NOTHING);
    nothing[0] = 0;
    return nothing;
  }
  const headers = JSON.parse(request_headers ?? '[]') as [name: string, value: string][];
  const at = (wanted: string): number => headers.findIndex(([name]) => name.toLowerCase() === wanted);
  const valueOf = (name: string): string => headers[at(name)]?.[1] ?? '';
  const body = request_body ?? '';
  const shape = textShape(body);
  const readable = readableText(body);
  const sent = valuesOf(readable);
  const came = valuesOf(reply_body ?? '');
  const said = `${target} ${readable}`;
  return [
    1,
    Number(method === 'POST'),
    target.length,
    target.match(/=/g)?.length ?? 0,
    headers.length,
    at('host'),
    at('content-length'),
    at('content-type'),
    agentKind(valueOf('user-agent')),
    Number(headers.some(([name]) => name.toLowerCase().startsWith('accept'))),
    typeKind(valueOf('content-type')),
    shape.bytes,
    shape.base64,
    shape.lines,
    shape.longest_line,
    sent?.count ?? NOTHING,
    sent?.empty ?? NOTHING,
    sent?.texts ?? NOTHING,
    longNumbers(said),
    macAddresses(said),
    sameness(readable),
    status === null ? NOTHING : Math.floor(status / 100),
    reply_body === null ? NOTHING : Buffer.byteLength(reply_body),
    came?.count ?? NOTHING,
    came?.texts ?? NOTHING,
  ];
}

function agentKind(agent: string): number {
  if (agent === '') return 0;
  if (agent.startsWith('Dalvik/')) return 1;
  return agent.startsWith('Apache-HttpClient/') ? 2 : 3;
}

function typeKind(type: string): number {
  if (type === '') return 0;
  if (type.startsWith('text/')) return 1;
  const known = ['application/x-www-form-urlencoded', 'application/json', 'application/encrypted-json'];
  const at = known.findIndex((name) => type.startsWith(name));
  return at < 0 ? 5 : at + 2;
}
