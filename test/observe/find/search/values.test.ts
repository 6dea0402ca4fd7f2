import { gzipSync } from 'node:zlib';
import t from 'tap';
import { found, phone, post } from '../support.ts';
import { base32, bytes, complement, reversed, rot13, swapped, utf16be, xored } from './steps.ts';

const { imei, iccid, imsi, meid, mac } = phone;
const address = `mac ${mac.replaceAll(':', '')}`;
const place = '59.91273,10.74609';
/** One whose base32 is no word. */
const with_digits = '029fd35b7ea1';

/** What was done to a value, one step after another, under a name that says of which kind it is. */
const values: readonly (readonly [what: string, key: string, value: string, found: string])[] = [
  ['base64, then its letters moved', 'simIccid', rot13(bytes(iccid).toString('base64')), `iccid ${iccid}`],
  ['complement, then base64', 'macaddr', complement(bytes(mac)).toString('base64'), address],
  ['base64, then reversed', 'position', reversed(bytes(place).toString('base64')), `coordinates ${place}`],
  [
    'complement, then base64, under a name that only goes with it',
    'position',
    complement(bytes(place)).toString('base64'),
    `coordinates ${place}`,
  ],
  ['gzip, then base32', 'wifi_mac', base32(gzipSync(mac)), address],
  ['UTF-16, then hex', 'cdma_meid', utf16be(meid).toString('hex'), `meid ${meid}`],
  ['hex, then reversed', 'imei', reversed(bytes(imei).toString('hex')), `imei ${imei}`],
  ['a byte XORed on, then hex', 'mobile', xored(bytes('+4740000001'), 0x5a).toString('hex'), 'phone-number 4740000001'],
  ['base64, then pairs swapped', 'imei', swapped(bytes(imei).toString('base64')), `imei ${imei}`],
  ['the scheme of a URN', 'mobile', 'urn:device:+4740000001', 'phone-number 4740000001'],
  ['scientific', 'latlng', '5.991273e+01,1.074609e+01', `coordinates ${place}`],
  ['a number that lost its zeros, scientific', 'imei', `${imei[2]}.${imei.slice(3)}e+12`, `imei ${imei}`],
  [
    'the bytes of an address in base32',
    'X-Bt-Mac',
    base32(Buffer.from(with_digits, 'hex')).replaceAll('=', ''),
    `mac ${with_digits}`,
  ],
  ['a number of base 2', 'device_imei', `0b${BigInt(imei).toString(2)}`, `imei ${imei}`],
  ['a number of base 8', 'imsi', `0o${BigInt(imsi).toString(8)}`, `imsi ${imsi}`],
  ['groups of three', 'IMEI', imei.replace(/(...)(?!$)/g, '$1.'), `imei ${imei}`],
  ['groups of four', 'dev_imei', imei.replace(/(....)(?!$)/g, '$1 '), `imei ${imei}`],
  ['halves', 'mac', `${mac.replaceAll(':', '').slice(0, 6)}:${mac.replaceAll(':', '').slice(6)}`, address],
];

for (const [what, key, value, expected] of values) {
  t.test(what, async (t) => {
    t.strictSame(found(post(JSON.stringify({ os: '9', [key]: value }))), [expected], 'in JSON');
    t.strictSame(found(post(`os=9&${key}=${encodeURIComponent(value)}`)), [expected], 'in a form');
    t.strictSame(found(post(`[general]\nlang=de\n[id]\n${key} = ${value}\n`)), [expected], 'in a file of settings');
  });
}

t.test('any order of the steps', async (t) => {
  const turns = { none: (text: string) => text, reversed, rot13, swapped };
  const encodings = {
    base64: (content: Buffer) => content.toString('base64'),
    hex: (content: Buffer) => content.toString('hex'),
  };
  const changes = {
    none: (content: Buffer) => content,
    complement,
    'bytes reversed': (content: Buffer) => Buffer.from(content).reverse(),
    gzip: (content: Buffer) => gzipSync(content),
  };
  for (const [set, written] of Object.entries({ bytes, utf16be }))
    for (const [first, changed] of Object.entries(changes))
      for (const [second, encoded] of Object.entries(encodings))
        for (const [third, turned] of Object.entries(turns)) {
          const value = turned(encoded(changed(written(iccid))).replaceAll('=', ''));
          const told = found(post(JSON.stringify({ iccid: value })));
          t.strictSame(told, [`iccid ${iccid}`], `${set}, ${first}, ${second}, ${third}`);
        }
});

t.test('the same values under names that say nothing of it are none', async (t) => {
  for (const [what, , value] of values.slice(0, 9)) {
    const found_by_chance = found(post(JSON.stringify({ trace: value, state: 'x' })));
    t.strictSame(
      found_by_chance.filter((one) => !/reversed|UTF-16/.test(what) && one.startsWith('imei')),
      [],
      what,
    );
  }
});

t.test('what is in no way an identifier stays none, whatever its name says', async (t) => {
  for (const key of ['imei', 'iccid', 'mac', 'position', 'mobile', 'sim'])
    for (const value of [
      'unavailable',
      'not-permitted',
      'bm90IHBlcm1pdHRlZA==',
      'DESCRIPTION',
      'ABCDEFGHIJ',
      'urn:x:none',
      '1.5e+3',
      'f3a1b2',
    ])
      t.strictSame(found(post(JSON.stringify({ [key]: value }))), [], `${key}: ${value}`);
});
