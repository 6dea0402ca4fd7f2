import t from 'tap';
import { datagram, findFrames } from '../flow/support.ts';
import { bytes, little, number, sized, text } from './bytes.ts';
import { holdsUpBroken } from './messages.ts';
import { found, get, phone } from './support.ts';

const { imei, imsi, iccid } = phone;
const mac = phone.mac.replaceAll(':', '');
const [lat, lon] = [59.91273, 10.74609];

const e = (value: number, decimals: number): number => Math.round(value * 10 ** decimals);
const double = (value: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeDoubleLE(value);
  return out;
};
const tbcd = (digits: string): Buffer =>
  Buffer.from((digits.length % 2 ? `${digits}f` : digits).replace(/(.)(.)/g, '$2$1'), 'hex');

const mavlink = (body: Uint8Array, extra = 104): Buffer => {
  const frame = bytes(body.length, 1, 1, 1, 33, body);
  let sum = 0xffff;
  for (const byte of bytes(frame, extra)) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = sum & 1 ? (sum >> 1) ^ 0x8408 : sum >> 1;
  }
  return bytes(0xfe, frame, little(sum, 2));
};
const position = bytes(Buffer.alloc(4, 1), little(e(lat, 7), 4), little(e(lon, 7), 4), Buffer.alloc(16));
const element = (type: number, name: string, value: Uint8Array): Buffer => bytes(type, text(`${name}\0`), value);
const document = (...elements: readonly Uint8Array[]): Buffer => {
  const all = bytes(...elements, 0);
  return bytes(little(all.length + 4, 4), all);
};
const bsonText = (name: string, value: string): Buffer =>
  element(2, name, bytes(little(value.length + 1, 4), text(`${value}\0`)));
const mongodb = (): Buffer => {
  const documents = bytes(
    text('documents\0'),
    document(bsonText('imei', imei), element(1, 'lat', double(lat)), element(1, 'lon', double(lon))),
  );
  const body = bytes(
    '00000000 00',
    document(bsonText('insert', 'devices')),
    1,
    little(documents.length + 4, 4),
    documents,
  );
  return bytes(little(body.length + 16, 4), '01000000 00000000 dd070000', body);
};
const eelink = (type: number, body: Uint8Array): Buffer => bytes('6767', type, sized(bytes('0001', body), 2));
const eelinkPlace = bytes(
  '66669980',
  number(Math.round(lat * 1_800_000), 4),
  number(Math.round(lon * 1_800_000), 4),
  '40 00d7 0001 0001 5124 00cd01 01',
);
const ipfix = (...fields: readonly (readonly [id: number, value: Uint8Array])[]): Buffer => {
  const template = bytes(
    number(256, 2),
    number(fields.length, 2),
    ...fields.map(([id, value]) => bytes(number(id, 2), number(value.length, 2))),
  );
  const record = bytes(...fields.map(([, value]) => value));
  const set = (id: number, body: Uint8Array): Buffer => bytes(number(id, 2), number(body.length + 4, 2), body);
  const rest = bytes('5f5e1000 00000001 00000000', set(2, template), set(256, record));
  return bytes('000a', number(rest.length + 4, 2), rest);
};
const sflow = (): Buffer => {
  const frame = bytes('00001b000001', mac, '0800 4500', Buffer.alloc(30));
  const raw = bytes('00000001 000005dc 00000004', sized(frame, 4));
  const sample = bytes(Buffer.alloc(28, 1), '00000001 00000001', sized(raw, 4));
  return bytes('00000005 00000001 0a000001 00000000 000006ac 0ce01bfb 00000001 00000001', sized(sample, 4));
};
const jceText = (tag: number, value: string): Buffer => bytes(tag * 16 + 6, sized(text(value), 1));
const jceMap = (...pairs: readonly (readonly [string, string])[]): Buffer =>
  bytes('08 00', pairs.length, ...pairs.map(([name, value]) => bytes(jceText(0, name), jceText(1, value))));
const field = (tag: number, value: Uint8Array): Buffer => bytes(tag * 8 + 2, sized(value, 1));
const metric = (name: string, value: number): Buffer =>
  field(2, bytes(field(1, text(name)), '18 01 20 0a', 13 * 8 + 1, double(value)));
const tagged = (tag: string, value: Uint8Array): Buffer => bytes(tag, sized(value, 1));
const record = (...fields: readonly Uint8Array[]): Buffer => tagged('bf4f', bytes('80 01 55', ...fields));
const dhcp = (...options: readonly Uint8Array[]): Buffer =>
  bytes('0101 0600 46d989a7', Buffer.alloc(228), '63825363', ...options, 0xff);
const concox = bytes('7979', sized(bytes(0x94, 0x0a, `0${imei}`, `0${imsi}`, iccid, '0001 d9dc'), 2), '0d0a');
const jt808 = (body: Uint8Array): Buffer => {
  const plain = bytes('0107', number(body.length, 2), '004740000001 0001', body);
  return bytes(
    0x7e,
    plain,
    plain.reduce((sum, byte) => sum ^ byte, 0),
    0x7e,
  );
};
/** Six bits a character. */
const ais = (): Buffer => {
  const bits = (value: number, count: number): string =>
    BigInt.asUintN(count, BigInt(value)).toString(2).padStart(count, '0');
  const all = `${bits(1, 6)}${'0'.repeat(55)}${bits(Math.round(lon * 600_000), 28)}${bits(Math.round(lat * 600_000), 27)}${'0'.repeat(52)}`;
  const letters = (all.match(/.{6}/g) ?? []).map((six) => {
    const value = Number.parseInt(six, 2);
    return String.fromCharCode(value + (value > 39 ? 56 : 48));
  });
  const sentence = `AIVDO,1,1,,A,${letters.join('')},0`;
  const sum = Buffer.from(sentence).reduce((all, byte) => all ^ byte, 0);
  return text(`!${sentence}*${sum.toString(16).toUpperCase().padStart(2, '0')}`);
};

const messages: readonly (readonly [name: string, message: Buffer, found: readonly string[]])[] = [
  ['MAVLink', mavlink(position), ['coordinates']],
  ['MongoDB', mongodb(), ['coordinates', 'imei']],
  ['Eelink', bytes(eelink(1, bytes(`0${imei}`, '0120')), eelink(2, eelinkPlace)), ['cell', 'coordinates', 'imei']],
  ['IPFIX', ipfix([8, bytes('0a000001')], [56, Buffer.from(mac, 'hex')], [455, text(imsi)]), ['imsi', 'mac']],
  ['sFlow', sflow(), ['mac', 'mac']],
  ['JCE', jceMap(['imei', imei], ['lat', String(lat)], ['lng', String(lon)]), ['coordinates', 'imei']],
  [
    'Sparkplug B',
    bytes('08 80b89e8680 32', metric('Position/Latitude', lat), metric('Position/Longitude', lon)),
    ['coordinates'],
  ],
  [
    'records of charging',
    record(
      tagged('83', tbcd(imsi)),
      tagged('96', bytes(0x91, tbcd('4740000001'))),
      tagged('9d', tbcd(`${imei}0`)),
      tagged('9f20', bytes('18 00f110 0001 00f110 0000cd01')),
    ),
    ['cell', 'imei', 'imsi', 'phone-number'],
  ],
  [
    'a query for a cell',
    bytes(
      '000e',
      Buffer.alloc(14),
      '1b',
      Buffer.alloc(11),
      '000000',
      '0000cd01 00000001 00000001 000000f2',
      'ffffffff 00000000',
    ),
    ['cell'],
  ],
  ['an access point of UniFi', bytes(text('TNBU'), '00000000', mac, Buffer.alloc(60, 0xa7)), ['mac']],
  ['DHCP that was passed on', dhcp(bytes(82, 14, '0104000a0002', '0206', mac)), ['mac']],
  ['numbers in a GT06', concox, ['iccid', 'imei', 'imsi']],
  [
    'a card in a JT/T 808',
    jt808(bytes('0007', Buffer.alloc(5 + 20 + 7, 0x41), iccid, '0456312e30')),
    ['iccid', 'phone-number'],
  ],
  ['AIS of the own ship', ais(), ['coordinates']],
  [
    'a report of Suntech',
    text(
      `ST300STT;205444508;04;374;20251127;08:22:01;04530;+${lat};+${lon};000.012;0;9;1;0;`
        .replace(`${lat}`, '59.912730')
        .replace(`${lon}`, '10.746090'),
    ),
    ['coordinates'],
  ],
  [
    'a report of Meitrack',
    text(`$$A156,${imei},AAA,35,59.912730,10.746090,210926112233,A,9,20,0,0,1.0,100,1000,2000,242|1|7A4|CD01,0000*5F`),
    ['cell', 'coordinates', 'imei'],
  ],
  [
    'resources of LwM2M',
    text(`[{"bn":"/6/0/","n":"0","v":${lat}},{"n":"1","v":${lon}},{"bn":"/4/0/","n":"8","v":52481}]`),
    ['cell', 'coordinates'],
  ],
  ['a serial number of TR-069', text(`{"clientId":"os::${mac.slice(0, 6)}-${mac}"}`.toUpperCase()), ['mac']],
  ['an id in groups', text('{"router":"1a:2bff:fe3c:4d5e"}'), ['mac']],
  ['an address without zeros in front', text('{"a":"2:1a:2b:3c:4d:5e"}'), ['mac']],
];

/** What only looks so, or whose check sum does not hold: nothing is found in it. */
const alikes: readonly (readonly [name: string, message: Buffer])[] = [
  ['MAVLink with another check sum', mavlink(position, 105)],
  ['IPFIX of another length', bytes(ipfix([56, Buffer.from(mac, 'hex')]), 0)],
  ['a set without its template', ipfix([56, Buffer.from(mac, 'hex')]).fill(0x02, 21, 22)],
  ['fields of JCE whose tags fall', bytes(jceText(2, 'hello there'), jceText(1, String(lat)))],
  [
    'a metric without the type of its value',
    field(2, bytes(field(1, text('Position/Latitude')), 13 * 8 + 1, double(lat))),
  ],
  ['a record of another sort', tagged('bf30', bytes(tagged('83', tbcd(imsi))))],
  [
    'a query of another length',
    bytes('000e', Buffer.alloc(14), '1b', Buffer.alloc(14), '0000cd01 00000001 00000001 000000f2', '00'),
  ],
  ['a ship of others', text(ais().toString('latin1').replace('VDO', 'VDM'))],
  ['a number of a maker before another number', text(`{"id":"${mac.slice(0, 6)}-2a1b2c3d4e5f"}`)],
  ['a list of letters', text('{"a":"a:b:c:d:e:f"}')],
];

const isValid = (value: string): boolean => {
  const [a = 0, b = 0] = value.split(',').map(Number);
  const valid = [imei, imsi, iccid, mac, '52481', '4740000001', '00001b000001', '001a2b3c4d5e'];
  return valid.includes(value) || (Math.abs(a - lat) < 1e-3 && Math.abs(b - lon) < 1e-3);
};

for (const [name, message, wanted] of messages) {
  t.test(name, async (t) => {
    const direct = findFrames(datagram(message, { server_port: 5_000 }));
    t.strictSame(direct.map(({ kind }) => kind).sort(), wanted);
    for (const { value_masked } of direct) t.ok(isValid(value_masked), value_masked);
  });
}

for (const [name, message] of alikes)
  t.test(name, async (t) => {
    t.strictSame(findFrames(datagram(message, { server_port: 5_000 })), []);
  });

t.test('credentials with parameters and without', async (t) => {
  const dashed = phone.mac.replaceAll(':', '-');
  const digest = `Authorization: Digest username="${dashed}", realm="acs", nonce="4d0a63890c0ba442a63790dcfba1faff", uri="/"\r\n`;
  t.strictSame(found(get('/', digest)), [`mac ${mac}`]);
  const basic = Buffer.from(`2a${mac.slice(2)}:secret`).toString('base64');
  t.strictSame(found(get('/', `Authorization: Basic ${basic}\r\n`)), [`mac 2a${mac.slice(2)}`]);
  t.strictSame(
    found(get('/', `Authorization: Basic ${Buffer.from('someone:3a5c6faffb81').toString('base64')}\r\n`)),
    [],
  );
});

t.test('messages that are broken or cut do no harm', async (t) => holdsUpBroken(t, messages, 11));
