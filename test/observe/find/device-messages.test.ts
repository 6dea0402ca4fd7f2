import t from 'tap';
import { datagram, findFrames } from '../flow/support.ts';
import { bytes, little, number, sized, text } from './bytes.ts';
import { broken, holdsAsSent, holdsUpBroken, type Message } from './messages.ts';
import { phone } from './support.ts';

const { imei, imsi } = phone;
const mac = phone.mac.replaceAll(':', '');
const [lat, lon] = [59.91273, 10.74609];

const e = (value: number, decimals: number): number => Math.round(value * 10 ** decimals);
const tbcd = (digits: string): Buffer =>
  Buffer.from((digits.length % 2 ? `${digits}f` : digits).replace(/(.)(.)/g, '$2$1'), 'hex');

/** The check sums of these protocols: from the lowest bit on with 16 bits, from the highest with 8. */
const sum16 = (message: Uint8Array, polynomial: number, begin: number): number => {
  let sum = begin;
  for (const byte of message) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = sum & 1 ? (sum >> 1) ^ polynomial : sum >> 1;
  }
  return sum;
};
const sum8 = (message: Uint8Array): number => {
  let sum = 0xff;
  for (const byte of message) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = sum & 0x80 ? ((sum << 1) ^ 0x31) & 0xff : sum << 1;
  }
  return sum;
};

const ruptelaRecord = bytes(
  '5f5e1000 00 00',
  number(e(lon, 7), 4),
  number(e(lat, 7), 4),
  '0010 0050 08 0000 0a 07',
  '01 0501 00 00 00',
);
const ruptela = (): Buffer => {
  const body = bytes(number(BigInt(imei), 8), 1, 0, 2, ruptelaRecord, ruptelaRecord);
  return bytes(sized(body, 2), number(sum16(body, 0x8408, 0), 2));
};
const galileosky = (): Buffer => {
  const tags = bytes(
    3,
    text(imei),
    '043200 20 00105e5f 30 09',
    little(e(lat, 6), 4),
    little(e(lon, 6), 4),
    '33 00000000',
  );
  const body = bytes(1, little(tags.length, 2), tags);
  return bytes(body, little(sum16(body, 0xa001, 0xffff), 2));
};
const egts = (...subrecords: readonly Uint8Array[]): Buffer => {
  const records = bytes(...subrecords);
  const data = bytes(little(records.length, 2), '0100 01 39300000 01 01', records);
  const head = bytes('01 00 00 0b 00', little(data.length, 2), '0100 01');
  return bytes(head, sum8(head), data, '0000');
};
const subrecord = (type: number, body: Uint8Array): Buffer => bytes(type, little(body.length, 2), body);
const scaled = (value: number, whole: number): Buffer => little(Math.round((value / whole) * 0xffff_ffff), 4);
const element = (type: number, ...values: readonly (number | Uint8Array)[]): Buffer =>
  bytes(number(type, 2), sized(bytes(...values), 2));
const pfcp = (...elements: readonly Uint8Array[]): Buffer => {
  const rest = bytes(Buffer.alloc(8, 1), '000001 00', ...elements);
  return bytes('21 32', sized(rest, 2));
};
const ucp = (fields: string): Buffer => {
  const length = `00/00000/O/51/${fields}/00`.length;
  return text(`\x02${`00/${String(length).padStart(5, '0')}/O/51/${fields}/5F`}\x03`);
};
const semicircles = (value: number): Buffer => little(Math.round((value / 180) * 2 ** 31), 4);
const fit = (): Buffer => {
  const definition = bytes('40 00 00 1400 03 fd0486 000485 010485');
  const record = bytes(0, '00105e3b', semicircles(lat), semicircles(lon));
  const data = bytes(definition, record, record);
  return bytes('0e 10 5408', little(data.length, 4), text('.FIT'), '0000', data, '0000');
};
const frame = (type: number, body: Uint8Array): Buffer => bytes(type, '0001', sized(body, 4), 0xce);
const shortText = (value: string): Buffer => sized(text(value), 1);
const amqp = (headers: Uint8Array, body: string): Buffer =>
  bytes(
    text('AMQP'),
    '00000901',
    frame(1, bytes('003c0028 0000', shortText(''), shortText('things.reg'), 0)),
    frame(2, bytes('003c 0000', number(body.length, 8), '2000', sized(headers, 4))),
    frame(3, text(body)),
  );
const field = (name: string, value: string): Buffer => bytes(shortText(name), text('S'), sized(text(value), 4));
const zmtp = (...frames: readonly string[]): Buffer =>
  bytes(
    'ff 0000000000000001 7f 03 01',
    Buffer.alloc(52),
    ...frames.map((one, i) => bytes(i < frames.length - 1 ? 1 : 0, sized(text(one), 1))),
  );
const utf8 = (value: string): Buffer => sized(text(value), 2);
const mqtt5 = (): Buffer => {
  const properties = bytes(0x26, utf8('imsi'), utf8(imsi), 0x02, '0000003c');
  const connect = bytes(utf8('MQTT'), '05 02 003c 00', utf8('c'));
  const publish = bytes(utf8('t'), sized(properties, 1), text('{}'));
  return bytes(0x10, sized(connect, 1), 0x30, sized(publish, 1));
};

const messages: readonly Message[] = [
  ['Ruptela', ruptela(), ['coordinates', 'imei']],
  ['Galileosky', galileosky(), ['coordinates', 'imei']],
  [
    'EGTS',
    egts(
      subrecord(1, bytes('39300000 06', text(imei), text(`${imsi}\0`))),
      subrecord(16, bytes('00105e5f', scaled(lat, 90), scaled(lon, 180), '01 000000')),
    ),
    ['coordinates', 'imei', 'imsi'],
  ],
  [
    'CalAmp',
    bytes(
      '83 08',
      `${imei}f`,
      '01 02 01 02 0001 00105e5f 00105e5f',
      number(e(lat, 7), 4),
      number(e(lon, 7), 4),
      '00000000',
    ),
    ['coordinates', 'imei'],
  ],
  [
    'PFCP',
    pfcp(element(2, element(29, 1)), element(141, 3, sized(tbcd(imsi), 1), sized(tbcd(imei), 1))),
    ['imei', 'imsi'],
  ],
  [
    'UCP',
    ucp(`4740000001/4740000002${'/'.repeat(17)}3//68656C6C6F${'/'.repeat(12)}`),
    ['phone-number', 'phone-number'],
  ],
  ['FIT', fit(), ['coordinates']],
  ['AMQP', amqp(field('imsi', imsi), `{"imei":"${imei}"}`), ['imei', 'imsi']],
  [
    'AMQP, who connects',
    frame(1, bytes('000a000b 00000000', shortText('PLAIN'), sized(text(`\0${imei}\0x`), 4), shortText('en'))),
    ['imei'],
  ],
  ['ZeroMQ', zmtp('position', `{"lat":${lat},"lon":${lon}}`), ['coordinates']],
  ['properties of MQTT 5', mqtt5(), ['imsi']],
  ['a gateway of LoRa', bytes('02 a1b2 02 001a2bfffe3c4d5e'), ['mac']],
  [
    'what a gateway of LoRa heard',
    bytes('02 a1b2 00 0102030405060708', text(`{"stat":{"lati":${lat},"long":${lon}}}`)),
    ['coordinates'],
  ],
  ['Socket.IO', text(`42["loc",{"imei":"${imei}","lat":${lat},"lon":${lon}}]`), ['coordinates', 'imei']],
  [
    'names over braces',
    text(`imei: "${imei}"\nposition { latitude: ${lat} longitude: ${lon} }`),
    ['coordinates', 'imei'],
  ],
  [
    'names in parentheses',
    text(`(report (device (hwaddr "${phone.mac}")) (fix (lat ${lat}) (lon ${lon})))`),
    ['coordinates', 'mac'],
  ],
  ['TAIP', text('>RPV34580+5991273+0107460900000012;ID=0042;*5F<'), ['coordinates']],
  ['APRS', text('LA1ABC>APRS,TCPIP*:!5954.76N/01044.77E-PHG'), ['coordinates']],
  ['IGC', text('HFDTE260926\r\nB1101355954764N01044765EA0010000123\r\n'), ['coordinates']],
  ['an identifier as a name', text(`{"devices":{"${imei}":{"bat":3}},"seen":{"${phone.mac}":-4}}`), ['imei', 'mac']],
  ['a list under the name of a cell', text('{"cell":[1,1,25128,52481]}'), ['cell']],
  ['a number that has lost its zeros', text(`{"imsi":${Number(imsi)}}`), ['imsi']],
  ['a path with both', text(`/cfg/${mac.toUpperCase()}/${imei}/spa.xml`), ['imei', 'mac']],
  ['an address as the name of a user', text(`{"username":"2a${mac.slice(2)}","clean":"true"}`), ['mac']],
];

/** What only looks so, or whose check sum does not hold: nothing is found in it. */
const alikes: readonly (readonly [name: string, message: Buffer])[] = [
  ['Ruptela with another check sum', broken(ruptela(), ruptela().length - 1)],
  [
    'EGTS with another check sum',
    broken(egts(subrecord(16, bytes('00105e5f', scaled(lat, 90), scaled(lon, 180), '01 000000'))), 10),
  ],
  ['UCP of another length', text(`\x0200/00001/O/51/4740000001/4740000002${'/'.repeat(30)}5F\x03`)],
  ['a file without the mark of FIT', Buffer.from(fit()).fill(0x41, 8, 12)],
  ['frames of AMQP without their ends', Buffer.from(amqp(field('a', 'b'), `{"x":${lat}}`)).fill(0, 28, 29)],
  ['a gateway without an address in its id', bytes('02 a1b2 02 0102030405060708')],
  ['braces around code', text('function position { return latitude; }')],
  ['a sentence in parentheses', text('(see the note (there) for more)')],
  ['a name with a time', text('{"log":{"20260927213458123":{"bat":3}}}')],
  ['a name that is a hash', text('{"files":{"3f2a9c1b4d5e":{"size":3}}}')],
  ['a path with digits of other sorts', text('/files/3f2a9c1b4d5e/2026092721/x.js')],
  ['a list of four that is no cell', text('{"cell":[999,99,3,4]}')],
];

const valid = new Set([imei, imsi, mac, `2a${mac.slice(2)}`, '001a2b3c4d5e', '52481', '4740000001', '4740000002']);
const isValid = (value: string): boolean => {
  const [a = 0, b = 0] = value.split(',').map(Number);
  return valid.has(value) || (Math.abs(a - lat) < 1e-3 && Math.abs(b - lon) < 1e-3);
};

for (const one of messages) t.test(one[0], (t) => holdsAsSent(t, one, isValid));

for (const [name, message] of alikes)
  t.test(name, async (t) => {
    t.strictSame(findFrames(datagram(message, { server_port: 5_000 })), []);
  });

t.test('messages that are broken or cut do no harm', async (t) => holdsUpBroken(t, messages, 11));
