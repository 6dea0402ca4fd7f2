import t from 'tap';
import { findings, get, phone, post } from './support.ts';

const { imei } = phone;
const [lat, lon] = ['59.91273', '10.74609'];
const body = (value: unknown): Buffer => post(JSON.stringify(value));
const IMEI = [`imei ${imei}`];
const PLACE = [`coordinates ${lat},${lon}`];
const geohash = 'u4xsudv5';

/** A request, and what is found in it. */
const cases: readonly (readonly [name: string, request: Buffer, found: readonly string[]])[] = [
  ['latitude and longitude E7', body({ latitudeE7: 599127300, longitudeE7: 107460900 }), PLACE],
  ['lat_e6', body({ lat_e6: 59912730, lon_e6: 10746090 }), PLACE],
  ['x and y under a name', body({ geo: { y: Number(lat), x: Number(lon) } }), PLACE],
  [
    'x and y in a cookie',
    get('/', `Cookie: geo=${encodeURIComponent(`{"y": ${lat}, "x": ${lon}, "src": "gps"}`)}\r\n`),
    PLACE,
  ],
  ['seconds of arc', body({ lat_arcsec: 215685.828, lon_arcsec: 38685.924 }), PLACE],
  ['degrees, minutes, seconds', body({ pos: `59°54'45.828"N 10°44'45.924"E` }), PLACE],
  ['a geohash', body({ geohash }), ['coordinates 59.913168,10.751667']],
  ['a plus code', body({ pluscode: '9FFGWP7W+3C' }), ['coordinates 59.912687,10.746062']],
  ['a cell of S2', body({ s2cellid: '46416e7f5b9' }), ['coordinates 59.918731,10.726323']],
  [
    'Web Mercator',
    body({ x_3857: 1196249.27, y_3857: 8378926.92, crs: 'EPSG:3857' }),
    ['coordinates 59.906394,10.74609'],
  ],
  [
    'two doubles under a name',
    body({
      gps: (() => {
        const b = Buffer.alloc(16);
        b.writeDoubleBE(Number(lat));
        b.writeDoubleBE(Number(lon), 8);
        return b.toString('base64');
      })(),
    }),
    PLACE,
  ],
  [
    'two floats under a name',
    body({
      gps: (() => {
        const b = Buffer.alloc(8);
        b.writeFloatLE(Number(lat));
        b.writeFloatLE(Number(lon), 4);
        return b.toString('base64');
      })(),
    }),
    ['coordinates 59.912731,10.74609'],
  ],
  ['a link to a map', body({ sms: `I am here https://maps.example.com/?q=${lat},${lon}` }), PLACE],
  ['a link to a place on a map', body({ m: `https://www.example.org/maps/@${lat},${lon},15z` }), PLACE],
  [
    'a tracker without commas',
    post('(027028258309BR00160420A5954.7638N01044.7654E000.0040137330.6500000000L00000000)'),
    PLACE,
  ],
  [
    'a tracker of another family',
    post(`*HQ,${imei},V1,145452,A,5954.7638,N,01044.7654,E,0.00,0,270613,FFFFFBFF#`),
    [...PLACE, ...IMEI],
  ],
  [
    'longitude first, as one family of trackers has it',
    post(
      `+RESP:GTFRI,060100,${imei},,0,0,1,1,4.3,92,70.0,${lon}1,${lat}1,20261127101112,0234,0002,1CF0,012FB57A,,,20261127101113,11F0$`,
    ),
    ['cell 19903866', 'coordinates 59.912731,10.746091', ...IMEI],
  ],
  ['NMEA', post('$GPRMC,123519,A,5954.7638,N,01044.7654,E,022.4,084.4,230394,003.1,W*6A\r\n'), PLACE],
];

for (const [name, request, wanted] of cases) {
  t.test(name, async (t) => {
    const found = findings([request]).map(({ kind, value_masked }) => `${kind} ${value_masked}`);
    t.strictSame([...new Set(found)].sort(), [...wanted].sort());
  });
}
