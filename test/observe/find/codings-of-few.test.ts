import { createHash } from 'node:crypto';
import t from 'tap';
import { bytes } from './bytes.ts';
import { found, phone, post } from './support.ts';

const { imei, iccid, imsi, mac } = phone;
const address = mac.replaceAll(':', '');
const body = (value: unknown): Buffer => post(JSON.stringify(value));
const scaled = Buffer.alloc(8);
scaled.writeInt32LE(599_127_300, 0);
scaled.writeInt32LE(107_460_900, 4);
const codes = (text: string): number[] => Array.from(text, (c) => c.charCodeAt(0));
const octal = (text: string): string =>
  codes(text)
    .map((code) => code.toString(8).padStart(3, '0'))
    .join(' ');
const item = (tag: number, value: string | Buffer): Buffer => bytes(tag, Buffer.byteLength(value), Buffer.from(value));
/** Seven bits a character, the lowest first. */
const sevenBits = (text: string): string => {
  const bits = codes(text)
    .map((code) => code.toString(2).padStart(7, '0').split('').reverse().join(''))
    .join('');
  const eights = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(eights.map((eight) => Number.parseInt(eight.split('').reverse().join(''), 2))).toString('hex');
};

/** A number of type sint32: its sign is its lowest bit, seven bits a byte from the lowest on. */
const zigzag = (value: number): Buffer => {
  const groups: number[] = [];
  for (
    let left = value < 0 ? -2 * value - 1 : 2 * value;
    left > 0 || groups.length === 0;
    left = Math.floor(left / 128)
  )
    groups.push(left % 128);
  return Buffer.from(groups.map((group, at) => (at < groups.length - 1 ? group | 0x80 : group)));
};

/** What few programs do, and what is found in it. */
const cases: readonly (readonly [what: string, request: Buffer, found: readonly string[]])[] = [
  [
    'escapes with braces',
    body({
      iccid: codes(iccid)
        .map((code) => `\\u{${code.toString(16)}}`)
        .join(''),
    }),
    [`iccid ${iccid}`],
  ],
  [
    'characters as Unicode names them',
    body({
      a: codes(`imei=${imei}`)
        .map((code) => `U+${code.toString(16).padStart(4, '0').toUpperCase()}`)
        .join(' '),
    }),
    [`imei ${imei}`],
  ],
  ['a list of base 8', body({ enc: octal(`imei=${imei}&os=9`) }), [`imei ${imei}`]],
  ['a value of a list of base 8', body({ equipment_id: octal(imei) }), [`imei ${imei}`]],
  [
    'values in quotation marks',
    post(`gw agent 3 ID47 - tz="Europe/Berlin; x" enc="${Buffer.from(`imei=${imei}`).toString('base64')}"`),
    [`imei ${imei}`],
  ],
  ['short base32 with its padding', body({ val: 'FM2DONBQGAYDAMBQGE======' }), ['phone-number 4740000001']],
  [
    'names and values by turns in ASN.1',
    post(item(0x30, Buffer.concat([item(0x0c, 'imei'), item(0x0c, imei), item(0x0c, 'iccid'), item(0x0c, iccid)]))),
    [`iccid ${iccid}`, `imei ${imei}`],
  ],
  [
    'an object of bytes',
    body({ mac: Object.fromEntries(mac.split(':').map((pair, at) => [`b${at}`, Number.parseInt(pair, 16)])) }),
    [`mac ${address}`],
  ],
  [
    'an address of 64 bits',
    body({ wifi_mac: Buffer.from('029fd3fffe5b7ea1', 'hex').toString('base64') }),
    ['mac 029fd35b7ea1'],
  ],
  [
    'bytes beside their name',
    post(Buffer.concat([item(0x0a, 'wifi_mac'), item(0x12, Buffer.from('029fd35b7ea1', 'hex'))])),
    ['mac 029fd35b7ea1'],
  ],
  [
    'signed numbers of protobuf',
    post(Buffer.concat([item(0x0a, 'fused'), bytes(0x10, zigzag(599_127_300)), bytes(0x18, zigzag(107_460_900))])),
    ['coordinates 59.91273,10.74609'],
  ],
  [
    'a cell of location services',
    post('<gsmCell><refMCC>1</refMCC><refMNC>1</refMNC><refLAC>43199</refLAC><refCI>17160</refCI></gsmCell>'),
    ['cell 17160'],
  ],
  [
    'thousandths of seconds of arc',
    body({ lat_msec: 215685828, lon_msec: 38685924 }),
    ['coordinates 59.91273,10.74609'],
  ],
  [
    'two numbers whose scale the name says',
    body({ lat_lon_e7: scaled.toString('base64') }),
    ['coordinates 59.91273,10.74609'],
  ],
  ['seven bits a character', body({ ud: sevenBits(`imei=${imei};`) }), [`imei ${imei}`]],
  ['the name of a user of a messenger', post('a=b&jid=447700900191@s.chat.example'), ['phone-number 447700900191']],
  ['a number with low lines', post('phone=474_000_000_1&a=b'), ['phone-number 4740000001']],
  [
    'the fields of an address of Bluetooth',
    body({ bt: { nap: '021a', uap: '2b', lap: '3c4d5e' } }),
    [`mac ${address}`],
  ],
  [
    'the fields of the number of a card',
    body({ sim: { iin: iccid.slice(0, 7), account: iccid.slice(7, 19), luhn: iccid.slice(19) } }),
    [`iccid ${iccid}`],
  ],
  [
    'the code of a country, and a number',
    body({ phone: { country_code: '61', national: '491570159' } }),
    ['phone-number 61491570159'],
  ],
  ['decimal bytes with colons', body({ mac: '2:26:143:60:177:94' }), ['mac 021a8f3cb15e']],
  [
    'base64 in groups',
    body({
      imsi: Buffer.from(imsi)
        .toString('base64')
        .replace(/....(?!$)/g, '$&.'),
    }),
    [`imsi ${imsi}`],
  ],
  [
    'fractions as C prints them',
    post('latlon=0x1.df4d45ebdaa8cp%2B5,0x1.57dff822bbecbp%2B3'),
    ['coordinates 59.912731,10.74609'],
  ],
  [
    'degrees and minutes behind their hemispheres',
    body({ last_location: 'N 59 54.7638 E 10 44.7654' }),
    ['coordinates 59.91273,10.74609'],
  ],
  [
    'fractions of cameras',
    body({ last_location: '59/1 54/1 45828/1000N;10/1 44/1 45924/1000E' }),
    ['coordinates 59.91273,10.74609'],
  ],
  ['Greek letters for the axes', body({ where: { φ: 59.91273, λ: 10.74609 } }), ['coordinates 59.91273,10.74609']],
  [
    'escapes of CSS',
    body({
      imei: codes(imei)
        .map((code) => `\\0000${code.toString(16)}`)
        .join(''),
    }),
    [`imei ${imei}`],
  ],
  ['a word of a command', post(`HELLO 2\nSET terminal_imei ${imei}\nBYE\n`), [`imei ${imei}`]],
  [
    'keys for digits',
    body({ phone: `+${[...'4740000001'].map((digit) => `${digit}\ufe0f\u20e3`).join('')}` }),
    ['phone-number 4740000001'],
  ],
  ['a form from its end', body({ model: 'x', b: [...`imei%3D${imei}`].reverse().join('') }), [`imei ${imei}`]],
  ['a number of base 62', body({ sim_iccid: base62(BigInt(iccid)) }), [`iccid ${iccid}`]],
  ['a number of base 2', post(`os=9&simSerial=0b${BigInt(iccid).toString(2)}`), [`iccid ${iccid}`]],
];

function base62(value: bigint): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  return value === 0n ? '' : base62(value / 62n) + digits.charAt(Number(value % 62n));
}

for (const [what, request, expected] of cases) t.test(what, async (t) => t.strictSame(found(request), expected));

t.test('the hash of the bytes of an address', async (t) => {
  const digest = createHash('sha384').update(Buffer.from(address, 'hex')).digest('hex');
  t.strictSame(found(post(`mac=${mac}`), body({ fp: digest })), [`mac ${address}`, `mac ${address}`]);
});

t.test('what only looks like these is none', async (t) => {
  for (const one of [
    body({ enc: octal('nothing to be told of here') }),
    post('a="x; y" b="1234567890"'),
    body({ rgb: { r0: 14, r1: 62, r2: 95, r3: 66, r4: 154, r5: 96 } }),
    body({ jid: '474000000@s.chat.example' }),
    body({ note: `${imsi.slice(0, 5)}_000_000_00` }),
  ])
    t.strictSame(found(one), [], one.toString('latin1').slice(-60));
});
