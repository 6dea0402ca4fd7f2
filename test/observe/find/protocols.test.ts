import t from 'tap';
import { bytes, text } from './bytes.ts';
import { holdsAsSent, holdsUpBroken, type Message } from './messages.ts';
import { phone } from './support.ts';

const { imei, imsi, iccid } = phone;
const msisdn = '4740000001';
const mac = phone.mac.replaceAll(':', '');
const place = '59.912730,10.746090';
const cell = '52481';

const number = (value: number | bigint, length: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value)));
  return out.subarray(8 - length);
};
const tbcd = (digits: string): Buffer =>
  Buffer.from((digits.length % 2 ? `${digits}f` : digits).replace(/(.)(.)/g, '$2$1'), 'hex');
const bcd = (digits: string): Buffer => Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex');

const attribute = (type: number, value: Uint8Array): Buffer => bytes(type, value.length + 2, value);
const of3gpp = (type: number, value: Uint8Array): Buffer => attribute(26, bytes('000028af', attribute(type, value)));
const radius = (...attributes: Uint8Array[]): Buffer => {
  const all = bytes(...attributes);
  return bytes(4, 7, number(all.length + 20, 2), Buffer.alloc(16, 0xa7), all);
};
const avp = (code: number, data: Uint8Array, vendor = 0): Buffer => {
  const length = data.length + (vendor ? 12 : 8);
  const head = bytes(number(code, 4), vendor ? 0xc0 : 0x40, number(length, 3), vendor ? number(vendor, 4) : '');
  return bytes(head, data, Buffer.alloc((4 - (length % 4)) % 4));
};
const diameter = (application: number, ...avps: Uint8Array[]): Buffer => {
  const all = bytes(...avps);
  return bytes(1, number(all.length + 20, 3), 0xc0, number(316, 3), number(application, 4), '0102030405060708', all);
};
const element = (type: number, value: Uint8Array): Buffer => bytes(type, number(value.length, 2), 0, value);
const gtp2 = (...elements: Uint8Array[]): Buffer => {
  const all = bytes(...elements);
  return bytes(0x48, 32, number(all.length + 8, 2), '00000001 00000200', all);
};
const gtp1 = (...elements: Uint8Array[]): Buffer => {
  const all = bytes(...elements);
  return bytes(0x32, 16, number(all.length + 4, 2), '00000001 00010000', all);
};
const option = (delta: number, value: string): Buffer =>
  bytes(delta * 16 + Math.min(value.length, 13), value.length >= 13 ? value.length - 13 : '', text(value));
const coap = (...rest: Uint8Array[]): Buffer => bytes('44 02 7d 34 a1b2c3d4', ...rest);
const gt06 = (type: number, content: Uint8Array): Buffer =>
  bytes('7878', content.length + 5, type, content, '0001 d9dc 0d0a');
const gt06Place = bytes(
  '1a0b1b0d3a1e',
  0xc9,
  number(Math.round(59.91273 * 1_800_000), 4),
  number(Math.round(10.74609 * 1_800_000), 4),
  0,
  '1400',
);
const jt808 = (type: number, digits: string, body: Uint8Array): Buffer => {
  const plain = bytes(number(type, 2), number(body.length, 2), bcd(digits.padStart(12, '0')), '0001', body);
  const whole = bytes(
    plain,
    plain.reduce((sum, byte) => sum ^ byte, 0),
  );
  return bytes(0x7e, ...[...whole].map((byte) => (byte === 0x7e ? '7d02' : byte === 0x7d ? '7d01' : byte)), 0x7e);
};
const jt808Place = bytes(
  '00000000 00000003',
  number(59_912_730, 4),
  number(10_746_090, 4),
  '0010 0050 00b4 190401123045',
);
const teltonikaRecords = (): Buffer => {
  const record = bytes(
    number(1_600_000_000_000, 8),
    1,
    number(107_460_900, 4),
    number(599_127_300, 4),
    '0010 0050 08 0000 ef 02 01 ef01 01 4210f0 00 00',
  );
  return bytes(8, 2, record, record, 2);
};
const teltonika = (): Buffer => {
  const data = teltonikaRecords();
  return bytes(number(15, 2), text(imei), '00000000', number(data.length, 4), data, '0000c7cf');
};
const cstring = (value: string): Buffer => text(`${value}\0`);
const smpp = (message: Uint8Array): Buffer => {
  const body = bytes(
    0,
    1,
    1,
    cstring(msisdn),
    1,
    1,
    cstring('4740000002'),
    '000000 0000 00 00 00 00',
    message.length,
    message,
  );
  return bytes(number(body.length + 16, 4), number(4, 4), number(0, 4), number(7, 4), body);
};
const der = (tag: number, ...content: readonly (string | Uint8Array)[]): Buffer => {
  const all = bytes(...content);
  return bytes(tag, all.length < 128 ? all.length : bytes(0x81, all.length), all);
};
const snmp = (oid: string, value: Uint8Array): Buffer =>
  der(
    0x30,
    '020101',
    der(4, text('public')),
    der(0xa3, '02020102 020100 020100', der(0x30, der(0x30, der(6, oid), der(4, value)))),
  );

/** Messages as data of a connection, and what is found in them: by kind. */
const messages: readonly Message[] = [
  [
    'RADIUS',
    radius(attribute(31, text(msisdn)), of3gpp(1, text(imsi)), of3gpp(20, text(`${imei.slice(0, 14)}01`))),
    ['imei', 'imsi', 'phone-number'],
  ],
  [
    'RADIUS of Wi-Fi',
    radius(
      attribute(1, text('someone')),
      attribute(31, text('02-1A-2B-3C-4D-5E')),
      attribute(30, text('02-1A-2B-00-00-01:net')),
    ),
    ['mac', 'mac'],
  ],
  [
    'RADIUS with a location',
    radius(attribute(31, text(msisdn)), of3gpp(22, bytes('82 00f110 0001 00f110 0000cd01'))),
    ['cell', 'phone-number'],
  ],
  [
    'RADIUS with the name of a user of EAP-AKA',
    radius(attribute(79, bytes('0207003801', text(`0${imsi}@wlan.mnc001.mcc001.3gppnetwork.org`)))),
    ['imsi'],
  ],
  [
    'Diameter',
    diameter(
      16_777_251,
      avp(1, text(imsi)),
      avp(1401, avp(1402, text(imei), 10_415), 10_415),
      avp(701, tbcd(msisdn), 10_415),
    ),
    ['imei', 'imsi', 'phone-number'],
  ],
  [
    'Diameter of charging',
    diameter(
      4,
      avp(443, bytes(avp(450, number(1, 4)), avp(444, text(imsi)))),
      avp(443, bytes(avp(450, number(0, 4)), avp(444, text(msisdn)))),
    ),
    ['imsi', 'phone-number'],
  ],
  [
    'GTP version 2',
    gtp2(
      element(1, tbcd(imsi)),
      element(76, tbcd(msisdn)),
      element(75, tbcd(imei)),
      element(86, bytes('18 00f110 0001 00f110 0000cd01')),
    ),
    ['cell', 'imei', 'imsi', 'phone-number'],
  ],
  [
    'GTP version 1',
    gtp1(
      bytes(2, tbcd(imsi)),
      bytes(14, 5),
      bytes(134, '0006', 0x91, tbcd(msisdn)),
      bytes(154, '0008', tbcd(`${imei.slice(0, 14)}01`)),
      bytes(152, '0008 00 00f110 0001 cd01'),
    ),
    ['cell', 'imei', 'imsi', 'phone-number'],
  ],
  ['CoAP with a query', coap(option(11, 'rd'), option(4, `imei=${imei}`), option(0, 'lt=300')), ['imei']],
  [
    'CoAP with JSON',
    coap(option(11, 'v1'), option(0, 'telemetry'), bytes(0xff, text(`{"imei":"${imei}","imsi":"${imsi}"}`))),
    ['imei', 'imsi'],
  ],
  [
    'CoAP of LwM2M',
    coap(option(11, 'rd'), option(4, `ep=urn:imei:${imei}`), bytes(0xff, text('</1/0>,</3/0>'))),
    ['imei'],
  ],
  ['GT06', gt06(1, bcd(imei)), ['imei']],
  [
    'GT06 with a place and a cell',
    bytes(gt06(1, bcd(imei)), gt06(0x12, bytes(gt06Place, '0001 01 0001 00cd01'))),
    ['cell', 'coordinates', 'imei'],
  ],
  ['JT/T 808', jt808(0x0200, '4740000001', jt808Place), ['coordinates', 'phone-number']],
  ['Teltonika', teltonika(), ['coordinates', 'imei']],
  [
    'Teltonika in a datagram',
    bytes(number(teltonikaRecords().length + 21, 2), 'cafe 01 05', number(15, 2), text(imei), teltonikaRecords()),
    ['coordinates', 'imei'],
  ],
  ['SMPP', smpp(text(`imei ${imei}`)), ['imei', 'phone-number', 'phone-number']],
  ['SNMP', snmp('2b060102010202010601', Buffer.from(mac, 'hex')), ['mac']],
  ['TFTP', bytes('0001', text('SEP021A2B3C4D5E.cnf.xml\0octet\0')), ['mac']],
];

const valid = new Set([
  imei,
  imei.slice(0, 14),
  imsi,
  iccid,
  msisdn,
  '4740000002',
  mac,
  '021a2b000001',
  cell,
  place.replaceAll(/0(?=,|$)/g, ''),
]);

for (const one of messages) t.test(one[0], (t) => holdsAsSent(t, one, (value) => valid.has(value)));

t.test('messages that are broken or cut do no harm, and bytes that only look so hold nothing', async (t) =>
  holdsUpBroken(t, messages, 3),
);
