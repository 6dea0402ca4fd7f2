import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { datagram, findFrames } from '../flow/support.ts';
import { findings, get, phone, post } from './support.ts';

const body = (value: unknown): Buffer => post(JSON.stringify(value));
const hash = (text: string, algorithm = 'sha256'): string => createHash(algorithm).update(text).digest('hex');
/** Bytes that are the same each time and mean nothing. */
const noise = (seed: string, length: number): Buffer => {
  const pieces = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    createHash('sha256').update(`${seed} ${i}`).digest(),
  );
  return Buffer.concat(pieces).subarray(0, length);
};
/** Texts in a file of a program with its marks and numbers before them, as translations have them. */
const catalogue = (texts: string): Buffer =>
  Buffer.concat([Buffer.from('de12049500000000030000001c0000000002', 'hex'), Buffer.from(texts)]);
const numbered = (count: number, make: (i: number) => readonly [string, Buffer]): (readonly [string, Buffer])[] =>
  Array.from({ length: count }, (_, i) => make(i));
/** Twelve hexadecimal digits, of groups or of no maker: as cut hashes are. */
const short = (i: number): string => hash(`commit ${i}`, 'sha1').slice(0, 12);

const alikes: readonly (readonly [name: string, request: Buffer])[] = [
  ...numbered(12, (i) => [`a cut hash of a commit ${i}`, body({ commit: short(i), build: i })]),
  ...numbered(6, (i) => [`a cut hash in a path ${i}`, get(`/static/app.${hash(`asset ${i}`).slice(0, 12)}.js`)]),
  ...numbered(6, (i) => [
    `an id of a span ${i}`,
    body({ trace_id: hash(`t ${i}`, 'md5'), span_id: hash(`s ${i}`).slice(0, 16) }),
  ]),
  ...numbered(6, (i) => [`an id of 24 digits ${i}`, body({ _id: hash(`oid ${i}`).slice(0, 24) })]),
  ...numbered(6, (i) => [
    `an id of nine letters and digits ${i}`,
    body({ slug: noise(`slug ${i}`, 9).toString('base64url').slice(0, 9) }),
  ]),
  ...numbered(6, (i) => [
    `a UUID ${i}`,
    body({
      id: hash(`uuid ${i}`, 'md5')
        .replace(/(.{8})(....)(....)(....)/, '$1-$2-4$3-$4-')
        .slice(0, 36),
    }),
  ]),
  ...numbered(8, (i) => [`bytes of no format ${i}`, post(noise(`bytes ${i}`, 20 + 13 * i))]),
  ...numbered(8, (i) => [`bytes in base64 ${i}`, body({ blob: noise(`b64 ${i}`, 9 + 7 * i).toString('base64') })]),
  ...numbered(8, (i) => [
    `fields of six and eight bytes ${i}`,
    post(
      Buffer.concat([
        Buffer.from([0x0a, 6]),
        noise(`six ${i}`, 6),
        Buffer.from([0x12, 8]),
        noise(`eight ${i}`, 8),
        Buffer.from([0x1a, 5]),
        Buffer.from('state'),
      ]),
    ),
  ]),
  ...numbered(6, (i) => [
    `a message of CoAP without a name ${i}`,
    post(
      Buffer.concat([
        Buffer.from('4402000101020304b2726404', 'hex'),
        Buffer.from(`t=${i}`),
        Buffer.from([0xff]),
        noise(`coap ${i}`, 12),
      ]),
    ),
  ]),
  ...numbered(6, (i) => [
    `a list of numbers of four bytes ${i}`,
    post(
      Buffer.concat(
        Array.from({ length: 16 }, (_, k) => Buffer.from((i * 1_000 + k * 37).toString(16).padStart(8, '0'), 'hex')),
      ),
    ),
  ]),
  ...numbered(6, (i) => [
    `compressed numbers ${i}`,
    post(gzipSync(Array.from({ length: 40 }, (_, k) => `${k},${(k * 7_919 + i) % 1_000}`).join('\n'))),
  ]),
  ['a point on a screen', body({ position: { x: 512.25, y: 300.5 } })],
  ['a point in space', body({ position: { x: 12.34567, y: 45.67891, z: 3.1 } })],
  ['a size', body({ box: { x: 12.34567, y: 45.67891, w: 3, h: 4 } })],
  ['a place of a grid', body({ geo: { x: 12, y: 45 } })],
  ['x and y without a name over them', body({ x: 12.34567, y: 45.67891 })],
  ['a rate and a share', body({ rates: [12.34567, 45.67891], share: 0.34567 })],
  ['an article like a plus code', body({ sku: '9FFGWP7W+3C' })],
  ['a formula', body({ text: '8+2=10, 23456789+CF' })],
  ['plus and minus that are no UTF-7', body({ q: 'a+bc-d+ef-g' })],
  ['a difference between numbers', body({ q: '+4740-+4741-' })],
  ['words of few letters', body({ word: 'cabbagefacadebadgebeefheadland' })],
  ['a list that begins as bencode', body({ q: 'd4:rateless' })],
  ['eighteen digits from 08 on', body({ number: '082943519861711178' })],
  ['an order beside a country', body({ cc: '49', order: '4000000112' })],
  ['a code of a country and a short number', get('/q?cc=47&in=12345')],
  ['digits moved, under no name', body({ number: phone.imei.replace(/\d/g, (c) => String((Number(c) + 3) % 10)) })],
  ['an MD5 and a number that is no IMEI', get(`/u?cuid=${hash('x', 'md5').toUpperCase()}|123456789012345`)],
  ['thirteen digits of a time', body({ device_time: 1_790_000_000_123 })],
  ['thirteen digits under a name of a device', body({ did: 9_990_432_176_505 })],
  ['a name of a file with a time', get('/', 'Content-Disposition: attachment; filename="dump_20260101123456.txt"\r\n')],
  [
    'a user of fifteen digits, of no network',
    get('/', 'Authorization: Digest username="998990123456789@private.example.net", realm="x"\r\n'),
  ],
  ['a link to a picture', body({ u: 'https://img.example.org/roadmap/@2x/logo,10.5.png' })],
  ['a version on a map', body({ u: 'https://maps.example.org/api?v=3.45,2' })],
  ['a plus code without its name, in a text', body({ t: 'key 8FVC9G8F+6X' })],
  ['a query for a cell of a table', get('/sheet?cell=242,1,20534')],
  ['a wide cell of a grid on the globe', body({ s2cellid: '46416e7' })],
  ['a cell of H3', body({ h3_cell: '8928308280fffff' })],
  ['FFFE in the middle of a number of no maker', body({ serial: 'd3a1b2fffec3d4e5' })],
  ['a desk without a telephone', body({ text: 'SEPTEMBER021A2B3C4D5E' })],
  ['an address that stands for all', body({ eui64: 'fffffffffeffffff' })],
  ['a port of a message', post('SEND\ndestination:/queue/a\nreceipt:message-12345\n\nhello\0')],
  ['two doubles that are no place', body({ gps: noise('gps', 16).toString('base64') })],
  ['a column of numbers of characters', post('7E4B 9AA5 9BDA 7031 7E7C 860E 29949 9C40 862E 973D\n')],
  ['capital words that base64 has the digits of', post('2AD3; 2AD4 # SUPERSET ABOVE SUBSET\n')],
  [
    'two whole numbers of four bytes below zero',
    body({ blob: Buffer.from('0d717e55e92da2b6e295', 'hex').toString('base64') }),
  ],
  [
    'words of another script behind that of a computer',
    post(catalogue('Apple mac 격식\0mac 文書種類\0mac документ\0')),
  ],
  [
    'words behind a zero, and that of a computer',
    post(catalogue('Apple mac\0audio\0mac\0Meine Daten\0mac\0é liste\0')),
  ],
  ['eight bytes of a key', body({ gps: noise('gps8', 8).toString('base64') })],
];

for (const [name, request] of alikes) {
  t.test(name, async (t) => {
    t.strictSame(
      findings([request]).map(({ kind, value_masked, name }) => [kind, value_masked, name]),
      [],
    );
  });
}

t.test('datagrams that begin as protocols do', async (t) => {
  const length = (bytes: Buffer, at: number, less: number): Buffer => {
    bytes.writeUInt16BE(bytes.length - less, at);
    return bytes;
  };
  const heads: readonly (readonly [name: string, make: (bytes: Buffer) => Buffer])[] = [
    ['GTP', (bytes) => length(Buffer.concat([Buffer.from([0x48, 32]), bytes]), 2, 4)],
    ['RADIUS', (bytes) => length(Buffer.concat([Buffer.from([4, 1]), bytes]), 2, 0)],
    ['CoAP', (bytes) => Buffer.concat([Buffer.from([0x44, 2, 0, 1]), bytes])],
    ['BER', (bytes) => Buffer.concat([Buffer.from([0x30, bytes.length]), bytes])],
    [
      'GT06',
      (bytes) => Buffer.concat([Buffer.from([0x78, 0x78, bytes.length, 0x12]), bytes.subarray(1), Buffer.from('\r\n')]),
    ],
    ['JT/T 808', (bytes) => Buffer.concat([Buffer.from([0x7e, 2, 0]), bytes, Buffer.from([0x7e])])],
    ['Teltonika', (bytes) => Buffer.concat([Buffer.alloc(4), Buffer.from([0, 0, 0, bytes.length, 8, 1]), bytes])],
    ['Snappy', (bytes) => Buffer.concat([Buffer.from([bytes.length, (bytes.length - 1) * 4]), bytes])],
    ['gRPC', (bytes) => Buffer.concat([Buffer.from([0, 0, 0, 0, bytes.length]), bytes])],
    ['Smile', (bytes) => Buffer.concat([Buffer.from(':)\n\0'), bytes])],
  ];
  for (const [name, make] of heads)
    for (let i = 0; i < 12; i++)
      t.strictSame(findFrames(datagram(make(noise(`${name} ${i}`, 40)), { server_port: 6_000 })), [], `${name} ${i}`);
});
