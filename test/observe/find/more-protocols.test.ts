import t from 'tap';
import { datagram, findFrames } from '../flow/support.ts';
import { bytes, number, sized, text } from './bytes.ts';
import { holdsAsSent, holdsUpBroken, type Message } from './messages.ts';
import { phone } from './support.ts';

const { imei, imsi, iccid } = phone;
const mac = phone.mac.replaceAll(':', '');
const place = '59.91273,10.74609';
const [lat, lon] = [59.91273, 10.74609];

const double = (value: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeDoubleBE(value);
  return out;
};
/** Behind its length in so many bytes. */

const dhcp = (hardware: string, ...options: readonly Uint8Array[]): Buffer =>
  bytes('0101 0600 46d989a7', Buffer.alloc(20), hardware, Buffer.alloc(10 + 64 + 128), '63825363', ...options, 0xff);
const tagged = (type: number, value: Uint8Array, width = 2): Buffer => bytes(number(type, width), sized(value, 2));
const kafkaBatch = (key: string, value: string): Buffer => {
  const zigzag = (size: number): number => size * 2;
  const record = bytes(0, 0, 0, zigzag(key.length), text(key), zigzag(value.length), text(value), 0);
  const rest = bytes('0000', number(0, 4), Buffer.alloc(16), Buffer.alloc(14, 0xff), number(1, 4));
  const body = bytes('ffffffff 02 027b2685', rest, zigzag(record.length), record);
  return bytes(Buffer.alloc(8), sized(body, 4));
};
const kafkaMessage = (value: string): Buffer =>
  bytes(Buffer.alloc(8), sized(bytes('027b2685 00 00 ffffffff', sized(text(value), 4)), 4));
const produce = (version: number, set: Uint8Array): Buffer =>
  sized(
    bytes(
      '0000',
      number(version, 2),
      '00000007',
      sized(text('producer'), 2),
      version >= 3 ? 'ffff' : '',
      '0001 000003e8 00000001',
      sized(text('things'), 2),
      '00000001 00000000',
      sized(set, 4),
    ),
    4,
  );
const mysql = (statement: string): Buffer => {
  const body = bytes(3, text(statement));
  return bytes(body.length & 0xff, body.length >> 8, 0, 0, body);
};
const postgres = (type: string, body: Uint8Array): Buffer => bytes(text(type), number(body.length + 4, 4), body);
const gb32960 = (type: number, body: Uint8Array): Buffer =>
  bytes('2323', type, 'fe', text('LTEST0000X0050224'), 1, sized(body, 2), 0);
const autokey = (value: string): Buffer => {
  let key = 171;
  return sized(
    text(value).map((byte) => (key ^= byte)),
    4,
  );
};
const short = (value: string): Buffer => bytes(0x8c, sized(text(value), 1), 0x94);
const resp = (...words: readonly string[]): Buffer =>
  text(`*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`);
const coap = (options: string, payload: Uint8Array): Buffer => bytes('44 02 7d34 a1b2c3d4', options, 0xff, payload);
const tbcd = (digits: string): Buffer => Buffer.from(`${digits}f`.replace(/(.)(.)/g, '$2$1'), 'hex');
const thrift = (...fields: readonly Uint8Array[]): Buffer =>
  bytes('80010001', sized(text('report'), 4), '00000001', ...fields, 0);

/** Messages as datagrams, and what is found in them: by kind. */
const messages: readonly Message[] = [
  ['DHCP', dhcp(mac, bytes('350101'), bytes(61, 7, 1, mac)), ['mac']],
  [
    'DHCP with the id of an owner',
    dhcp(Buffer.alloc(6).toString('hex'), bytes(61, 15, 255, '00000001 00030001', mac)),
    ['mac'],
  ],
  ['DHCP for IPv6', bytes('01 a1b2c3', tagged(1, bytes('00010001 2b1c0d0e', mac)), tagged(8, bytes('0000'))), ['mac']],
  ['a packet that wakes', bytes('ffffffffffff', ...Array.from({ length: 16 }, () => mac)), ['mac']],
  ['discovery of routers', bytes('00000001', tagged(1, Buffer.from(mac, 'hex')), tagged(5, text('hAP lite'))), ['mac']],
  [
    'discovery of devices',
    bytes('0206', sized(bytes(tagged(2, bytes(mac, 'c0000207'), 1), tagged(11, text('office'), 1)), 2)),
    ['mac'],
  ],
  ['Kafka, a batch of records', produce(7, kafkaBatch(imei, `{"lat":${lat},"lon":${lon}}`)), ['coordinates', 'imei']],
  ['Kafka, messages', produce(2, kafkaMessage(`{"imsi":"${imsi}"}`)), ['imsi']],
  [
    'Thrift',
    thrift(bytes('0b0001', sized(text(imei), 4)), bytes('0c0002 040001', double(lat), '040002', double(lon), 0)),
    ['coordinates', 'imei'],
  ],
  ['MySQL', mysql(`INSERT INTO t (imei, lat, lon) VALUES ('${imei}', ${lat}, ${lon})`), ['coordinates', 'imei']],
  [
    'MySQL, a change',
    mysql(`UPDATE t SET lat=${lat}, lon=${lon}, seen=NOW() WHERE imei='${imei}'`),
    ['coordinates', 'imei'],
  ],
  ['PostgreSQL', postgres('Q', text(`SELECT * FROM t WHERE imsi = '${imsi}'\0`)), ['imsi']],
  [
    'PostgreSQL with parameters',
    bytes(
      postgres('P', text('\0INSERT INTO t(lat, lon) VALUES($1, $2)\0\0\0')),
      postgres('B', bytes('00 00 0000 0002', sized(text(String(lat)), 4), sized(text(String(lon)), 4), '0000')),
      postgres('E', bytes('00 00000000')),
    ),
    ['coordinates'],
  ],
  ['Redis', resp('GEOADD', 'riders', String(lon), String(lat), `imei:${imei}`), ['coordinates', 'imei']],
  ['Redis with names', resp('HSET', 'sim', 'imsi', imsi, 'state', 'on'), ['imsi']],
  ['NATS', text(`CONNECT {"verbose":false}\r\nPUB trk.${imei}.pos 12\r\n{"a":"hello"}\r\n`), ['imei']],
  ['STOMP', text(`CONNECT\nhost:/\n\n\0\nSEND\nx-ap-mac:${phone.mac.replaceAll(':', '\\c')}\n\nup\0`), ['mac']],
  [
    'LwM2M, a place as doubles',
    coap('b136 0130', bytes('c80008', double(lat), 'c80108', double(lon))),
    ['coordinates'],
  ],
  ['LwM2M, texts', bytes('c8000f', text(imei), 'c80104', text('on--')), ['imei']],
  [
    'SenML in CBOR',
    bytes(
      '82 a3 00 63',
      text('lat'),
      '02 fb',
      double(lat),
      '01 63',
      text('deg'),
      'a2 00 63',
      text('lon'),
      '02 fb',
      double(lon),
    ),
    ['coordinates'],
  ],
  [
    'a large number of CBOR',
    bytes('a1 65', text('iccid'), 'c2 49', `0${BigInt(iccid).toString(16)}`.slice(-18)),
    ['iccid'],
  ],
  ['GB/T 32960, a card', gb32960(1, bytes('190b1b081503 0001', text(iccid), '0100')), ['iccid']],
  [
    'GB/T 32960, a place',
    gb32960(2, bytes('190b1b081503 05 00', number(10_746_090, 4), number(59_912_730, 4))),
    ['coordinates'],
  ],
  [
    'the byte before as a key',
    autokey(`{"mac":"${phone.mac}","latitude_i":599127,"longitude_i":107461}`),
    ['coordinates', 'mac'],
  ],
  ['pickle', bytes('8004 7d94 28', short('imei'), short(imei), short('imsi'), short(imsi), 'u.'), ['imei', 'imsi']],
  ['pickle of the first protocol', text(`(dp0\nVimei\np1\nV${imei}\np2\nsVimsi\np3\nL${imsi}L\ns.`), ['imei', 'imsi']],
  ['netstrings', text(`5:hello,4:imei,15:${imei},3:mac,17:${phone.mac},`), ['imei', 'mac']],
  [
    'types, lengths and values',
    bytes('aa5501', tagged(1, text(imei), 1), tagged(3, bytes(double(lat), double(lon)), 1), tagged(9, bytes(99), 1)),
    ['coordinates', 'imei'],
  ],
  [
    'types, lengths and values of two bytes each',
    bytes(tagged(0x0100, text('app_open')), tagged(0x0101, text(imei)), tagged(0x0102, text('wifi'))),
    ['imei'],
  ],
  [
    'names before bytes',
    bytes(text('HELO'), 2, text('IMSI'), 8, tbcd(imsi), text('MAC'), mac, '3c3db1'),
    ['imsi', 'mac'],
  ],
  ['metrics', text(`fleet.imei_${imei}.battery:71|g\nfleet.imei_${imei}.rssi:-88|g`), ['imei']],
  ['metrics of Graphite', text(`wifi.ap.${mac.replace('02', '2a')}.rssi -51 1764200019`), ['mac']],
  ['metrics of Prometheus', text(`up{imsi="${imsi}",job="x"} 1`), ['imsi']],
  ['FTP', text(`USER cam\r\nPASS x1\r\nSTOR imei${imei}_20251127.jpg\r\n`), ['imei']],
  [
    'a report of H02',
    text(`*HQ,${imei},V1,142233,A,5954.7638,N,01044.7654,E,000.00,000,210926,FFFFFBFF,1,01,39337,14158#`),
    ['cell', 'coordinates', 'imei'],
  ],
  [
    'a report of TK103',
    text(`(${imei.slice(3)}BP05${imei}251127A5954.7638N01044.7654E000.0081900000.0000000000L00000000)`),
    ['coordinates', 'imei'],
  ],
  ['a report of OVMS', text(`MP-0 L${lat},${lon},48,16,1,1\r\n`), ['coordinates']],
  [
    'degrees filled up with zeros',
    text('ST300STT;205444508;04;374;20251127;08:22:01;04530;+59.912730;+010.746090;000.012'),
    ['coordinates'],
  ],
  ['the name of a player', text(`USN: uuid:RINCON_${mac.toUpperCase()}01400::upnp:rootdevice`), ['mac']],
  ['an endpoint of LwM2M', text(`/rd?ep=urn:imei-msisdn:${imei}-4740000001&lt=300`), ['imei', 'phone-number']],
];

/** What only looks so: nothing is found in it. */
const alikes: readonly (readonly [name: string, message: Buffer])[] = [
  ['BOOTP with another mark', dhcp(mac).fill(0x11, 236, 240)],
  ['fifteen times the same six bytes', bytes('ffffffffffff', ...Array.from({ length: 15 }, () => mac), '0102030405ff')],
  ['types whose lengths do not fit', bytes('00000001', tagged(1, Buffer.from(mac, 'hex')), '0005 0099 6161616161')],
  ['a command of MySQL that is no statement', bytes('05000000 01 61626364')],
  [
    'types and values without a number of a device',
    bytes(
      'aa5501',
      tagged(1, text('hello there'), 1),
      tagged(3, bytes(double(lat), double(lon)), 1),
      tagged(9, bytes(99), 1),
    ),
  ],
  ['fractions of Thrift that are whole', thrift(bytes('040001', double(59), '040002', double(10)))],
  ['a name before bytes of a group', bytes(text('MAC'), '01005e7ffffa', '3c3db1')],
  ['a part of a larger number as a name', text('{"stat":{"1764200019000":{"bat":3}}}')],
  ['a pickle within itself', bytes('8002 5d 71 00 68 00 61 2e 00000000 2e')],
  ['a list of four that is no cell', text('{"cell":[1,2,3,4]}')],
];

const valid = new Set([
  imei,
  imsi,
  iccid,
  mac,
  mac.replace('02', '2a'),
  place,
  '59.9127,10.7461',
  '14158',
  '4740000001',
]);

for (const one of messages) t.test(one[0], (t) => holdsAsSent(t, one, (value) => valid.has(value)));

for (const [name, message] of alikes)
  t.test(name, async (t) => {
    t.strictSame(findFrames(datagram(message, { server_port: 5_000 })), []);
  });

t.test('messages that are broken or cut do no harm', async (t) => holdsUpBroken(t, messages, 11));
