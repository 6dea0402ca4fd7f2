import t from 'tap';
import { datagram, findFrames } from '../flow/support.ts';
import { bytes, number, sized, text } from './bytes.ts';
import { findings, get, phone, post } from './support.ts';

const { imei, imsi, iccid, mac } = phone;
const IMEI = `imei ${imei}`;
const IMSI = `imsi ${imsi}`;
const ICCID = `iccid ${iccid}`;
const MAC = `mac ${mac.replaceAll(':', '')}`;
const PHONE = `phone-number ${phone['phone-number'].slice(1)}`;
const address = Buffer.from(mac.replaceAll(':', ''), 'hex');
const swapped = (digits: string): string => (digits.length % 2 ? `${digits}f` : digits).replace(/(.)(.)/g, '$2$1');
/** A value of ASN.1 behind its tag and length. */
const ber = (tag: number, ...values: readonly Uint8Array[]): Buffer => bytes(tag, sized(bytes(...values), 1));
const body = (value: unknown): Buffer => post(JSON.stringify(value));
const ofBytes = (...values: readonly (number | string | Uint8Array)[]): Buffer => post(bytes(...values));
/** A number of eight bytes from its lowest byte on. */
const little64 = (digits: string): Buffer => Buffer.from(number(BigInt(digits), 8)).reverse();
/** The letters from a to p for halves of bytes. */
const letters = [...address.toString('hex')].map((c) => String.fromCharCode(97 + Number.parseInt(c, 16))).join('');
const topic = `dt/${address.toString('hex')}/state`;
const mqttText = (value: string): Buffer => sized(text(value), 2);
const connect = (client: string): Buffer =>
  bytes(0x10, sized(bytes(mqttText('MQTT'), 4, 2, 0, 60, mqttText(client)), 1));

const mail = (encoding: string, written: string): Buffer =>
  text(
    [
      'EHLO phone',
      'MAIL FROM:<a@dev.test>',
      'RCPT TO:<s@vendor.test>',
      'DATA',
      'Subject: SIM change',
      encoding,
      '',
      written,
      '.',
      '',
    ].join('\r\n'),
  );
const told = `New number: ${phone['phone-number']}, handset IMEI ${imei}`;
const printable = told.replace('+', '=2B').replace(/.{20}/g, '$&=\r\n');

/** Bytes that are sent as the body of a request. */
const requests: readonly (readonly [name: string, request: Buffer, found: readonly string[]])[] = [
  [
    'files of a card under their numbers',
    body({ dump: { '2FE2': swapped(iccid), '6F07': `0809${swapped(`0${imsi}`).slice(2)}` } }),
    [ICCID, IMSI],
  ],
  ['a label of the name of a server', Buffer.from(`GET / HTTP/1.1\r\nHost: d-${imei}.push.example\r\n\r\n`), [IMEI]],
  [
    'a name beside a number of protocol buffers',
    ofBytes('0803 10', varint(BigInt(imei)), '1a', sized(text('imei'), 1), '20 8092 92c9 06'),
    [IMEI],
  ],
  [
    'numbers of eight bytes behind their names',
    ofBytes(text('IMEI'), little64(imei), text('IMSI'), little64(imsi)),
    [IMEI, IMSI],
  ],
  [
    'an international number in BER',
    ofBytes(
      ber(
        0x30,
        ber(0x80, Buffer.from(swapped(imsi), 'hex')),
        ber(0x82, Buffer.from(`91${swapped(phone['phone-number'].slice(1))}`, 'hex')),
      ),
    ),
    [IMSI, PHONE],
  ],
  ['a user location', body({ 'User-Location-Info': '8200f110819e00f1100500ce11' }), ['cell 83938833']],
  ['mail in quoted-printable', mail('Content-Transfer-Encoding: quoted-printable', printable), [IMEI, PHONE]],
  ['a user location in base64', body({ userLocationInfo: 'ggDxEIGeAPEQBQDOEQ==' }), ['cell 83938833']],
  ['a cell in base64', body({ cgi: 'APEQqGp+gQ==' }), ['cell 32385']],
  [
    'a decimal cell beside a hexadecimal area',
    body({ plmn: '00101', tac: '0x819e', eci: '83938833' }),
    ['cell 83938833'],
  ],
  ['a network by its two names', body({ log: 'MCC 001 MNC 01 LAC 26487 CID 38212' }), ['cell 38212']],
  [
    'mail without its transport',
    post('From: a@dev.test\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nNew number: =2B474000=\r\n0001\r\n'),
    [PHONE],
  ],
  ['mail in base64', mail('Content-Transfer-Encoding: base64', Buffer.from(told).toString('base64')), [IMEI, PHONE]],
];

function varint(value: bigint): Buffer {
  const groups: number[] = [];
  let rest = value;
  for (; rest > 127n; rest >>= 7n) groups.push(Number(rest & 127n) | 128);
  return Buffer.from([...groups, Number(rest)]);
}

/** What must not be found. */
const others: readonly (readonly [name: string, request: Buffer])[] = [
  ['a campaign', get('/ad?cid=6217126481&lac=1&adset=88746391560481026')],
  [
    'two long numbers beside a name',
    ofBytes('0803 10', varint(BigInt(imei)), '1a', sized(text('imei'), 1), '20', varint(BigInt(imei) + 9n)),
  ],
  [
    'a number of another plan in BER',
    ofBytes(ber(0x30, ber(0x81, text('plain text')), ber(0x82, Buffer.from('a17447000010', 'hex')))),
  ],
];

const foundIn = (request: Buffer): string[] =>
  findings([request])
    .map(({ kind, value_masked }) => `${kind} ${value_masked}`)
    .sort();

t.test('identifiers in messages', (t) => {
  for (const [name, request, found] of requests) t.strictSame(foundIn(request), [...found].sort(), name);
  t.end();
});

t.test('what is no identifier', (t) => {
  for (const [name, request] of others) t.strictSame(foundIn(request), [], name);
  t.end();
});

const radius = (...attributes: readonly (readonly [type: number, value: string])[]): Buffer => {
  const pairs = bytes(...attributes.map(([type, value]) => bytes(type, value.length + 2, text(value))));
  return bytes(4, 1, number(20 + pairs.length, 2), Buffer.alloc(16, 7), pairs);
};

/** An attribute of 3GPP in Diameter, in a message of its own. */
const diameter = (code: number, data: Uint8Array): Buffer => {
  const padded = bytes(data, Buffer.alloc((4 - (data.length % 4)) % 4));
  const avp = bytes(number(code, 4), 0x80, number(12 + data.length, 3), number(10_415, 4), padded);
  return bytes(
    1,
    number(20 + avp.length, 3),
    0x80,
    number(8_388_620, 3),
    number(16_777_255, 4),
    Buffer.alloc(8, 7),
    avp,
  );
};

/** Datagrams, and what is found in them. */
const datagrams: readonly (readonly [name: string, message: Buffer, found: readonly string[]])[] = [
  ['six bytes under a telling path of CoAP', bytes('4103e29a5a', 'b3', text('mac'), 0xff, address), [MAC]],
  ['an area and a cell behind their length', bytes(text('LBS'), 1, 9, 7, '00f110 a86a 7e81'), ['cell 32385']],
  ['an area of no network', bytes(text('LBS'), 1, 9, 7, 'ffffff a86a 7e81'), []],
  [
    'a line of a log',
    text(
      '<134>1 2026-09-24T10:16:11Z modem1 celld 311 - - camped on PLMN 001/01, LAC 0x6777, cell identity 0x9544, RXLEV 48\n',
    ),
    ['cell 38212'],
  ],
  ['a station of RADIUS by its address', radius([1, 'user7'], [31, mac.toUpperCase().replaceAll(':', '-')]), [MAC]],
  ['a station of RADIUS by a name', radius([1, 'user7'], [30, 'AP-LOBBY']), []],
  [
    'where a network says that a telephone is',
    diameter(1_242, Buffer.from('1055358f07a4440a', 'hex')),
    ['coordinates 59.912728,10.746088'],
  ],
  [
    'the number of a card among types with lengths',
    bytes(1, sized(Buffer.from(`0${imei}`, 'hex'), 1), 2, sized(address, 1), 3, sized(Buffer.from(iccid, 'hex'), 1)),
    [ICCID, IMEI],
  ],
  ['a level of a topic', bytes(connect('x'), 0x30, sized(bytes(mqttText(topic), text('on')), 1)), [MAC]],
  ['who a client of MQTT is', connect(`dev-${imei}`), [IMEI]],
];

t.test('identifiers in datagrams', (t) => {
  for (const [name, message, found] of datagrams)
    t.strictSame(
      findFrames(datagram(message, { server_port: 5_683 }))
        .map(({ kind, value_masked }) => `${kind} ${value_masked}`)
        .sort(),
      [...found].sort(),
      name,
    );
  t.end();
});

t.test('a name that is looked up, of letters alone', (t) => {
  const labels = [letters, 'mac', 'collect', 'example'].map((label) => sized(text(label), 1));
  const query = bytes('a706 0100 0001 0000 0000 0000', ...labels, 0, '0001 0001');
  const all = findFrames(datagram(query, { server_port: 53 }));
  t.strictSame(
    all.map(({ kind, value_masked }) => `${kind} ${value_masked}`),
    [MAC],
  );
  t.end();
});
