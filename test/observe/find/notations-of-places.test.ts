import t from 'tap';
import { findings, get, post } from './support.ts';

const [lat, lon] = ['59.91273', '10.74609'];
const body = (value: unknown): Buffer => post(JSON.stringify(value));
const at = (latitude: string, longitude: string): string[] => [`coordinates ${latitude},${longitude}`];
const PLACE = at(lat, lon);
const line = 'qutlJazq`Au@i@cBz@{@cB';
const uule =
  'cm9sZToxIHByb2R1Y2VyOjEyIHByb3ZlbmFuY2U6NiB0aW1lc3RhbXA6MTc2NDIwMDAzMjEwNDAwMCBsYXRsbmd7bGF0aXR1ZGVfZTc6NTk5MTI3MzAwIGxvbmdpdHVkZV9lNzoxMDc0NjA5MDB9IHJhZGl1czo5MzAwMA==';

/** A request, and what is found in it. */
const cases: readonly (readonly [name: string, request: Buffer, found: readonly string[]])[] = [
  ['a stroke between, encoded', body({ g: Buffer.from(`${lat}|${lon}`).toString('base64') }), PLACE],
  ['the header of a browser', get('/', `X-Geo: ${Buffer.from(`a ${lat},${lon} 18`).toString('base64')}\r\n`), PLACE],
  ['degrees between colons', post('pos=N59%3A54%3A45.83%20E10%3A44%3A45.92&os=9'), at('59.912731', '10.746089')],
  [
    'ISO 6709 in degrees, minutes and seconds',
    post('location=%2B595445.8%2B0104445.9%2F&os=9'),
    at('59.912722', '10.746083'),
  ],
  ['degrees and minutes of XMP', body({ GPSLatitude: '59,54.7638N', GPSLongitude: '10,44.7654E' }), PLACE],
  ['a geohash in capitals', post('gh=U4XSUCG53&os=9'), at('59.907653', '10.759799')],
  ['scientific', body({ latlng: '5.991273e+01,1.074609e+01' }), PLACE],
  ['radians in one field', post('lat_lon_rad=1.0456744024,0.1875546522&os=9'), PLACE],
  ['radians in two', body({ latRad: 1.0456744024, lonRad: 0.1875546522 }), PLACE],
  ['thousandths of seconds of arc', post('ts,lat_lon_mas,os\n1790045860,"215685828,38685924",9\n'), PLACE],
  ['the same in two fields', body({ lat_mas: 215685828, lon_mas: 38685924 }), PLACE],
  ['semicircles', body({ semicircles: '714786711;128205848' }), PLACE],
  ['semicircles of an activity', body({ position_lat: 714786711, position_long: 128205848 }), PLACE],
  ['a unit beside', body({ unit: 'rad', lat: 1.0456744024, lon: 0.1875546522 }), PLACE],
  ['a unit of something else', body({ unit: 'rad', heading: 1.2, lat: Number(lat), lon: Number(lon) }), PLACE],
  ['units of something else', body({ units: 'radians', lat: Number(lat), lon: Number(lon) }), PLACE],
  ['seconds of arc of something else', body({ unit: 'arcsec', lat: Number(lat), lon: Number(lon) }), PLACE],
  ['seconds of arc beside', body({ unit: 'arcsec', lat: 215685.828, lon: 38685.924 }), PLACE],
  ['thousandths of seconds of arc beside', body({ unit: 'mas', lat: 215685828, lon: 38685924 }), PLACE],
  ['from the pole and the date line', body({ lat_plus90_e6: 149912730, lon_plus180_e6: 190746090 }), PLACE],
  ['24 bits', body({ gps_lat24: '55358f', gps_lon24: '07a444' }), at('59.912728', '10.746088')],
  ['24 bits of the south', body({ lat24: 'cf6b21', lon24: '6b8f07' }), at('-34.158887', '151.254423')],
  ['a number of 64 bits', post('{"latlon_e7_packed":2573232159748241700}'), PLACE],
  ['hundred-thousandths', body({ lat_e5: 5991273, lon_e5: 1074609 }), PLACE],
  [
    'how far from a place',
    body({ origin: { lat: 59.9, lon: 10.7 }, d_lat_e5: 1273, d_lon_e5: 4609 }),
    [...at('59.9', '10.7'), ...PLACE].sort(),
  ],
  [
    'degrees, minutes and seconds in fields',
    body({
      lat_deg: 59,
      lat_min: 54,
      lat_sec: 45.828,
      lat_ref: 'N',
      lon_deg: 10,
      lon_min: 44,
      lon_sec: 45.924,
      lon_ref: 'E',
    }),
    PLACE,
  ],
  [
    'as cameras write them',
    body({
      GPSLatitude: '59/1,54/1,45828/1000',
      GPSLatitudeRef: 'S',
      GPSLongitude: '10/1,44/1,45924/1000',
      GPSLongitudeRef: 'W',
    }),
    at('-59.91273', '-10.74609'),
  ],
  [
    'as tools print them',
    body({ GPSPosition: `59 deg 54' 45.83" N, 10 deg 44' 45.92" E` }),
    at('59.912731', '10.746089'),
  ],
  ['Web Mercator in one field', body({ epsg3857_xy: '1196249.27,8380333.76' }), PLACE],
  [
    'Web Mercator in a list',
    body({ crs: { type: 'name', properties: { name: 'EPSG:3857' } }, coordinates: [1196249.27, 8380333.76] }),
    PLACE,
  ],
  ['Web Mercator with its number', body({ geom: 'SRID=3857;POINT(1196249.27 8380333.76)' }), PLACE],
  [
    'Web Mercator of the south',
    body({ x: 16832163.9, y: -4022393.1, spatialReference: { wkid: 102100 } }),
    at('-33.952257', '151.205901'),
  ],
  ['a zone of UTM', body({ utm: '32V 597641.73 6642979.70' }), PLACE],
  [
    'a zone of UTM in fields',
    body({ zone: 56, hemisphere: 'S', easting: 334416.39, northing: 6251925.36 }),
    at('-33.86', '151.21'),
  ],
  [
    'a zone of UTM and a half in words',
    body({ zone: 56, hemisphere: 'southern', easting: 334416.39, northing: 6251925.36 }),
    at('-33.86', '151.21'),
  ],
  [
    'two small numbers with their signs, by their name',
    body({ position: '+5.98123,-0.12345' }),
    at('5.98123', '-0.12345'),
  ],
  ['the square of a grid', body({ grid_square: 'JO59iv99mb' }), at('59.91276', '10.746007')],
  ['a place beside the equator', body({ latlon_e7_pack: '1602938475123456' }), at('0.037321', '84.568141')],
  ['west in Spanish', body({ p: `40°24'59.5" N 3°42'9.2" O` }), at('40.416528', '-3.702556')],
  ['west in French', body({ lat: `48°23'24" N`, lon: `4°29'9.6" O` }), at('48.39', '-4.486')],
  [
    'west in Italian, in fields',
    body({ lat_deg: 48, lat_min: 23.4, lat_ref: 'N', lon_deg: 4, lon_min: 29.16, lon_ref: 'Ovest' }),
    at('48.39', '-4.486'),
  ],
  ['east in German, by its word', body({ lat: '59.91273', lat_ref: 'Nord', lon: '10.74609', lon_ref: 'Ost' }), PLACE],
  ['a zone by its number', body({ srid: 'EPSG:32632', x: 597641.73, y: 6642979.7 }), PLACE],
  ['squares of MGRS', body({ mgrs: '32VNM9764142979' }), at('59.912728', '10.746086')],
  ['squares of the south', body({ mgrs: '56H LH 34416 51925' }), at('-33.859999', '151.210001')],
  ['a cell of S2', body({ s2_cell_id: '5062448825589488255' }), PLACE],
  ['the token of one', body({ s2_token: '6b12ae42a1d' }), at('-33.859978', '151.210016')],
  ['a wide cell of S2', body({ s2_token: '46416f' }), []],
  ['a quadkey', body({ quadkey: '12002131123203220302' }), at('59.912783', '10.746174')],
  ['a locator', post('os=9;locator=JO59iv99mb;net=lte'), at('59.91276', '10.746007')],
  ['the locator of a square', body({ locator: 'JO59iv' }), []],
  ['a polyline', post(`polyline=${encodeURIComponent(line)}&n=4`), PLACE],
  ['a line of another name', body({ track: line, n: 4 }), PLACE],
  ['a search', get(`/search?q=atm&uule=a+${encodeURIComponent(uule)}`), PLACE],
  ['the header of a search', get('/search?q=atm', `X-Geo: a ${uule}\r\n`), PLACE],
  [
    'a position of GML',
    post(
      `<?xml version="1.0"?><location-info><gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>${lat} ${lon}</gml:pos></gml:Point></location-info>`,
    ),
    PLACE,
  ],
  ['a point of GeoRSS', post(`<entry><georss:point>${lat} ${lon}</georss:point></entry>`), PLACE],
  ['a list of YAML', post(`device:\n  name: cam\n  mac: none\n  position:\n    - ${lat}\n    - ${lon}\n`), PLACE],
  ['lists of Lisp', post(`(report (device (model "x") (os 9)) (position (lat ${lat}) (lon ${lon})))`), PLACE],
  ['names of Lisp with colons', post(`(report (:os 9) (position (:lat ${lat}) (:lon ${lon})))`), PLACE],
  ['names and values of Lisp in turn', post(`(report (:a 1) (position (:lat ${lat} :lon ${lon})))`), PLACE],
  ['a statement of SQL', post(`UPDATE trackers SET lat=${lat}, lon=${lon}, seen=NOW() WHERE id=7`), PLACE],
  ['signs and zeros in front', post(`ST300STT;205444508;04;+${lat}00;+0${lon}0;000.012;9`), PLACE],
  ['a plus code in a path', get('/v1/olc/9FFGWP7W+3C/now'), at('59.912687', '10.746062')],
  [
    'a plus code in hexadecimal',
    get(`/v1/olc/${Buffer.from('9FFGWP7W+3C').toString('hex')}/now`),
    at('59.912687', '10.746062'),
  ],
];

/** What has the form of one and is none. */
const others: readonly (readonly [name: string, request: Buffer])[] = [
  ['times in milliseconds', body({ plat_ms: 215685828, relation_ms: 38685924, latency_ms: 215685 })],
  ['how long it took', body({ lat_ms: 120543, long_ms: 804432 })],
  ['angles of a picture', body({ yaw_rad: 1.0456744024, pitch_rad: 0.1875546522 })],
  ['points of a plane', body({ x: 1196249.27, y: 8380333.76 })],
  ['metres of another projection', body({ crs: 'EPSG:25832', x: 1196249.27, y: 8380333.76 })],
  ['tiles of a map', body({ projection: 'EPSG:3857', x: 1024, y: 2048 })],
  ['a zone of a region and a band of a radio', body({ zone: 'eu-west-1', x: 597605, y: 6643033, band: 'B' })],
  ['a zone and a band of a radio', body({ zone: 32, x: 597605, y: 6643033, band: 'B5' })],
  ['the zone of number zero', body({ mgrs: '00CAA12345678', utm: '00V 597641.73 6642979.70' })],
  ['what sensors of motion measure', body({ gyro: '+0.98123,-0.12345', acceleration: '+0.12345,-9.81234,+1.12345' })],
  ['a part of a grid', body({ grid: 'DB12AB34', locator: 'DA12AB34' })],
  ['the index of a table', body({ s2_index: '5062448825589488255' })],
  ['a time under the name of a place', body({ geo_e7_pack: '1602938475123456' })],
  ['a zone of no name', body({ zone: 'UTC', easting: 334416.39, northing: 6251925.36 })],
  ['letters and digits of an article', body({ sku: '32VNM9764142979' })],
  ['squares that no zone has', body({ mgrs: '32VAM9764142979' })],
  ['a number of another name', body({ cart_id: '5062448825589488255', token: '6b12ae42a1d' })],
  ['digits of base four', body({ seed: '12002131123203220302' })],
  ['a short tile', body({ quadkey: '1200213112' })],
  ['a name of letters and digits', body({ name: 'JO59iv99mb' })],
  ['a name of a track', body({ track: 'SomethingInTheAir_LiveVersion', path: 'DataCacheEntryList' })],
  ['a remark between brackets', post('(see the manual)')],
  ['minutes without degrees', body({ lat_min: 54, lat_ref: 'N', lon_min: 44, lon_ref: 'E' })],
  ['a number of 64 bits of another name', post('{"snowflake":2573232159748241700}')],
  ['steps without a place', body({ d_lat_e5: 1273, d_lon_e5: 4609 })],
  ['a pixel step', body({ delta_lat: 0, delta_lon: 0, lat: 0.5, lon: 0.5 })],
];

t.test('places in the notations of maps, cameras, modems and programs', (t) => {
  for (const [name, request, found] of cases) {
    const all = findings([request]).map(({ kind, value_masked }) => `${kind} ${value_masked}`);
    t.strictSame(all.sort(), found, name);
  }
  t.end();
});

t.test('numbers that only look like those', (t) => {
  for (const [name, request] of others) {
    t.strictSame(
      findings([request]).map(({ kind, value_masked }) => `${kind} ${value_masked}`),
      [],
      name,
    );
  }
  t.end();
});
