import { gzipSync } from 'node:zlib';
import { reportVersions } from '@phonehome/shared';
import { bodyOf, familyRequests, goldenJson, goldenRequest, requestOf } from './wire-reports.ts';

type Bytes = Buffer | string;
const bytes = (value: Bytes): Buffer => (typeof value === 'string' ? Buffer.from(value, 'latin1') : value);
const text = (value: Buffer): string => value.toString('latin1');

const phone = goldenRequest('7.0');
const phoneJson = text(goldenJson('7.0'));
const moduleJson = text(goldenJson('2'));
const moduleBase64 = Buffer.from(moduleJson, 'latin1').toString('base64');
const phoneBase64 = Buffer.from(phoneJson, 'latin1').toString('base64');

/** Of a length whose base64 ends with two `=`. */
const padded = Buffer.from(moduleJson + ' '.repeat((4 - (moduleJson.length % 3)) % 3));

/** A change of a text that must find its place. */
function changed(whole: string, from: string, to: string): string {
  if (!whole.includes(from)) throw new Error(`not there: ${from}`);
  return whole.replace(from, () => to);
}

const inHead = (from: string, to: string): Buffer => bytes(changed(text(phone), from, to));
const inJson = (from: string, to: string): Buffer => withJson('7.0', changed(phoneJson, from, to));
const withJson = (regver: string, json: Bytes): Buffer => requestOf(regver, bodyOf(regver, bytes(json)));
const withBody = (body: Bytes, regver = '2'): Buffer => requestOf(regver, bytes(body));
const lines = (base64: string, width: number, end: string): string =>
  (base64.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((line) => line + end).join('');
const pipelined = Buffer.concat([phone, goldenRequest('2'), goldenRequest('5.0')]);
const chunked = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
const body = text(bodyOf('7.0', bytes(phoneJson)));
const inChunks = text(phone)
  .replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked')
  .replace(body, () => chunked(body));

/** The conformance suite: for each name the bytes. A name begins with the subject of the case. */
export const wireCases: Readonly<Record<string, Buffer>> = {
  ...Object.fromEntries([...reportVersions.keys()].map((regver) => [`version-${regver}`, goldenRequest(regver)])),
  ...Object.fromEntries(familyRequests().map(([name, request]) => [`family-${name}`, request])),
  'version-8.0-one-line': withBody(goldenJson('8.0').toString('base64'), '8.0'),
  'start-empty-lines': Buffer.concat([bytes('\r\n\r\n'), phone]),
  'start-line-feeds': bytes(text(phone).replaceAll('\r\n', '\n')),
  'start-spaces': inHead('POST / ', 'POST  /  '),
  'start-lower-case': inHead('POST', 'post'),
  'start-method': inHead('POST', 'PUT'),
  'start-method-unknown': inHead('POST', 'ACTIVATE'),
  'start-http-2': inHead('HTTP/1.1', 'HTTP/2'),
  'start-get': bytes('GET / HTTP/1.1\r\nHost: zzhc.vnet.cn\r\n\r\n'),
  'start-target-absolute': inHead(' / ', ' http://zzhc.vnet.cn/ '),
  'start-target-other': inHead(' / ', ' /register?x=1 '),
  'start-http-1.0': inHead('HTTP/1.1', 'HTTP/1.0'),
  'start-cut': phone.subarray(0, 40),
  'header-lower-case': bytes(text(phone).replace(/^[A-Z][\w-]+(?=: )/gm, (name) => name.toLowerCase())),
  'header-repeated': inHead('Host: zzhc.vnet.cn', 'Host: zzhc.vnet.cn\r\nHost: other.example'),
  'header-folded': inHead('(java 1.4)', '\r\n (java 1.4)'),
  'header-white-space': inHead('Host:', 'Host :'),
  'header-first-with-white-space': inHead('Content-Type:', ' Content-Type:'),
  'header-odd': inHead('Connection:', 'X-Caf\xe9: \x01\r\nConnection:'),
  'header-too-large': inHead('Connection:', `X-Long: ${'x'.repeat(16 * 1024)}\r\nConnection:`),
  'header-no-colon': inHead('Connection: Keep-Alive', 'Connection Keep-Alive'),
  'header-host-missing': inHead('Host: zzhc.vnet.cn\r\n', ''),
  'header-host-other': inHead('Host: zzhc.vnet.cn', 'Host: 192.0.2.1:8080'),
  'header-type-missing': inHead('Content-Type: application/encrypted-json\r\n', ''),
  'header-type-other': inHead('application/encrypted-json', 'application/x-www-form-urlencoded'),
  'header-type-charset': inHead('encrypted-json', 'encrypted-json; charset=UTF-8'),
  'header-length-missing': bytes(text(phone).replace(/Content-Length: \d+\r\n/, '')),
  'header-length-plus': inHead('Content-Length: ', 'Content-Length: +'),
  'header-length-short': bytes(text(phone).replace(/(Content-Length: )\d+/, '$1100')),
  'header-length-long': bytes(text(phone).replace(/(Content-Length: )\d+/, '$15000')),
  'header-length-none': bytes(text(phone).replace(/(Content-Length: )\d+/, '$1')),
  'header-lengths-differ': inHead('Connection:', 'Content-Length: 5\r\nConnection:'),
  'header-chunked': bytes(inChunks),
  'header-chunk-extension': bytes(inChunks.replace(/0\r\n\r\n$/, '0;last\r\n\r\n')),
  'header-chunks-cut': bytes(inChunks.replace(/0\r\n\r\n$/, '')),
  'header-chunks-broken': bytes(inChunks.replace(/0\r\n\r\n$/, 'zz\r\n')),
  'header-transfer-other': inHead('Connection:', 'Transfer-Encoding: identity\r\nConnection:'),
  'header-gzip': bytes(
    text(withBody(gzipSync(moduleBase64))).replace('Accept: */*', 'Accept: */*\r\nContent-Encoding: gzip'),
  ),
  'header-expect': inHead('Connection:', 'Expect: 100-continue\r\nConnection:'),
  'stream-pipelined': pipelined,
  'stream-trailing-line-end': Buffer.concat([phone, bytes('\r\n')]),
  'stream-bytes-between': Buffer.concat([phone, bytes('\0\x01 bytes\r\n'), phone]),
  'stream-cut': phone.subarray(0, phone.length - 200),
  'body-bare': bytes(body),
  'body-bare-json': bytes(moduleJson),
  'body-empty': withBody(''),
  'body-not-base64': withBody('no base64!'),
  'body-plain-json': withBody(moduleJson),
  'body-form-field': withBody(`data=${moduleBase64.replaceAll('=', '%3D').replaceAll('+', '%2B')}&x=1`),
  'body-trailing-nul': withBody(`${moduleBase64}\0`),
  'base64-crlf': withBody(lines(phoneBase64, 76, '\r\n'), '7.0'),
  'base64-wrapped': withBody(lines(moduleBase64, 76, '\n')),
  'base64-unwrapped': withBody(phoneBase64, '7.0'),
  'base64-lines-of-64': withBody(lines(phoneBase64, 64, '\n'), '7.0'),
  'base64-line-feed-after': withBody(`${moduleBase64}\n`),
  'base64-spaces': withBody(` ${moduleBase64.slice(0, 9)} ${moduleBase64.slice(9)}\t`),
  'base64-padding-missing': withBody(padded.toString('base64').replace(/=+$/, '')),
  'base64-padding-extra': withBody(`${moduleBase64.replace(/=+$/, '')}====`),
  'base64-url-safe': withBody(
    bytes(changed(moduleJson, 'HMD-Nokia 7 plus', 'HMD-?~?>?~?>'))
      .toString('base64')
      .replaceAll('/', '_')
      .replaceAll('+', '-'),
  ),
  'base64-percent': withBody(
    `${moduleBase64.slice(0, 4)}%${moduleBase64.charCodeAt(4).toString(16)}${moduleBase64.slice(5)}`,
  ),
  'base64-quoted': withBody(`"${moduleBase64}"`),
  'json-byte-order-mark': withJson('2', `\xef\xbb\xbf${moduleJson}`),
  'json-utf-16': withJson('2', Buffer.from(moduleJson, 'utf16le')),
  'json-gbk': withJson('2', changed(moduleJson, 'HMD-Nokia', '\xba\xba\xd7\xd6-')),
  'json-trailing-comma': withJson('2', changed(moduleJson, '"}', '",}')),
  'json-single-quotes': withJson('2', moduleJson.replaceAll('"', "'")),
  'json-list': withJson('2', '[]'),
  'json-trailing-nul': withJson('2', `${moduleJson}\0`),
  'json-trailing-bytes': withJson('2', `${moduleJson}x`),
  'json-raw-line-feed': withJson('2', changed(moduleJson, 'plus"', 'plus\n"')),
  'json-spaces': withJson('2', moduleJson.replaceAll('":"', '": "')),
  'json-escapes': withJson('2', changed(moduleJson, 'Nokia', '\\u004eokia')),
  'fields-reordered': withJson('2', changed(moduleJson, '"REGVER":"2",', '').replace('}', ',"REGVER":"2"}')),
  'fields-unknown': withJson('2', changed(moduleJson, '}', ',"WEATHER":"fair","__proto__":"x"}')),
  'fields-name-case': inJson('"MACID"', '"MacId"'),
  'fields-of-other-version': inJson('"OSVER"', '"SID":"0","OSVER"'),
  'fields-missing': inJson('"OSVER":"8.1.0",', ''),
  'fields-duplicate': inJson('"OSVER"', '"OSVER":"first","OSVER"'),
  'fields-too-many': withJson('2', `{${Array.from({ length: 300 }, (_, i) => `"F${i}":""`).join()}}`),
  'version-unknown': withJson('2', '{"REGVER":"6.5"}'),
  'version-missing': withJson('2', '{}'),
  'version-other-form': inJson('"7.0"', '"7"'),
  'version-number': inJson('"7.0"', '7.0'),
  'value-number': inJson('"89000123456789012341"', '89000123456789012341'),
  'value-true': inJson('"DATASIM":"1"', '"DATASIM":true'),
  'value-null': inJson('"IMEI2":""', '"IMEI2":null'),
  'value-nested': inJson('"RAM":"4GB"', '"RAM":{"GB" : [4.0, "}"]}'),
  'value-white-space': inJson('"00999012345678"', '"00999012345678 "'),
  'value-outside-rule': inJson('"ACCESSTYPE":"2"', '"ACCESSTYPE":"9"'),
  'date-slashes': inJson('2018-12-10 07', '2018\\/12\\/10 07'),
  'date-iso': inJson('2018-12-10 07:05:09', '2018-12-10T07:05:09Z'),
  'date-epoch': inJson('2018-12-10 07:05:09', '1544425509'),
  'date-without-seconds': inJson('07:05:09', '07:05'),
  'cell-hexadecimal': inJson('267386881', '0xFF00001'),
  'cell-textual': inJson('267386881', 'unknown'),
  'mac-upper-case': inJson('02:00:5e:10:20:30', '02:00:5E:10:20:30'),
  'mac-hyphens': inJson('02:00:5e:10:20:30', '02-00-5e-10-20-30'),
  'imei-hyphens': inJson('"009990123456785"', '"00999-012345-678-5"'),
  'iccid-filler': inJson('89000123456789012341', '8900012345678901234F'),
};
