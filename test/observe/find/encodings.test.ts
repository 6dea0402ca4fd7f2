import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { luhnDigit } from '@phonehome/shared';
import t from 'tap';
import { findings, get, phone, post } from './support.ts';

const { imei, iccid } = phone;
const text = (value: string): Buffer => Buffer.from(value, 'utf8');
const base64 = (value: string | Uint8Array): string => Buffer.from(value).toString('base64');
const hex = (value: string | Uint8Array): string => Buffer.from(value).toString('hex');
const json = JSON.stringify({ imei, iccid });
/** Its names show whether it is read as it was meant. */
const senseful = JSON.stringify({ model: 'x', os: 'android', lang: 'no', imei });
const swapped = (digits: string): Buffer =>
  Buffer.from((digits.length % 2 ? `${digits}f` : digits).replace(/(.)(.)/g, '$2$1'), 'hex');
const base32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
};
const field = (number: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
const varint = (value: bigint): number[] =>
  value < 128n ? [Number(value)] : [Number(value & 127n) + 128, ...varint(value >> 7n)];
const msgpackText = (value: string): Buffer => Buffer.concat([Buffer.from([0xa0 + value.length]), text(value)]);
const cborText = (value: string): Buffer =>
  Buffer.concat([Buffer.from(value.length < 24 ? [0x60 + value.length] : [0x78, value.length]), text(value)]);

/** An IMEI that is no test equipment's, whose zeros a number would lose: as nobody may have it, it is made here. */
const assigned = `35${imei.slice(2, 14)}${luhnDigit(`35${imei.slice(2, 14)}`)}`;
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const base58 = (bytes: Uint8Array): string => {
  let digits = '';
  for (let value = BigInt(`0x${hex(bytes)}`); value > 0n; value /= 58n)
    digits = `${BASE58[Number(value % 58n)]}${digits}`;
  return digits;
};
const [UPPER, LOWER] = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'];
const ASCII85 = String.fromCharCode(...Array.from({ length: 85 }, (_, i) => 33 + i));
const Z85 = `0123456789${LOWER}${UPPER}.-:+=^!/*?&<>()[]{}@%$#`;
const GIT85 = `0123456789${UPPER}${LOWER}!#$%&()*+-;<=>?@^_\`{|}~`;
const base85 = (bytes: Uint8Array, alphabet: string): string =>
  Array.from({ length: Math.ceil(bytes.length / 4) }, (_, i) => {
    const four = Buffer.alloc(4);
    const length = Buffer.from(bytes).copy(four, 0, i * 4, i * 4 + 4);
    let [value, digits] = [four.readUInt32BE(), ''];
    for (let k = 0; k < 5; k++, value = Math.floor(value / 85)) digits = `${alphabet[value % 85]}${digits}`;
    return digits.slice(0, length + 1);
  }).join('');
const uuencode = (bytes: Uint8Array): string => {
  const six = base64(bytes).replace(/=/g, 'A');
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return [
    String.fromCharCode(32 + bytes.length),
    ...[...six].map((c) => String.fromCharCode(32 + digits.indexOf(c))),
  ].join('');
};
const rot47 = (value: string): string =>
  value.replace(/[!-~]/g, (c) => String.fromCharCode(33 + ((c.charCodeAt(0) - 33 + 47) % 94)));
const zip = (name: string, packed: Uint8Array): Buffer => {
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, text(name), packed]);
};
/** A dictionary of one text: the objects, then where each begins, then a trailer that tells of that table. */
const propertyList = (key: string, value: string): Buffer => {
  const objects = [Buffer.from([0xd1, 1, 2]), Buffer.concat([Buffer.from([0x50 + key.length]), text(key)])];
  const size = value.length < 15 ? [0x50 + value.length] : [0x5f, 0x10, value.length];
  objects.push(Buffer.concat([Buffer.from(size), text(value)]));
  const begins = objects.map((_, i) => 8 + objects.slice(0, i).reduce((sum, { length }) => sum + length, 0));
  const body = Buffer.concat([text('bplist00'), ...objects]);
  const trailer = Buffer.alloc(32);
  trailer.set([1, 1], 6);
  trailer.writeBigUInt64BE(3n, 8);
  trailer.writeBigUInt64BE(BigInt(body.length), 24);
  return Buffer.concat([body, Buffer.from(begins), trailer]);
};

/** An IMEI in each coding, and the chain that is told of it. */
const codings: readonly (readonly [name: string, request: Buffer, chain: string])[] = [
  ['as it is', get(`/v1/report?imei=${imei}`), 'url form'],
  ['a segment of the path', get(`/imei/${imei}/status`), 'url'],
  ['a header', get('/', `X-Device-Id: ${imei}\r\n`), ''],
  ['a cookie', get('/', `Cookie: sid=abc; did=${imei}\r\n`), 'form'],
  ['grouped', post(`IMEI: ${imei.replace(/(..)(......)(......)(.)/, '$1-$2-$3-$4')}`), 'lines'],
  ['a form', post(`os=9&device_id=${imei}`), 'form'],
  ['percent', post(`d=${[...imei].map((c) => `%3${c}`).join('')}`), 'form'],
  ['percent in JSON', post(JSON.stringify({ d: encodeURIComponent(json) })), 'json percent json'],
  ['JSON', post(json), 'json'],
  ['JSON in JSON', post(JSON.stringify({ payload: json })), 'json json'],
  ['a JSON number', post(`{"id":{"imei":${Number(imei)}}}`.replace(String(Number(imei)), imei)), 'json'],
  ['XML', post(`<r><imei>${imei}</imei></r>`), 'xml'],
  ['an attribute', post(`<dev imei="${imei}"/>`), 'xml'],
  ['properties', post(`model=x\nimei=${imei}\n`), 'lines'],
  ['a table', post(`ts,imei,os\n1,${imei},9\n`), 'separated'],
  ['with bars between', post(`7|${imei}|9|x`), 'separated'],
  ['base64', post(base64(json)), 'base64 json'],
  ['base64 in lines', post(base64(`${json}${' '.repeat(80)}`).replace(/.{76}/g, '$&\n')), 'base64 json'],
  ['base64url without padding', get(`/p?d=${Buffer.from(json).toString('base64url')}`), 'url form base64 json'],
  ['base64 twice', post(base64(base64(json))), 'base64 base64 json'],
  ['hex', post(hex(json)), 'hex json'],
  ['hex of base64', post(hex(base64(json))), 'hex base64 json'],
  [
    'hex with \\x',
    post(`{"d":"${[...text(imei)].map((byte) => `\\\\x${byte.toString(16)}`).join('')}"}`),
    'json escapes',
  ],
  ['escapes of JSON', post(`{"imei":"${[...imei].map((c) => `\\u003${c}`).join('')}"}`), 'json'],
  ['entities', post(`<i>${[...imei].map((c) => `&#${c.charCodeAt(0)};`).join('')}</i>`), 'xml escapes'],
  ['base32', post(JSON.stringify({ d: base32(text(`imei=${imei}`)) })), 'json base32 form'],
  ['gzip', post(gzipSync(json)), 'gzip json'],
  ['zlib', post(deflateSync(json)), 'zlib json'],
  ['deflate', post(deflateRawSync(json)), 'deflate json'],
  ['zstd', post(zstdCompressSync(json)), 'zstd json'],
  ['brotli', post(brotliCompressSync(json)), 'brotli json'],
  ['gzip in base64 in a form', post(`z=${encodeURIComponent(base64(gzipSync(json)))}`), 'form base64 gzip json'],
  ['a compressed file in a form', multipartGzip(), 'multipart gzip json'],
  ['UTF-16', post(Buffer.from(json, 'utf16le')), 'utf-16 json'],
  ['protobuf', post(Buffer.concat([field(1, text('9')), field(2, text(imei)), field(3, text(iccid))])), 'protobuf'],
  [
    'a number of protobuf',
    post(
      Buffer.concat([
        Buffer.from([8, ...varint(BigInt(`35${imei.slice(2, 14)}${luhnDigit(`35${imei.slice(2, 14)}`)}`))]),
        field(2, text(iccid)),
      ]),
    ),
    'protobuf',
  ],
  ['MessagePack', post(Buffer.concat([Buffer.from([0x81]), msgpackText('imei'), msgpackText(imei)])), 'messagepack'],
  ['CBOR', post(Buffer.concat([Buffer.from([0xa1]), cborText('imei'), cborText(imei)])), 'cbor'],
  [
    'among other bytes',
    post(
      Buffer.concat([
        Buffer.from([0, 1, 200, 4]),
        text('imei'),
        Buffer.from([0, 15]),
        text(imei),
        Buffer.from([255, 254, 0]),
      ]),
    ),
    'strings',
  ],
  ['halves swapped, as a SIM card has it', post(JSON.stringify({ imei: hex(swapped(imei)) })), 'json hex bcd'],
  ['from its end', post(JSON.stringify({ imei: [...imei].reverse().join('') })), 'json reversed'],
  ['XOR', post(base64(text(json).map((byte) => byte ^ 0x5a))), 'base64 xor json'],
  ['rot13', post(JSON.stringify({ q: 'vzrv=' + imei + '&zbqry=k' })), 'rot13 json form'],
  ['digits one by one', post(JSON.stringify({ imei: [...imei].map(Number) })), 'json codes'],
  ['codes of characters', post(JSON.stringify({ d: [...text(`imei=${imei}`)] })), 'json codes form'],
  [
    'letters for digits',
    post(JSON.stringify({ imei: imei.replace(/./g, (c) => String.fromCharCode(97 + Number(c))) })),
    'json letters',
  ],
  ['hexadecimal', post(JSON.stringify({ imei: `0x${BigInt(assigned).toString(16)}` })), 'json radix'],
  ['with base 36', post(JSON.stringify({ imei: BigInt(assigned).toString(36) })), 'json radix'],
  ['with an exponent', post(`{"imei":${assigned[0]}.${assigned.slice(1)}E14}`), 'json radix'],
  ['base58', post(JSON.stringify({ d: base58(text(`imei=${imei}`)) })), 'json base58 form'],
  ['Ascii85', post(`<~${base85(text(json), ASCII85)}~>`), 'base85 json'],
  ['Z85', post(JSON.stringify({ d: base85(text(`imei=${imei}`), Z85) })), 'json base85 form'],
  ['base85 of Git', post(JSON.stringify({ d: base85(text(`imei=${imei}`), GIT85) })), 'json base85 form'],
  ['uuencode', post(`begin 644 a\n${uuencode(text(`imei=${imei}`))}\n \nend\n`), 'uuencode form'],
  ['quoted-printable', post(`=7B"imei"=3A"${imei.replace(/./g, '=3$&')}"=7D`), 'quoted-printable json'],
  [
    'digits of another script',
    post(JSON.stringify({ imei: imei.replace(/./g, (c) => String.fromCodePoint(0x660 + Number(c))) })),
    'json digits',
  ],
  [
    'a form with files',
    post(`--b7\r\nContent-Disposition: form-data; name="imei"\r\n\r\n${imei}\r\n--b7--\r\n`),
    'multipart',
  ],
  ['ROT47', post(JSON.stringify({ imei: rot47(imei) })), 'json rot47'],
  [
    'bits',
    post(JSON.stringify({ d: [...text(`imei=${imei}`)].map((byte) => byte.toString(2).padStart(8, '0')).join('') })),
    'json bits form',
  ],
  ['ZIP', post(zip('a.json', deflateRawSync(json))), 'zip json'],
  [
    'gzip behind a head of its own',
    post(Buffer.concat([Buffer.from([0, 0, 1, 9]), gzipSync(json)])),
    'gzip within json',
  ],
  ['a binary property list', post(propertyList('imei', imei)), 'bplist'],
  [
    'digits packed behind other bytes',
    post(Buffer.concat([Buffer.from([0x78, 0x78, 0x11, 0x01]), Buffer.from(`0${imei}`, 'hex'), Buffer.alloc(6, 0xfe)])),
    'packed digits',
  ],
  [
    'a signed token',
    get(
      '/',
      `Authorization: Bearer ${base64('{"alg":"HS256"}')}.${base64(json).replace(/=+$/, '')}.c2lnbmF0dXJlLXNpZ25hdHVyZQ\r\n`,
    ),
    'base64 json',
  ],
  ['base32 of bytes', post(base32(gzipSync(json, { level: 9 }).fill(1, 4, 8))), 'base32 gzip json'],
  ['base32 of a message', post(base32(Buffer.concat([field(1, text('9')), field(2, text(imei))]))), 'base32 protobuf'],
  ['bytes in percent', post(`d=${escaped(Buffer.from(json, 'utf16le'))}`), 'form utf-16 json'],
  ['bytes in percent, alone', post(base64(escaped(gzipSync(json)))), 'base64 percent gzip json'],
  ['UTF-16 with its mark in base64', post(base64(Buffer.from(`\ufeff${json}`, 'utf16le'))), 'base64 utf-16 json'],
  ['a text of JSON', post(JSON.stringify(json)), 'json string json'],
  ['a text of JSON of lines', post(JSON.stringify(`#\nimei=${imei}\nos=9`)), 'json string lines'],
  ['a whole text in rot13', post(shifted(senseful, 13)), 'rot13 json'],
  ['a whole text in another shift', post(base64(shifted(senseful, 5))), 'base64 rot5 json'],
  ['a whole text from its end', post(reverse(senseful)), 'reversed json'],
  [
    'a text in rot13 within one',
    get('/', `Cookie: c=${encodeURIComponent(shifted(senseful, 13))}\r\n`),
    'form rot13 json',
  ],
  ['a control between fields', post(`os=9\x01imei=${imei}\x01sdk=7`), 'separators lines'],
  ['the same from its end', post(reverse(`sdk=7\x01os=9\x01wifi=x\x01imei=${imei}`)), 'separators reversed lines'],
  ['a whole text with a key of one byte', post(masked(text(senseful), 0xa5)), 'xor json'],
  ['a key that leaves a text', post(masked(text(senseful), 0x17)), 'xor json'],
  ['a key of three bytes', post(base64(masked(text(senseful + senseful), 0x8a, 0x11, 0xf3))), 'base64 xor json'],
  [
    'a message of CBOR with a key',
    post(
      masked(
        Buffer.concat([Buffer.from([0xa2]), cborText('model'), cborText('x'), cborText('imei'), cborText(imei)]),
        0x5a,
      ),
    ),
    'xor cbor',
  ],
  ['what was compressed, with a key', post(masked(gzipSync(json), 0x33)), 'xor gzip json'],
  ['behind its length', post(framed(text(json))), 'frames json'],
  [
    'messages behind their lengths',
    post(Buffer.concat([framed(deflateSync('[1]')), framed(deflateSync(json))])),
    'frames zlib json',
  ],
  ['pairs with another mark between', post(`net=wifi~imei=${imei}~os=9`), 'pairs'],
  ['pairs with colons and bars', post(`os:9|imei:${imei}|k:v`), 'pairs'],
];

function reverse(value: string): string {
  return [...value].reverse().join('');
}

function shifted(value: string, places: number): string {
  return value.replace(/[a-z]/g, (c) => String.fromCharCode(97 + ((c.charCodeAt(0) - 97 + places) % 26)));
}

function masked(bytes: Uint8Array, ...key: readonly number[]): Buffer {
  return Buffer.from(bytes.map((byte, i) => byte ^ (key[i % key.length] as number)));
}

/** All bytes in percent, also those of letters. */
function escaped(bytes: Uint8Array): string {
  return hex(bytes).replace(/../g, '%$&');
}

/** Bytes behind their length in four, the highest first. */
function framed(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  return Buffer.concat([head, bytes]);
}

for (const [name, request, chain] of codings) {
  t.test(`an IMEI: ${name}`, async (t) => {
    const all = findings([request]);
    const one = all.find(({ kind }) => kind === 'imei');
    t.equal(one?.encoding_chain.join(' '), chain);
    t.strictSame(
      all.filter(
        ({ kind, value_masked }) => kind === 'imei' && value_masked !== imei && !value_masked.startsWith('35'),
      ),
      [],
    );
  });
}

/** A form with a file that is no text. */
function multipartGzip(): Buffer {
  const head = '--b\r\nContent-Disposition: form-data; name="f"; filename="f.gz"\r\n\r\n';
  return post(Buffer.concat([Buffer.from(head), gzipSync(json), Buffer.from('\r\n--b--\r\n')]));
}
