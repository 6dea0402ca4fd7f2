import t from 'tap';
import { findings, get, phone, post } from './support.ts';

const { imei, meid, iccid, imsi } = phone;
const body = (value: unknown): Buffer => post(JSON.stringify(value));
/** Two digits a byte, the lower half first, filled up with F. */
const swapped = (digits: string): string =>
  digits.padEnd(digits.length + (digits.length % 2), 'F').replace(/(.)(.)/g, '$2$1');
const number = phone['phone-number'].slice(1);
const long = '447700900123';
const PHONE = [`phone-number ${number}`];
const IMEI = [`imei ${imei}`];
const MAC = ['mac 2a1b2c3d4e5e'];

const cases: readonly (readonly [name: string, request: Buffer, found: readonly string[]])[] = [
  ['a name of ENUM', body({ enum: `${number.split('').reverse().join('.')}.e164.arpa` }), PHONE],
  ['an address of a short message', post(`smsc=0A91${swapped(number)}&os=9`), PHONE],
  ['the same, counted in bytes', post(`sca=0691${swapped(number)}&os=9`), PHONE],
  ['a number as networks keep it', body({ msisdn_hex: `91${swapped('35850123456')}` }), ['phone-number 35850123456']],
  ['a number with its halves swapped', body({ msisdn_tbcd: swapped(long) }), [`phone-number ${long}`]],
  ['the user of a URI of SIP', post(`<r><impu>sip:+${number}@ims.test;user=phone</impu></r>`), PHONE],
  ['the same without a plus sign', body({ aor: `sip:${long}@ims.test;user=phone` }), [`phone-number ${long}`]],
  [
    'a number of a country in a URI',
    post(`device:\n  model: "x"\n  tel: "tel:${number.slice(2)};phone-context=+47"\n`),
    PHONE,
  ],
  ['a header of SIP in its short form', body({ f: `<sip:${long}@voip.example>;tag=1` }), [`phone-number ${long}`]],
  ['a link to somebody', body({ u: `https://wa.me/${number}` }), PHONE],
  ['a number by the name sms', post(`ep=x1&lt=86400&sms=${long}`), [`phone-number ${long}`]],
  ['as it is dialled at home', body({ region: 'DE', phone: '0176 04069099' }), ['phone-number 4917604069099']],
  [
    'contacts of a country',
    body({ country_iso: 'gb', contacts: [{ n: 'A', phone: '(07700) 900123' }] }),
    [`phone-number ${long}`],
  ],
  ['what is dialled at home alone, in brackets', body({ addr: '+44 (0)7700 900123' }), [`phone-number ${long}`]],
  ['a subscriber that is not concealed', body({ suci: `suci-0-001-01-0-0-0-${imsi.slice(5)}` }), [`imsi ${imsi}`]],
  ['a subscriber in the header of a gateway', get('/x?id=29407', `X-Up-Subno: ${imsi}_wapgw1\r\n`), [`imsi ${imsi}`]],
  ['the file of a subscriber', body({ ef: '6F07', data: `08${swapped(`9${imsi}`)}`, sw: '9000' }), [`imsi ${imsi}`]],
  ['the file of a card', body({ fid: '3F00/2FE2', data: `${swapped(iccid)}9000` }), [`iccid ${iccid}`]],
  [
    'a URN of a device',
    body({ instance_id: `urn:device-id:meid:${meid.slice(0, 8)}-${meid.slice(8)}-0` }),
    [`meid ${meid}`],
  ],
  [
    'grouped with slashes',
    get('/', `Cookie: imei=${imei.slice(0, 8)}%2F${imei.slice(8, 14)}%2F${imei.slice(14)}; os=9\r\n`),
    IMEI,
  ],
  ['a number with a fraction, without zeros', post(`{"t":{"imei":${Number(imei)}.0}}`), IMEI],
  ['filled up to a UUID', body({ imei_uuid: `00000000-0000-0000-0${imei.slice(0, 3)}-${imei.slice(3)}` }), IMEI],
  ['in an IPv6 address', body({ imei_ip6: `2001:db8::${`0${imei}`.replace(/....(?!$)/g, '$&:')}` }), IMEI],
  [
    'the name of an endpoint',
    post(`ep=${encodeURIComponent(`urn:imei-imsi:${imei}-${imsi}`)}&lt=60`),
    [`imei ${imei}`, `imsi ${imsi}`],
  ],
  ['an address from its last byte on', body({ bdaddr_le: '5e4e3d2c1b2a' }), MAC],
  ['the same as 64 bits', post('os=9&mac_u64le=5e4e3d2c1b2a0000'), MAC],
  [
    'an IPv6 address that is looked up',
    body({
      ptr: '20010db800000000281b2cfffe3d4e5e'.split('').reverse().join('.').concat('.ip6.arpa'),
    }),
    MAC,
  ],
];

const others: readonly (readonly [name: string, request: Buffer])[] = [
  ['a version of a name', body({ enum: '4.3.6.2.8.e164.example' })],
  ['an address of another length', post(`smsc=0C91${swapped(number)}&os=9`)],
  ['the same under another name', post(`color=0A91${swapped(number)}&os=9`)],
  ['a number too short for its country', body({ region: 'DE', phone: '0176040' })],
  ['a number of a house', body({ country: 'US', number: '3125550165', cell: '3125550166' })],
  ['a number of no country', body({ region: 'EU', phone: '0176 04069099' })],
  ['a user of SIP who is no number', body({ f: '<sip:10000000001@voip.example>;tag=1' })],
  ['how many messages', post('ep=x1&lt=86400&sms=1764200000123')],
  ['a user who is concealed', body({ suci: 'suci-0-001-01-0-1-1-a1b2c3d4e5f60718293a4b5c6d7e8f90' })],
  ['the file of something else', body({ ef: '6F46', data: `08${swapped(`9${imsi}`)}`, sw: '9000' })],
  ['a UUID of another name', body({ session_uuid: `00000000-0000-0000-0${imei.slice(0, 3)}-${imei.slice(3)}` })],
  ['an IPv6 address of another device', body({ imei_ip6: '2001:db8:0:0:9:9953:4331:2048' })],
  ['a date with slashes', body({ range: '20251127/081530/3' })],
  ['the host of a caller', body({ via: 'sip:10.0.0.1:5060;transport=udp' })],
];

const foundIn = (request: Buffer): string[] =>
  [
    ...new Set(
      findings([request]).map(({ kind, value_masked }) =>
        `${kind} ${value_masked}`.replaceAll('+', '').replaceAll(':', ''),
      ),
    ),
  ].sort();

t.test('numbers in the notations of networks and cards', (t) => {
  for (const [name, request, found] of cases) t.strictSame(foundIn(request), found, name);
  t.end();
});

t.test('numbers that only look like those', (t) => {
  for (const [name, request] of others) t.strictSame(foundIn(request), [], name);
  t.end();
});
