import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import lz from 'lz-string';
import t from 'tap';
import { found, phone, post } from '../support.ts';
import {
  atbash,
  base32,
  byPlace,
  bytes,
  complement,
  morse,
  moved,
  railFence,
  reversed,
  rot13,
  rot18,
  rot47,
  swapped,
  xored,
} from './steps.ts';

const { imei, iccid, imsi, meid } = phone;
const message = `iccid=${iccid}&meid=${meid}`;
const both = [`iccid ${iccid}`, `meid ${meid}`];

const hex = (content: Buffer): string => content.toString('hex');
const base64 = (content: Buffer): string => content.toString('base64');
const rotated = (content: Buffer): Buffer => byPlace(content, (byte) => (byte << 1) | (byte >> 7));
const differences = (content: Buffer): Buffer => byPlace(content, (byte, at) => byte - (content[at - 1] ?? 0));

/** What was done to a whole message, which then stands under a name that says nothing. */
const messages: readonly (readonly [what: string, done: string])[] = [
  ['letters and digits from the other end', atbash(message)],
  ['the same, then hex', hex(bytes(atbash(message)))],
  ['letters moved by 13, digits by 5', rot18(message)],
  ['the same, then base32', base32(bytes(rot18(message)))],
  ['base64, then ROT47', rot47(base64(bytes(message)))],
  ['two rails', railFence(message)],
  ['the same, then base64', base64(bytes(railFence(message)))],
  ['characters moved by one', moved(message, 1)],
  ['another character behind each', [...message].map((c, at) => c + 'QWERTYUIOP'.charAt(at % 10)).join('')],
  ['bits that go round', hex(rotated(bytes(message)))],
  ['XOR of the place', base64(byPlace(bytes(message), (byte, at) => byte ^ at))],
  ['XOR of the place from 1 on', hex(byPlace(bytes(message), (byte, at) => byte ^ (at + 1)))],
  ['without the place', hex(byPlace(bytes(message), (byte, at) => byte - at))],
  ['differences', base64(differences(bytes(message)))],
  ['a list of differences', [...bytes(message)].map((code, at, all) => code - (all[at - 1] ?? 0)).join(',')],
  ['a list of base 8', [...bytes(message)].map((code) => code.toString(8)).join(' ')],
  ['deflate, then base64, then reversed', reversed(deflateRawSync(message).toString('base64url'))],
  ['zlib under a key', base64(xored(deflateSync(message), 0x5a))],
  ['base64 behind three characters', `Q7x${base64(bytes(message)).replaceAll('=', '')}`],
  ['Morse', morse(message)],
  ['lz-string for links', lz.compressToEncodedURIComponent(message)],
  ['lz-string in base64', lz.compressToBase64(message)],
  ['lz-string, then base64', base64(bytes(lz.compressToEncodedURIComponent(message)))],
];

for (const [what, done] of messages) {
  t.test(what, async (t) => {
    t.strictSame(found(post(JSON.stringify({ model: 'x', version: '2', p: done }))), both, 'in JSON');
    t.strictSame(found(post(`app=x&p=${encodeURIComponent(done)}`)), both, 'in a form');
  });
}

t.test('most things that may be done, one after another', async (t) => {
  const plain = `imsi=${imsi}&imei=${imei}`;
  const changes = {
    none: bytes,
    complement: (text: string) => complement(bytes(text)),
    'bytes reversed': (text: string) => bytes(text).reverse(),
    gzip: (text: string) => gzipSync(text),
  };
  const encodings = { hex, base64, base32 };
  const turns = { none: (text: string) => text, reversed, rot13, swapped };
  for (const [first, of_bytes] of Object.entries(changes))
    for (const [second, encoded] of Object.entries(encodings))
      for (const [third, turned] of Object.entries(turns)) {
        const done = turned(encoded(of_bytes(plain)).replaceAll('=', ''));
        t.strictSame(
          found(post(JSON.stringify({ q: done }))),
          [`imei ${imei}`, `imsi ${imsi}`],
          `${first}, ${second}, ${third}`,
        );
      }
  // What is rare is undone where nothing else was done.
  for (const [name, encoded] of Object.entries(encodings)) {
    const done = encoded(rotated(bytes(plain))).replaceAll('=', '');
    t.strictSame(found(post(JSON.stringify({ q: done }))), [`imei ${imei}`, `imsi ${imsi}`], `rotated, ${name}`);
  }
});

t.test('a message of which one value does not hold is none', async (t) => {
  const wrong = `imei=${imei.slice(0, 14)}${(Number(imei[14]) + 1) % 10}&model=x&build=1`;
  for (const done of [atbash(wrong), railFence(wrong), base64(bytes(rot18(wrong))), morse(wrong)])
    t.strictSame(found(post(JSON.stringify({ p: done }))), [], done);
});

t.test('random texts and bytes are none', async () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 120 }),
      anyEncoding(),
      (content, encoded) => found(post(JSON.stringify({ token: encoded(Buffer.from(content)) }))).length === 0,
    ),
  );
});

function anyEncoding(): fc.Arbitrary<(content: Buffer) => string> {
  return fc.constantFrom(hex, base64, base32);
}
