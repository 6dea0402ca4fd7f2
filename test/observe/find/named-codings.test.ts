import t from 'tap';
import { found, phone, post } from './support.ts';

// Values by themselves in a coding that nothing shows but the name over them, and what comes of it.

const { imei, imsi, iccid, mac } = phone;
const json = (value: unknown): Buffer => post(JSON.stringify(value));
const digits = (text: string, change: (digit: number, at: number) => number): string =>
  Array.from(text, (digit, at) => (change(Number(digit), at) + 100) % 10).join('');
const characters = (text: string, change: (code: number, at: number) => number): string =>
  String.fromCharCode(...Array.from(text, (c, at) => change(c.charCodeAt(0), at)));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const little = (number: string, size: number): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(number));
  return hex(bytes.subarray(0, size));
};
const row = (text: string, alphabet: string): string =>
  Array.from(text, (digit) => [...alphabet][Number(digit)]).join('');
const bare = mac.replaceAll(':', '');
const septets = (text: string): string => {
  const bits = Array.from(text, (c) => c.charCodeAt(0).toString(2).padStart(7, '0'))
    .reverse()
    .join('');
  const octets = bits.padStart(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? [];
  return hex(Uint8Array.from(octets.reverse(), (octet) => Number.parseInt(octet, 2)));
};

const imeis: readonly (readonly [what: string, value: unknown])[] = [
  ['each digit moved', { imei: digits(imei, (digit) => digit + 5) }],
  ['the complement to nine', { imei: digits(imei, (digit) => 9 - digit) }],
  ['from its end', { imei: [...imei].reverse().join('') }],
  ['digits swapped in pairs', { imei: imei.replace(/(.)(.)/g, '$2$1') }],
  ['turned by some places, as its name says', { imei_rotl: imei.slice(6) + imei.slice(0, 6) }],
  ['differences of its digits', { imei_delta: digits(imei, (digit, at) => digit - Number(imei[at - 1] ?? 0)) }],
  ['the digits of a row of keys', { imei: row(imei, 'pqwertyuio') }],
  ['the marks over the digits', { imei: row(imei, ')!@#$%^&*(') }],
  ['Chinese digits', { imei: row(imei, '零一二三四五六七八九') }],
  ['Braille', { imei: row(imei, '⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊') }],
  ['circled digits', { imei: row(imei, '⓪①②③④⑤⑥⑦⑧⑨') }],
  [
    'words',
    {
      imei: Array.from(
        imei,
        (digit) => 'zero one two three four five six seven eight nine'.split(' ')[Number(digit)],
      ).join(' '),
    },
  ],
  [
    'Morse code',
    {
      imei: Array.from(
        imei,
        (digit) => '----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.'.split(' ')[Number(digit)],
      ).join(' '),
    },
  ],
  ['a letter between', { imei: [...imei].join('x') }],
  ['characters moved, as yEnc does', { imei: characters(imei, (code) => code + 42) }],
  ['its place added to each', { imei: characters(imei, (code, at) => code + at) }],
  ['its place XORed onto each, in hex', { imei_x: hex(Buffer.from(characters(imei, (code, at) => code ^ at))) }],
  ['an integer in hex without its zeros', { imei: BigInt(imei).toString(16) }],
  ['an integer from its lowest byte on', { imei: little(imei, 8) }],
  ['two digits a byte, as one number', { imei: BigInt(`0x${imei}`).toString() }],
  ['an integer in octal, as its name says', { imei_oct: BigInt(imei).toString(8) }],
  ['an integer in bits', { imei: BigInt(imei).toString(2) }],
  ['two halves of an integer', { imei_hi: Number(BigInt(imei) >> 32n), imei_lo: Number(BigInt(imei) & 0xffff_ffffn) }],
  [
    'every second digit in a field of its own',
    {
      imei_even: [...imei].filter((_, at) => at % 2 === 0).join(''),
      imei_odd: [...imei].filter((_, at) => at % 2 === 1).join(''),
    },
  ],
  ['three pieces', { imei_part1: imei.slice(0, 5), imei_part2: imei.slice(5, 10), imei_part3: imei.slice(10) }],
  [
    'type and serial number without their zeros',
    { imei: { tac: Number(imei.slice(0, 8)), snr: Number(imei.slice(8, 14)) } },
  ],
];

for (const [what, value] of imeis)
  t.test(`an IMEI: ${what}`, async (t) => t.same(found(json(value)), [`imei ${imei}`]));

const others: readonly (readonly [what: string, value: unknown, found: string])[] = [
  ['an IMSI as a number in hex', { imsi: `0x${BigInt(imsi).toString(16)}` }, `imsi ${imsi}`],
  ['an IMSI with base 36', { imsi: BigInt(imsi).toString(36) }, `imsi ${imsi}`],
  ['a number of a card from its end', { iccid: [...iccid].reverse().join('') }, `iccid ${iccid}`],
  ['a telephone number from its end, as its name says', { msisdn_rev: '1000000474' }, 'phone-number 4740000001'],
  ['a telephone number in the alphabet of SMS', { msisdn: septets(phone['phone-number']) }, 'phone-number 4740000001'],
  [
    'an address with its letters moved',
    { mac: mac.replace(/[a-f]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 13)) },
    `mac ${bare}`,
  ],
  [
    'an address in bits',
    { mac: Array.from(Buffer.from(bare, 'hex'), (byte) => byte.toString(2).padStart(8, '0')).join('.') },
    `mac ${bare}`,
  ],
  [
    'an address as bytes with a sign, in a text',
    { mac: `[${[...Int8Array.from(Buffer.from(bare, 'hex'))].join(', ')}]` },
    `mac ${bare}`,
  ],
  [
    'an address as three numbers',
    { mac_w16: (bare.match(/.{4}/g) ?? []).map((one) => Number.parseInt(one, 16)) },
    `mac ${bare}`,
  ],
  [
    'an address in the letters of security keys',
    { mac_modhex: Array.from(bare, (c) => 'cbdefghijklnrtuv'[Number.parseInt(c, 16)]).join('') },
    `mac ${bare}`,
  ],
  ['an address with any mark between', { bssid: mac.replaceAll(':', '|') }, `mac ${bare}`],
  ['an address from its lowest byte on', { bdaddr_le: (bare.match(/../g) ?? []).reverse().join('') }, `mac ${bare}`],
  ['maker and number of an address', { mac_oui: bare.slice(0, 6), mac_nic: bare.slice(6) }, `mac ${bare}`],
];

for (const [what, value, one] of others) t.test(what, async (t) => t.same(found(json(value)), [one]));

t.test('base64 in pieces that are cut in the midst of it', async (t) => {
  const text = Buffer.from(JSON.stringify({ imei, event: 'wake' })).toString('base64');
  t.same(found(post(`n=2&p0=${text.slice(0, 21)}&p1=${text.slice(21)}`)), [`imei ${imei}`]);
});

t.test('base64 that is cut into a list', async (t) => {
  const text = Buffer.from(`imei=${imei}`).toString('base64');
  t.same(found(json({ p: text.match(/.{1,8}/g) })), [`imei ${imei}`]);
});

t.test('what is none in any of these ways is not made one', async (t) => {
  t.same(found(json({ imei: '123456789012345' })), []);
  t.same(found(json({ imei: 'not available' })), []);
  t.same(found(json({ imei: 'unknownunknown' })), []);
  t.same(found(json({ imei: 'd41d8cd98f00b204e9800998ecf8427e' })), []);
  t.same(found(json({ imsi: 'loremipsumdolor' })), []);
  for (const word of ['private', 'unknown', 'withheld', 'verified', 'string', 'kq7Zp2x'])
    t.same(found(json({ phone_number: word, imsi: word, imei: word })), [], word);
  t.same(found(json({ imei: '356990432176501' })), [], 'a digit that was mistyped');
  t.same(found(json({ add_phone_number: '4915155501234' })), ['phone-number 4915155501234']);
  t.same(found(json({ mac_1: '2', mac_2: '3' })), []);
  t.same(found(json({ mac: 'zzzzzzzzzzzz' })), []);
  t.same(found(json({ version_hi: 2326, version_lo: 1607329895 })), []);
  t.same(found(json({ part1: '35699', part2: '90432', part3: '17650' })), []);
});
