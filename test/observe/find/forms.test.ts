import { createLeakFinder, findingsOf, hearBytes, type LeakKind } from '@phonehome/observe';
import { luhnDigit } from '@phonehome/shared';
import t from 'tap';
import { found, phone, post } from './support.ts';

const { imei, imsi, mac } = phone;
const bare = mac.replaceAll(':', '');
const place = 'coordinates 59.91273,10.74609';

/** Forms of identifiers that are read as one, and what each is. */
const forms: readonly (readonly [name: string, body: string | Uint8Array, found: string])[] = [
  ['a point of WKT', '{"p":"POINT(10.74609 59.91273)"}', place],
  ['ISO 6709', '{"p":"+59.91273+010.74609/"}', place],
  ['NMEA', '$GPGGA,101010,5954.7638,N,01044.7654,E,1,08', 'coordinates 59.91273,10.74609'],
  ['hemispheres', '{"p":"N59.91273 E10.74609"}', place],
  ['degrees, minutes, seconds', JSON.stringify({ p: `59°54'45.8"N 10°44'45.9"E` }), 'coordinates 59.912722,10.746083'],
  ['the south and the west', JSON.stringify({ p: `59°54'45.8"S 10°44'45.9"W` }), 'coordinates -59.912722,-10.746083'],
  ['GeoJSON', '{"type":"Point","coordinates":[10.74609,59.91273]}', place],
  ['a point of well-known binary', wellKnownBinary(10.74609, 59.91273), place],
  ['an address of IPv6 that was made of it', '{"ip":"fe80::1a:2bff:fe3c:4d5e"}', `mac ${bare}`],
  ['a MAC address as a number', `{"wifi_mac":${Number.parseInt(bare, 16)}}`, `mac ${bare}`],
  ['what a modem says of its cell', '+CREG: 2,1,"00C3","CD01"', `cell ${0xcd01}`],
  ['a cell with its network (CGI)', '{"cgi":"001-01-12-52481"}', 'cell 52481'],
  ['a cell in SIP', '{"utran-cell-id-3gpp":"00101000C000CD01"}', `cell ${0xcd01}`],
  ['a hexadecimal cell', '{"cell_id":"0xcd01"}', `cell ${0xcd01}`],
  ['a user of IMS', `{"u":"${imsi}@ims.mnc001.mcc001.3gppnetwork.org"}`, `imsi ${imsi}`],
  ['an IMSI in three parts', `{"mcc":"001","mnc":"01","msin":"${imsi.slice(5)}"}`, `imsi ${imsi}`],
  ['an IMEI in two parts', `{"tac":"${imei.slice(0, 8)}","snr":"${imei.slice(8, 14)}"}`, `imei ${imei}`],
  ['an IMEI with software version', `{"imeisv":"${imei.slice(0, 14)}42"}`, `imei ${imei}`],
  ['a telephone number of a country', '{"msisdn":"40000001"}', 'phone-number 40000001'],
  [
    'ten-millionths of degrees, by their names',
    '{"latitudeE7":599127300,"longitudeE7":24211110}',
    'coordinates 59.91273,2.421111',
  ],
  ['a decimal comma', 'breite=59%2C91273&laenge=10%2C74609', place],
  ['two numbers of protobuf after one another', protobufPlace(59.91273, 10.74609), place],
  ['where a photograph was taken', photograph(), 'coordinates 59.912722,-10.746083'],
  ['the node of a UUID', `{"install":"3fc1a2b0-7d11-11ef-853c-${bare}"}`, `mac ${bare}`],
  [
    'an address of MMS',
    Buffer.from('\x8c\x80\x89\x19\x80+4740000001/TYPE=PLMN\0\x84\xa3\0', 'latin1'),
    'phone-number 4740000001',
  ],
  ['an IMSI that was encoded by itself', `k=${Buffer.from(imsi).toString('hex')}`, `imsi ${imsi}`],
  ['codes of characters with hyphens between', `k=${[...Buffer.from(imsi)].join('-')}`, `imsi ${imsi}`],
  ['00 for the plus sign', '{"phone":"004740000001"}', 'phone-number 4740000001'],
];

function wellKnownBinary(longitude: number, latitude: number): Buffer {
  const bytes = Buffer.from('0101000000'.padEnd(42, '0'), 'hex');
  bytes.writeDoubleLE(longitude, 5);
  bytes.writeDoubleLE(latitude, 13);
  return bytes;
}

for (const [name, body, value] of forms) {
  t.test(`${name} is read`, async (t) => {
    t.strictSame(found(post(body)), [value]);
  });
}

t.test('a geohash is read by its name', async (t) => {
  const [one, ...others] = found(post('{"geohash":"u4xsu9c"}'));
  t.match(one, /^coordinates 59\.\d+,10\.\d+$/);
  t.strictSame(others, []);
  t.strictSame(found(post('{"word":"u4xsu9c"}')), []);
});

t.test('what MQTT publishes, and who says so', async (t) => {
  const field = (value: string): Buffer => Buffer.concat([Buffer.from([0, value.length]), Buffer.from(value)]);
  const packet = (type: number, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([type, body.length]), body]);
  };
  const finder = createLeakFinder();
  const connect = packet(0x10, field('MQTT'), Buffer.from([4, 2, 0, 60]), field(`imei_${imei}`));
  const publish = packet(0x30, field('t/1'), Buffer.from(JSON.stringify({ wifi_mac: mac })));
  hearBytes(finder, Buffer.concat([connect, publish]), { id: '0', time_us: 1 });
  const chains = [...findingsOf(finder.end())].map(({ kind, encoding_chain }) => [kind, encoding_chain[0]]);
  const kinds: readonly LeakKind[] = ['imei', 'mac'];
  t.strictSame(
    chains.sort(),
    kinds.map((kind) => [kind, 'mqtt']),
  );
});

t.test('an IMEI that is known is found without its check digit, and with a software version', async (t) => {
  const known = [{ kind: 'imei', value: imei }] as const;
  for (const end of ['', '42', String((Number(luhnDigit(imei.slice(0, 14))) + 1) % 10)]) {
    const finder = createLeakFinder({ known });
    hearBytes(finder, post(`{"x":"${imei.slice(0, 14)}${end}"}`), { id: '0', time_us: 1 });
    const all = [...findingsOf(finder.end(), true)];
    t.match(
      all.filter(({ kind }) => kind === 'imei'),
      [{ value_masked: imei, because: [/given as known/] }],
    );
  }
});

/** A message of two fields of eight bytes. */
function protobufPlace(latitude: number, longitude: number): Buffer {
  const bytes = Buffer.alloc(18);
  bytes[0] = 0x09;
  bytes.writeDoubleLE(latitude, 1);
  bytes[9] = 0x11;
  bytes.writeDoubleLE(longitude, 10);
  return bytes;
}

/** The begin of a JPEG whose Exif has a GPS directory, big-endian: 59°54'45.8"N 10°44'45.9"W. */
function photograph(): Buffer {
  const tiff = Buffer.alloc(160);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(count, at + 4);
    tiff.writeUInt32BE(value, at + 8);
  };
  tiff.writeUInt16BE(1, 8);
  entry(10, 0x8825, 4, 1, 26);
  tiff.writeUInt16BE(4, 26);
  entry(28, 1, 2, 2, 0x4e00_0000);
  entry(40, 2, 5, 3, 80);
  entry(52, 3, 2, 2, 0x5700_0000);
  entry(64, 4, 5, 3, 104);
  const fractions = [59, 1, 54, 1, 458, 10, 10, 1, 44, 1, 459, 10];
  for (const [i, value] of fractions.entries()) tiff.writeUInt32BE(value, 80 + 4 * i);
  return Buffer.concat([Buffer.from('\xff\xd8\xff\xe1\0\xa8Exif\0\0', 'latin1'), tiff, Buffer.from([0xff, 0xd9])]);
}
