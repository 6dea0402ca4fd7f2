import { gzipSync } from 'node:zlib';
import t from 'tap';
import { findings, phone, post } from './support.ts';

const { imei, iccid } = phone;
const text = (value: string): Buffer => Buffer.from(value, 'utf8');
const body = (value: unknown): Buffer => post(JSON.stringify(value));
const json = JSON.stringify({ imei, iccid });
const IMEI = [`imei ${imei}`];
const KEY = [0x13, 0xa7, 0x5c, 0xee, 0x71, 0x09, 0xc2] as const;
const LONG = JSON.stringify({
  imei,
  iccid,
  model: 'x',
  brand: 'y',
  language: 'en',
  country: 'no',
  screen: '1080x2340',
});
const dump = (bytes: Buffer): string =>
  Array.from({ length: Math.ceil(bytes.length / 16) }, (_, i) => {
    const row = bytes
      .subarray(i * 16, i * 16 + 16)
      .toString('hex')
      .replace(/..(?!$)/g, '$& ');
    return `${(i * 16).toString(16).padStart(8, '0')}  ${row}  |...|`;
  }).join('\n');
const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const base45 = (bytes: Buffer): string =>
  Array.from({ length: Math.ceil(bytes.length / 2) }, (_, i) => {
    const pair = bytes.subarray(2 * i, 2 * i + 2);
    const value = pair.length === 2 ? pair.readUInt16BE() : (pair[0] as number);
    const digits = [value % 45, Math.floor(value / 45) % 45, Math.floor(value / 2_025)];
    return digits
      .slice(0, pair.length + 1)
      .map((digit) => BASE45[digit])
      .join('');
  }).join('');

/** A request, and what is found in it. */
const cases: readonly (readonly [name: string, request: Buffer, found: readonly string[]])[] = [
  [
    'a key of four bytes XORed',
    post(text(json).map((byte, i) => byte ^ (KEY[i % 4] as number))),
    [`iccid ${iccid}`, ...IMEI],
  ],
  [
    'a key of seven bytes XORed',
    post(text(LONG).map((byte, i) => byte ^ (KEY[i % 7] as number))),
    [`iccid ${iccid}`, ...IMEI],
  ],
  ['a number added', post(text(json).map((byte) => byte + 42)), [`iccid ${iccid}`, ...IMEI]],
  ['halves swapped', post(text(json).map((byte) => (byte << 4) | (byte >> 4))), [`iccid ${iccid}`, ...IMEI]],
  [
    'base64 with the small letters first',
    post(
      text(json)
        .toString('base64')
        .replace(/[a-z]/gi, (c) => (c <= 'Z' ? c.toLowerCase() : c.toUpperCase())),
    ),
    [`iccid ${iccid}`, ...IMEI],
  ],
  ['a dump', post(dump(text(json))), [`iccid ${iccid}`, ...IMEI]],
  ['base45', post(base45(text(json))), [`iccid ${iccid}`, ...IMEI]],
  ['bytes with a sign', body({ bssid: [-46, 26, 43, 60, 77, 94] }), ['mac d21a2b3c4d5e']],
  [
    'quoted-printable in a mail',
    post(`Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nimei=3D${imei}=20\r\n`),
    IMEI,
  ],
];

const kinds = (request: Buffer): string[] =>
  [...new Set(findings([request]).map(({ kind, value_masked }) => `${kind} ${value_masked}`))].sort();

for (const [name, request, wanted] of cases) {
  t.test(name, async (t) => {
    t.strictSame(kinds(request), [...wanted].sort());
    const content = request.subarray(request.indexOf('\r\n\r\n') + 4);
    t.strictSame(kinds(post(gzipSync(content))), [...wanted].sort(), 'compressed');
    t.strictSame(kinds(body({ blob: content.toString('base64') })), [...wanted].sort(), 'in base64 in JSON');
  });
}
