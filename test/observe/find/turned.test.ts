import t from 'tap';
import { findings, found, get, phone, post } from './support.ts';

// Whole messages of which each byte was changed in the same way, and bases of few users: told by the sense of what comes of them.

const text = JSON.stringify({ model: 'TA-1055', imei: phone.imei, event: 'wake', ll: phone.coordinates });
const plain = Buffer.from(text);
const KEY = [0x5a, 0x93];

const turned = (change: (byte: number, at: number) => number): Buffer => Buffer.from(plain.map(change));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const rot13 = (one: string): string =>
  one.replace(/[A-Za-z]/g, (c) => {
    const first = c <= 'Z' ? 65 : 97;
    return String.fromCharCode(first + ((c.charCodeAt(0) - first + 13) % 26));
  });
const rot47 = (one: string): string =>
  one.replace(/[!-~]/g, (c) => String.fromCharCode(33 + ((c.charCodeAt(0) - 33 + 47) % 94)));

/** Each byte XORed with the one before it, as that was sent. */
function chained(first: number): Buffer {
  const sent = Buffer.from(plain);
  let before = first;
  for (let i = 0; i < sent.length; i++) {
    sent[i] = (plain[i] as number) ^ before;
    before = sent[i] as number;
  }
  return sent;
}

/** The digits of an alphabet, so many bits each. */
function inBits(alphabet: string, size: number): string {
  const bits = Array.from(plain, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(size, '0'), 2)]).join('');
}

function asNumber(alphabet: string): string {
  let [value, digits] = [BigInt(`0x${plain.toString('hex')}`), ''];
  for (; value > 0n; value /= BigInt(alphabet.length))
    digits = alphabet[Number(value % BigInt(alphabet.length))] + digits;
  return digits;
}

const small = 'abcdefghijklmnopqrstuvwxyz';
const cases: readonly (readonly [what: string, request: Buffer, chain: string])[] = [
  [
    'its bits from the last to the first',
    post(turned((byte) => Number.parseInt([...byte.toString(2).padStart(8, '0')].reverse().join(''), 2))),
    'reversed bits json',
  ],
  ['characters swapped in pairs', post(text.replace(/(.)(.)/gs, '$2$1')), 'swapped pairs json'],
  [
    'the same in hex',
    post(`d=${Buffer.from(text.replace(/(.)(.)/gs, '$2$1')).toString('hex')}`),
    'form hex swapped pairs json',
  ],
  ['ROT47', post(rot47(text)), 'rot47 json'],
  ['a chain of XOR', post(chained(171)), 'chained xor json'],
  [
    'a chain of XOR that begins with the text',
    post(`{"d":"${chained(0).toString('hex')}"}`),
    'json hex chained xor json',
  ],
  ['a chain of XOR of what was meant', post(turned((byte, at) => byte ^ (plain[at - 1] ?? 0))), 'chained xor json'],
  [
    'a key in front',
    post(Buffer.concat([Buffer.from(KEY), turned((byte, at) => byte ^ (KEY[at % 2] as number))])),
    'key in front json',
  ],
  ['base64 in rot13', get(`/p?d=${encodeURIComponent(rot13(base64(plain)))}`), 'url form rot13 base64 json'],
  ['base32 of Crockford', post(`{"d":"${inBits('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 5)}"}`), 'json other base json'],
  ['z-base-32', post(`{"d":"${inBits('ybndrfg8ejkmcpqxot1uwisza345h769', 5)}"}`), 'json other base json'],
  [
    'base64 in the order of crypt',
    post(`{"d":"${inBits(`./0123456789${small.toUpperCase()}${small}`, 6)}"}`),
    'json other base json',
  ],
  [
    'base58 with small letters first',
    post(`{"d":"${asNumber('123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ')}"}`),
    'json other base json',
  ],
  ['base36', post(`{"d":"${asNumber(`0123456789${small}`)}"}`), 'json other base json'],
];

for (const [what, request, chain] of cases) {
  t.test(what, async (t) => {
    const finding = findings([request]).find(({ kind }) => kind === 'imei');
    t.match(finding, { value_masked: phone.imei });
    t.equal(finding?.encoding_chain.join(' '), chain);
  });
}

t.test('escapes of a script in a call', async (t) => {
  const escaped = Array.from(plain, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  const octal = Array.from(plain, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  for (const one of [escaped, octal])
    t.match(found(post(`cb17({"r":"${one}"});`)), [/^coordinates/, `imei ${phone.imei}`]);
});

t.test('base64 in the lines of a mail', async (t) => {
  const lines = (base64(plain).match(/.{1,64}/g) ?? []).join('\r\n');
  t.match(found(post(`Subject: report\r\n\r\n${lines}\r\n.\r\n`)), [/^coordinates/, `imei ${phone.imei}`]);
});

t.test('hex from its end', async (t) => {
  t.match(found(post(`{"ctx":"${[...plain.toString('hex')].reverse().join('')}"}`)), [
    /^coordinates/,
    `imei ${phone.imei}`,
  ]);
});

t.test('rows of a dump whose characters are digits, too', async (t) => {
  const bytes = Buffer.from(`{"imei":"${phone.imei}","n":1}`);
  const rows = Array.from({ length: Math.ceil(bytes.length / 16) }, (_, row) => {
    const some = bytes.subarray(row * 16, row * 16 + 16);
    const groups = (some.toString('hex').match(/.{1,4}/g) ?? []).join(' ').padEnd(39);
    return `${(row * 16).toString(16).padStart(8, '0')}: ${groups}  ${some.toString('latin1')}`;
  });
  t.same(found(post(rows.join('\n'))), [`imei ${phone.imei}`]);
});

t.test('a form in quoted-printable', async (t) => {
  t.same(found(post(`os=3DAndroid+14&imei=3D${phone.imei}&locale=3Dde_DE`)), [`imei ${phone.imei}`]);
});

t.test('an encoded word of mail', async (t) => {
  t.same(found(post(`From: a@example.org\nX-Imei: =?utf-8?Q?${phone.imei.replace(/./g, (c) => `=3${c}`)}?=\n`)), [
    `imei ${phone.imei}`,
  ]);
});

t.test('Chinese digits with a plus sign before them', async (t) => {
  const digits = Array.from(phone['phone-number'].slice(1), (digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
  t.same(found(post(`{"tel":"+${digits}"}`)), ['phone-number 4740000001']);
});

t.test('what is a text as it stands is not turned into another', async (t) => {
  t.equal(findings([post(`imei:${phone.imei}\nevent:wake\n\0`)])[0]?.encoding_chain.includes('key in front'), false);
  t.same(found(post('{"at":[56.849631,-98.410845]}')), [], 'two numbers under a name that says nothing');
});
