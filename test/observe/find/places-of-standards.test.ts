import t from 'tap';
import { datagram, findFrames } from '../flow/support.ts';
import { findings, get, post } from './support.ts';

const body = (value: unknown): Buffer => post(JSON.stringify(value));
const at = (latitude: string, longitude: string): string[] => [`coordinates ${latitude},${longitude}`];
const PLACE = at('59.91273', '10.74609');

/** A request, and what is found in it. */
const requests: readonly (readonly [name: string, request: Buffer, found: readonly string[]])[] = [
  ['metres from the middle of the earth', body({ ecef: { x: 3149306.32, y: 597691.83, z: 5495609.28 } }), PLACE],
  ['the same in centimetres', body({ ecefX: 314930632, ecefY: 59769183, ecefZ: 549560928 }), PLACE],
  ['the same as a list', body({ ecef: [3149306.32, 597691.83, 5495609.28] }), PLACE],
  ['bits of double precision', post('{"lat_bits":4633628784450210303,"lon_bits":4622239128919719627}'), PLACE],
  ['bits of single precision', body({ lat_f32: 1114613411, lon_f32: 1093398524 }), at('59.912731', '10.74609')],
  ['whole degrees and fractions', body({ lat_i: 59, lat_f: '91273', lon_i: 10, lon_f: '74609' }), PLACE],
  [
    'fractions with hemispheres',
    get('/t?lat_i=59&lat_f=91273&lat_h=S&lon_i=10&lon_f=74609&lon_h=W'),
    at('-59.91273', '-10.74609'),
  ],
  [
    'fractions that are numbers',
    body({ lat_int: 59, lat_frac: 912730, lon_int: 10, lon_frac: 46090 }),
    at('59.91273', '10.04609'),
  ],
  [
    'parts of a minute',
    body({ unit: '1/30000 min', lat: 107842914, ns: 'N', lon: 19342962, ew: 'W' }),
    at('59.91273', '-10.74609'),
  ],
  ['degrees and minutes together', body({ place: '+5954.7638+01044.7654/' }), PLACE],
  [
    'millionths in base64',
    get(`/g?gps=${encodeURIComponent(Buffer.from('59912730,10746090,12').toString('base64'))}`),
    PLACE,
  ],
  ['a fine line of a router', get('/route?shape=s%60xgqBsm%7BnS&costing=auto'), PLACE],
  ['the tile of the sender', body({ user_pos_tile: '20/555588/305013' }), at('59.912783', '10.746174')],
  ['the tile in fields', body({ user_pos_tile: { z: 20, x: 555588, y: 305013 } }), at('59.912783', '10.746174')],
  ['a unit in other words', body({ unit: 'arcmin*1e4', lat: 35947638, ns: 'N', lon: 6447654, ew: 'E' }), PLACE],
  ['a unit as a decimal', body({ unit: '0.0001 min', lat: 35947638, ns: 'N', lon: 6447654, ew: 'E' }), PLACE],
  ['a scale beside', body({ lat: 5991273, lon: 1074609, scale: 100000 }), PLACE],
  ['a circle of a mobile network', body({ locEstimate: '1055358f07a4440a' }), at('59.912728', '10.746088')],
  ['an ellipse of the south', body({ geographicArea: '30af925ecdbf0e0a0a1932' }), at('-33.448884', '-70.669255')],
  ['a point of high accuracy', body({ gad: 'b055358f2e07a444170a0a0032' }), PLACE],
  ['in English', body({ sms: 'I am at latitude -33.2484 longitude -70.8742' }), at('-33.2484', '-70.8742')],
  [
    'in German',
    body({ sms: 'Ich bin bei Breite 59,4002 Grad Nord, Länge 18,3002 Grad Ost' }),
    at('59.4002', '18.3002'),
  ],
  ['in Spanish', body({ sms: 'latitud 33,4488 sur, longitud 70,6692 oeste' }), at('-33.4488', '-70.6692')],
  ['in Dutch', body({ sms: 'breedtegraad 52,3731 noord en lengtegraad 4,8925 oost' }), at('52.3731', '4.8925')],
  [
    'a track in differences',
    body({
      scale: 100000,
      delta: true,
      fields: ['lat', 'lon'],
      rows: [
        [5991273, 1074609],
        [10, -9],
      ],
    }),
    [...PLACE, ...at('59.91283', '10.746')],
  ],
];

/** What must not be taken for a place. */
const others: readonly (readonly [name: string, request: Buffer])[] = [
  ['lengths that are none of the earth', body({ ecef: { x: 3149306.32, y: 597691.83, z: 495609.28 } })],
  ['lengths of no name', body({ accel: { x: 3149306.32, y: 597691.83, z: 5495609.28 } })],
  ['a tile of the map that is shown', body({ tile: '20/555588/305013', center_tile: '20/555588/305013' })],
  ['a coarse tile', body({ user_pos_tile: '12/2170/1191' })],
  ['a shape of another length', body({ locEstimate: '1055358f07a4440a00' })],
  ['a shape whose empty bits are set', body({ locEstimate: '1155358f07a4440a' })],
  ['a shape of another name', body({ build: '1055358f07a4440a' })],
  ['minutes beyond sixty', body({ place: '+5964.7638+01044.7654/' })],
  ['a line of another program', get('/route?shape=s%60xgqBsm%7BnS&theme=auto')],
  ['a sentence of one number', body({ sms: 'latitude 59.91273 is all I know' })],
  ['a fraction without its degrees', body({ lat_f: '91273', lon_f: '74609' })],
];

const foundIn = (request: Buffer): string[] =>
  findings([request]).map(({ kind, value_masked }) => `${kind} ${value_masked}`);

t.test('places as standards and programs have them', (t) => {
  for (const [name, request, found] of requests) t.strictSame(foundIn(request).sort(), [...found].sort(), name);
  t.end();
});

t.test('numbers that are no places', (t) => {
  for (const [name, request] of others) t.strictSame(foundIn(request), [], name);
  t.end();
});

const words = (begin: string, latitude: number, longitude: number, scale: number): Buffer => {
  const place = Buffer.alloc(8);
  place.writeInt32BE(Math.round(latitude * scale));
  place.writeInt32BE(Math.round(longitude * scale), 4);
  return Buffer.concat([Buffer.from(begin), place, Buffer.from([0, 120, 7])]);
};

const alone = '!AIVDM,1,1,,A,1>M46P@0000i<A<RB4MP00000000,0*67';
const other = '!AIVDM,1,1,,A,1>M46PP0000i<A<RBKqP00000000,0*34';
const station = '!AIVDM,1,1,,A,402MN7h0000i<A<RB4MP00000000,0*5D';

/** A datagram, and what is found in it. */
const datagrams: readonly (readonly [name: string, message: Buffer, found: readonly string[]])[] = [
  ['millionths behind a word', words('POS1', 59.91273, 10.74609, 1e6), PLACE],
  ['ten-millionths behind a word', words('GPS', 59.91273, 10.74609, 1e7), PLACE],
  [
    'ten-millionths that as millionths would be in the sea',
    words('GPS1', 5.760756, -5.140918, 1e7),
    at('5.760756', '-5.140918'),
  ],
  ['behind another word', words('LOCKS', 59.91273, 10.74609, 1e6), []],
  ['a compressed report of APRS', Buffer.from('TEST-7>APRS,TCPIP*:=/04"=Q4/T> sTtest\n'), at('59.912731', '10.746087')],
  ['a fine locator in a text', Buffer.from('CQ beacon de TEST loc=JO59iv99mb pwr=5W\n'), at('59.91276', '10.746007')],
  ['a ship that is heard alone', Buffer.from(`${alone}\r\n`), at('59.91273', '10.74609')],
  ['the ships that a receiver hears', Buffer.from(`${alone}\r\n${other}\r\n`), []],
  ['a station on land', Buffer.from(`${station}\r\n`), []],
];

t.test('places in datagrams', (t) => {
  for (const [name, message, found] of datagrams)
    t.strictSame(
      findFrames(datagram(message, { server_port: 5_000 })).map(({ kind, value_masked }) => `${kind} ${value_masked}`),
      found,
      name,
    );
  t.end();
});
