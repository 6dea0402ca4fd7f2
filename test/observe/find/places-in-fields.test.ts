import t from 'tap';
import { findings, get, post } from './support.ts';

const [lat, lon] = ['59.91273', '10.74609'];
const body = (value: unknown): Buffer => post(JSON.stringify(value));
const at = (latitude: string, longitude: string): string[] => [`coordinates ${latitude},${longitude}`];
const PLACE = at(lat, lon);
const bits = (value: string): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(Number(value));
  return bytes.toString('hex');
};

const cases: readonly (readonly [name: string, request: Buffer, found: readonly string[]])[] = [
  ['hemispheres within', body({ lat: `${lat}S`, lon: `${lon}W` }), at(`-${lat}`, `-${lon}`)],
  ['hemispheres in front', body({ lat: `N${lat}`, lon: `W${lon}` }), at(lat, `-${lon}`)],
  ['hemispheres beside', body({ lat, lat_dir: 'S', lon, lon_dir: 'E' }), at(`-${lat}`, lon)],
  ['signs of degrees', body({ lat: `${lat}°`, lon: `${lon}°` }), PLACE],
  ['minutes and seconds within', body({ lat: `59°54'45.828"N`, lon: `10°44'45.924"E` }), PLACE],
  [
    'as receivers of satellites write them',
    body({ lat: '5954.7638', ns: 'S', lon: '01044.7654', ew: 'E' }),
    at(`-${lat}`, lon),
  ],
  ['the same in two fields', body({ latitude: '5954.7638N', longitude: '01044.7654E' }), PLACE],
  [
    'maps of degrees and minutes',
    body({ lat: { deg: 59, min: 54, sec: 45.828, ref: 'N' }, lon: { deg: 10, min: 44, sec: 45.924, ref: 'E' } }),
    PLACE,
  ],
  [
    'fractions of a camera',
    body({
      GPSLatitude: [
        [59, 1],
        [54, 1],
        [45828, 1000],
      ],
      GPSLatitudeRef: 'N',
      GPSLongitude: [
        [10, 1],
        [44, 1],
        [45924, 1000],
      ],
      GPSLongitudeRef: 'E',
    }),
    PLACE,
  ],
  ['hyphens between', body({ lat: '59-54-45.828S', lon: '10-44-45.924E' }), at(`-${lat}`, lon)],
  [
    'signs in front of degrees',
    body({ lat_deg: -59, lat_min: 54.7638, lon_deg: 10, lon_min: 44.7654 }),
    at(`-${lat}`, lon),
  ],
  ['degrees and minutes in one field', body({ pos: `59°54.7638'N 10°44.7654'E` }), PLACE],
  ['hemispheres in front, in one field', body({ pos: 'N 59° 54.7638 E 010° 44.7654' }), PLACE],
  ['a record of names', body({ loc: '59 54 45.828 N 10 44 45.924 E 12.00m' }), PLACE],
  ['a packet of radio amateurs', post('N0CALL-9>APRS,TCPIP*:!5954.76N/01044.77E>test'), at('59.912667', '10.746167')],
  ['bits of floating-point numbers', body({ lat_hex: bits(lat), lon_hex: bits(lon) }), PLACE],
  [
    'a negative number without its sign',
    body({ lat_e7: 599127300, lon_e7: 4294967296 - 107460900 }),
    at(lat, `-${lon}`),
  ],
  [
    'a protocol of networks',
    post('<coord><X>59 54 45.828S</X><Y>10 44 45.924W</Y></coord><coord><X>595445.828S</X><Y>0104445.924W</Y></coord>'),
    at(`-${lat}`, `-${lon}`),
  ],
  ['a point of three', body({ geom: `POINT Z (${lon} ${lat} 12.5)` }), PLACE],
  ['a line', body({ geom: `LINESTRING(${lon} ${lat}, 10.747 59.913)` }), PLACE],
  ['what Android prints', body({ log: `Location[gps ${lat}0,${lon}0 hAcc=10 et=+1d2h]` }), PLACE],
  ['what iOS prints', body({ log: `<+${lat}000,+${lon}000> +/- 5.00m (speed -1.00 mps / course -1.00)` }), PLACE],
  ['a modem', post(`+CGNSINF: 1,1,20251127081530.000,${lat},${lon},12.5,0.0\r\nOK\r\n`), PLACE],
  ['a modem, the longitude first', post(`+CIPGSMLOC: 0,${lon},${lat},2025/11/27,08:15:30\r\nOK\r\n`), PLACE],
  ['in a path', get(`/v1/lat/${lat}/lon/${lon}`), PLACE],
  ['on a map', get(`/place/@${lat},${lon},15z`), PLACE],
  ['two segments', get(`/v1/${lat}/${lon}/weather`), PLACE],
  ['in a path and in a cookie', get(`/wx/lat/${lat}/now`, `Cookie: lon=${lon}; u=1\r\n`), PLACE],
  ['in two headers', get('/x', `X-Lat: ${lat}\r\nX-Lon: ${lon}\r\n`), PLACE],
  ['a pair in a path', get('/points/59.9127,10.7461'), at('59.9127', '10.7461')],
  [
    'a tracker with signs',
    post(`ST300STT;998227128;04;309;20200611;10:22:22;e79d60;+${lat}0;-${lon}0;053.5;9`),
    at(lat, `-${lon}`),
  ],
  ['a ship', post('!AIVDO,1,1,,,13:::6001CtrfLijn8GkQ2m20000,0*70\r\n'), at('-22.988642', '-43.095213')],
  ['a static template', post(`100,gw\n112,${lat},${lon},12,5\n`), PLACE],
  ['an underscore between', body({ location: `${lat}_${lon}` }), PLACE],
];

const others: readonly (readonly [name: string, request: Buffer])[] = [
  ['compass points of a game', body({ lat: 'N', lon: 'E', ns: 'S' })],
  ['times', body({ lat: '12:30', lon: '14:45' })],
  ['a range of hours', body({ hours: '08 30 00 - 17 45 00' })],
  ['more than sixty minutes', body({ lat: '5974.7638', ns: 'N', lon: '01074.7654', ew: 'E' })],
  ['a ship whose sum is another', post('!AIVDO,1,1,,,13:::6001CtrfLijn8GkQ2m20000,0*71\r\n')],
  ['signs of differences', post('DIFF;998227128;04;e79d60;-0.123456;-1.234567;053.5;9')],
  ['a record of a journey', body({ record_locator: 'JO59iv99', s2: '5f3e9a1b2c', loc: 'BA12CA34' })],
  ['versions in a path', get('/v1/1.2345/2.3456')],
  ['one of the two', get('/x', `X-Lat: ${lat}\r\nX-Platform: 10.74609\r\n`)],
  ['ids in hexadecimal', body({ lat_id: '41bca1f3', lon_id: '77bca1f3' })],
  ['an underscore between', body({ build: `${lat}_${lon}` })],
];

const foundIn = (request: Buffer): string[] =>
  [...new Set(findings([request]).map(({ kind, value_masked }) => `${kind} ${value_masked}`))].sort();

t.test('places in fields of their own, and in what programs print', (t) => {
  for (const [name, request, found] of cases) t.strictSame(foundIn(request), found, name);
  t.end();
});

t.test('fields that only look like those', (t) => {
  for (const [name, request] of others) t.strictSame(foundIn(request), [], name);
  t.end();
});
