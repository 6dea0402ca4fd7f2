import { androidBase64 } from '@phonehome/shared';
import { type Draw, mutated, PIECES, pick } from './mutate.ts';

const NAMES = ['REGVER', 'MEID', 'MODEL', 'SWVER', 'SIM1ICCID', 'DATASIM', 'IMEI1', 'SIM1LTEIMSI', 'REGDATE', 'MACID'];
const ODD_NAMES = ['', '__proto__', 'constructor', 'toString', 'é', '0', '-1', 'regver', 'X'.repeat(300), '\\u0000'];
const VALUES = ['""', '"7.0"', '"8.0"', '"00999000000000"', '"89000000000000000017"', '"898603"', '"2"', '"1"'];
const ODD_VALUES = [
  '1',
  '-0',
  '1e999',
  'null',
  'true',
  'tru',
  '"',
  '"\\',
  '"\\ud800"',
  '"\\u00"',
  '"\xff\xfe"',
  '"a\0b"',
  '{}',
  '{"a":{"b":[1,2,{}]}}',
  '[[[[[]]]]]',
  '['.repeat(500),
  `${'['.repeat(500)}${']'.repeat(500)}`,
  '"'.padEnd(3000, 'x'),
  '',
];

/** A JSON object, or what was meant to be one. */
function jsonText(draw: Draw): string {
  const count = draw(4) === 0 ? draw(60) : draw(12);
  const members = Array.from({ length: count }, () => {
    const name = draw(8) === 0 ? pick(draw, ODD_NAMES) : pick(draw, NAMES);
    const value = draw(6) === 0 ? pick(draw, ODD_VALUES) : pick(draw, VALUES);
    return `${draw(40) === 0 ? ' ' : ''}"${name}":${value}`;
  });
  const text = `{${members.join(draw(30) === 0 ? ' , ' : ',')}}`;
  return draw(10) === 0 ? text.slice(0, draw(text.length + 1)) : text;
}

const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

/** The forms in which a body is, and is not, written. */
const forms: readonly ((text: string, draw: Draw) => string)[] = [
  (text) => androidBase64(Buffer.from(text, 'latin1')),
  base64,
  (text) => base64(text).replaceAll('=', ''),
  (text) => base64(text).replaceAll('+', '-').replaceAll('/', '_'),
  (text) => `"${base64(text)}"`,
  (text) => base64(text).replaceAll('=', '%3D'),
  (text) => base64(text).replace(/.{60}/g, '$&\r\n'),
  (text, draw) => {
    const whole = base64(text);
    const at = draw(whole.length + 1);
    return whole.slice(0, at) + pick(draw, ['!', '=', '\0', ' ', '\n', '%', '%4']) + whole.slice(at);
  },
  (text, draw) => base64(text).slice(0, draw(text.length + 1)),
  (text) => text,
  (text) => `\xef\xbb\xbf${text}`,
  (text) => Buffer.from(text, 'utf16le').toString('latin1'),
  (text) => `a=${base64(text)}&b=c`,
  (text) => `${base64(text)}${'\0'.repeat(5)}`,
  () => '',
];

/** A body in chunks, mostly whole. */
function chunked(body: string, draw: Draw): string {
  let text = '';
  for (let at = 0; at < body.length; ) {
    const size = Math.min(body.length - at, 1 + draw(pick(draw, [4, 100, 2000])));
    const shown = draw(30) === 0 ? size + draw(5) : size;
    const extension = draw(12) === 0 ? pick(draw, [';a=b', ' ', ';', ';\xff', '\t;x="y"']) : '';
    text += `${shown.toString(16)}${extension}${draw(20) === 0 ? '\n' : '\r\n'}${body.slice(at, at + size)}\r\n`;
    at += size;
  }
  const end = pick(draw, [
    '0\r\n\r\n',
    '0\r\n\r\n',
    '0\r\n\r\n',
    '0\r\nX: y\r\n\r\n',
    '00;a\r\n\r\n',
    '0\n\n',
    '0\r\n',
    '',
  ]);
  return text + (draw(20) === 0 ? pick(draw, ['-1\r\n', 'ffffffffff\r\n', 'zz\r\n', '7fffffff\r\n']) : '') + end;
}

const HEADERS = [
  'Host: zzhc.vnet.cn',
  'Host: h:80',
  'Content-Type: application/encrypted-json',
  'Connection: close',
  'Connection: Keep-Alive',
  'Connection: keep-alive, close',
  'Expect: 100-continue',
  'Content-Encoding: gzip',
  'Content-Encoding: br',
  'Transfer-Encoding: identity',
  'Transfer-Encoding: gzip, chunked',
  'Content-Length: 0',
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Content-Length: 7, 7',
  'content-length : 12',
  ' folded',
  'no colon',
  ': empty',
  'X: a\rb',
  'X: a\0b',
  '__proto__: x',
  `X-Long: ${'y'.repeat(2000)}`,
];

/** One request that is built of parts, each as it should be or nearly so. */
function built(draw: Draw): Buffer {
  const body = pick(draw, forms)(jsonText(draw), draw);
  const headers: string[] = [];
  for (let more = draw(5); more > 0; more--) headers.push(pick(draw, HEADERS));
  let sent = body;
  const way = draw(10);
  if (way < 5)
    headers.push(`Content-Length: ${Buffer.byteLength(body, 'latin1') + (draw(12) === 0 ? draw(9) - 4 : 0)}`);
  else if (way < 8) {
    headers.push(
      pick(draw, ['Transfer-Encoding: chunked', 'transfer-encoding:CHUNKED', 'Transfer-Encoding:\tchunked']),
    );
    sent = chunked(body, draw);
  }
  if (draw(60) === 0) headers.push(...Array.from({ length: 200 + draw(100) }, (_, i) => `H${i}: v`));
  const method = pick(draw, ['POST', 'POST', 'POST', 'GET', 'HEAD', 'PUT', 'OPTIONS', 'post', 'CONNECT', 'PRI']);
  const target = pick(draw, ['/', '/', '/', '*', 'http://h/', '/a?b', '', '/\xff', `/${'a'.repeat(draw(3000))}`]);
  const version = pick(draw, ['1.1', '1.1', '1.1', '1.0', '2.0', '0.9', '1', '']);
  const end = draw(15) === 0 ? '\n' : '\r\n';
  return Buffer.from(`${[`${method} ${target} HTTP/${version}`, ...headers].join(end)}${end}${end}${sent}`, 'latin1');
}

/** Requests one after another: half of them built of parts, half recorded ones; and in either, bytes may be changed. */
export function hostile(draw: Draw): Buffer {
  if (draw(2) === 0) return mutated(draw);
  let bytes = Buffer.concat(Array.from({ length: 1 + (draw(3) === 0 ? draw(4) : 0) }, () => built(draw)));
  for (let changes = draw(4) === 0 ? 1 + draw(3) : 0; changes > 0; changes--) {
    const at = draw(bytes.length + 1);
    bytes = Buffer.concat([bytes.subarray(0, at), pick(draw, PIECES), bytes.subarray(at + draw(3))]);
  }
  return bytes;
}

/** Requests that leave no doubt where their bodies are, one after another, and these bodies. */
export function sound(draw: Draw): { readonly bytes: Buffer; readonly bodies: readonly Buffer[] } {
  const bodies = Array.from({ length: 1 + draw(3) }, () =>
    Buffer.from(pick(draw, forms)(jsonText(draw), draw), 'latin1'),
  );
  const requests = bodies.map((body) => {
    const head = 'POST / HTTP/1.1\r\nHost: zzhc.vnet.cn\r\n';
    if (draw(2) === 0) return Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`), body]);
    const parts = [Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`)];
    for (let at = 0; at < body.length; ) {
      const size = Math.min(body.length - at, 1 + draw(pick(draw, [4, 100, 2000])));
      const extension = draw(9) === 0 ? ';a=b' : '';
      parts.push(
        Buffer.from(`${size.toString(16)}${extension}\r\n`),
        body.subarray(at, at + size),
        Buffer.from('\r\n'),
      );
      at += size;
    }
    parts.push(Buffer.from(draw(9) === 0 ? '0\r\nX: y\r\n\r\n' : '0\r\n\r\n'));
    return Buffer.concat(parts);
  });
  return { bytes: Buffer.concat(requests), bodies };
}
