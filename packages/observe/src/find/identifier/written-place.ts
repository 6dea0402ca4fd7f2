import { signOf } from './axes.ts';
import { fromPlusCode } from './plus-code.ts';
import { firstOfPolyline } from './polyline.ts';
import { toldPlace } from './told-place.ts';

/** A place in a form that nothing else has. */
export interface WrittenPlace {
  readonly latitude: string;
  readonly longitude: string;
  /** Which form, in words. */
  readonly form: string;
}

const DECIMAL = '([-+]?\\d{1,3}\\.\\d{2,15})';
const URI = new RegExp(`geo:${DECIMAL},${DECIMAL}`, 'i');
const POINT = new RegExp(
  `(?:point|linestring|multipoint|polygon)(?: ?z?m?)? ?\\({1,2} ?${DECIMAL} ${DECIMAL}(?: -?\\d+(?:\\.\\d+)?){0,2} ?[,)]`,
  'i',
);
const ISO_6709 = /(?<![\d+-])([-+]\d{2}\.\d{2,10})([-+]\d{2,3}\.\d{2,10})(?:[-+]\d+(?:\.\d+)?)?\/?(?![\d.])/;
/** Both with their signs and as many zeros as degrees may have digits. */
const PADDED = /(?<![\d.])([-+]\d{2}\.\d{4,8})[;,| ]([-+]\d{3}\.\d{4,8})(?![\d.])/;
const NMEA = /(?<!\d)(\d{2})(\d{2}\.\d{2,6})[,;]?([NS])[,;/\\]?(\d{3})(\d{2}\.\d{2,6})[,;]?([EW])(?![A-Z])/;
/** A link to a place on a map: `/maps?q=…`, `maps.example/@…`, `#map=15/…`. */
const MAP_LINK =
  /\bmaps?\b[^\s"'<>]{0,200}?(?:[?&](?:q|query|ll|sll|center|daddr|saddr|destination|origin|cp|at)=(?:loc:)?|\/@|@|!3d|=\d{1,2}\/)(-?\d{1,2}\.\d{3,15})(?:,|%2C|!4d|\/|~)(-?\d{1,3}\.\d{3,15})/i;
const HEMISPHERES = /(?<![A-Za-z])([NS]) ?(\d{1,2}\.\d{3,10})[ ,;]+([EW]) ?(\d{1,3}\.\d{3,10})(?!\d)/;
const HEMISPHERES_APART = /(?<![\d.])(\d{1,2}\.\d{4,8}),([NS]),(\d{1,3}\.\d{4,8}),([EW])(?![A-Z])/;
const HEMISPHERES_LAST = /(?<![\d.])(\d{1,2}\.\d{3,10}) ?°? ?([NS])[ ,;/]+(\d{1,3}\.\d{3,10}) ?°? ?([EW])(?![A-Za-z])/;
const DECIMAL_COMMAS = /^(-?\d{1,2},\d{4,8}) ?[;|/ ] ?(-?\d{1,3},\d{4,8})$/;
const SEXAGESIMAL =
  /(\d{1,2}) ?(?:[°º]|deg) ?(\d{1,2}) ?['′’] ?(\d{1,2}(?:\.\d+)?) ?(?:"|″|”|'') ?([NS])[ ,]*(\d{1,3}) ?(?:[°º]|deg) ?(\d{1,2}) ?['′’] ?(\d{1,2}(?:\.\d+)?) ?(?:"|″|”|'') ?([EWO])/i;
/** Degrees, minutes and seconds with the hemisphere in front, or behind. */
const COLONS_FIRST =
  /(?<![A-Za-z])([NS]) ?(\d{1,2}):(\d{1,2}):(\d{1,2}(?:\.\d+)?)[ ,;/]+([EW]) ?(\d{1,3}):(\d{1,2}):(\d{1,2}(?:\.\d+)?)/;
/** ISO 6709 in degrees, minutes and seconds together, up to the stroke. */
const ISO_6709_TOGETHER =
  /(?<![\d+-])([-+])(\d{2})(\d{2})(\d{2}(?:\.\d{1,6})?)([-+])(\d{3})(\d{2})(\d{2}(?:\.\d{1,6})?)(?:[-+]\d+(?:\.\d+)?)?\//;
/** The same in degrees and minutes. */
const ISO_6709_MINUTES =
  /(?<![\d+-])([-+])(\d{2})([0-5]\d\.\d{1,8})([-+])(\d{3})([0-5]\d\.\d{1,8})(?:[-+]\d+(?:\.\d+)?)?(?:CRS\w{1,20})?\//;
/** As cameras write degrees, minutes and seconds (Exif 2.32, 4.6.2). */
const RATIONAL = /(?<![\d/])(\d{1,7})\/(1(?:0{1,6})?)(?![\d/])/g;
const GEOHASH_DIGITS = '0123456789bcdefghjkmnpqrstuvwxyz';
const DECIMALS = 6;

/** A place that is written as one: geo URI, WKT point, ISO 6709, NMEA 0183, degrees with minutes and seconds, a geohash by its name. */
export function writtenPlace(text: string, key: string): WrittenPlace | null {
  const uri = URI.exec(text);
  if (uri) return { latitude: uri[1] as string, longitude: uri[2] as string, form: 'a geo URI (RFC 5870)' };
  const point = POINT.exec(text);
  if (point) return { latitude: point[2] as string, longitude: point[1] as string, form: 'a point of WKT' };
  const iso = ISO_6709.exec(text);
  if (iso) return { latitude: iso[1] as string, longitude: iso[2] as string, form: 'written by ISO 6709' };
  const padded = PADDED.exec(text);
  if (padded) {
    const [latitude, longitude] = padded.slice(1).map((one) => String(Number(one))) as [string, string];
    return { latitude, longitude, form: 'two numbers with their signs, filled up with zeros' };
  }
  const link = mapLink(text);
  if (link) return link;
  const code = fromPlusCode(text, key);
  if (code) return code;
  const nmea = NMEA.exec(text);
  if (nmea) {
    const [, lat_degrees, lat_minutes, north, lon_degrees, lon_minutes, east] = nmea;
    return {
      latitude: signed(Number(lat_degrees) + Number(lat_minutes) / 60, north === 'S'),
      longitude: signed(Number(lon_degrees) + Number(lon_minutes) / 60, east === 'W'),
      form: 'written as receivers of satellites do (NMEA 0183)',
    };
  }
  const sides = HEMISPHERES.exec(text);
  if (sides) {
    return {
      latitude: signed(Number(sides[2]), sides[1] === 'S'),
      longitude: signed(Number(sides[4]), sides[3] === 'W'),
      form: 'two numbers with their hemispheres',
    };
  }
  const last = HEMISPHERES_LAST.exec(text) ?? HEMISPHERES_APART.exec(text);
  if (last) {
    return {
      latitude: signed(Number(last[1]), last[2] === 'S'),
      longitude: signed(Number(last[3]), last[4] === 'W'),
      form: 'two numbers with their hemispheres',
    };
  }
  const commas = DECIMAL_COMMAS.exec(text.trim());
  if (commas) {
    const [latitude, longitude] = commas.slice(1).map((one) => one.replace(',', '.')) as [string, string];
    return { latitude, longitude, form: 'two numbers with decimal commas' };
  }
  const first = firstOfPolyline(text.trim(), key);
  if (first) {
    const [latitude, longitude] = first.map((one) => one.toFixed(5)) as [string, string];
    return { latitude, longitude, form: 'the begin of an encoded polyline' };
  }
  const dms = SEXAGESIMAL.exec(text);
  if (dms) {
    const [a = 0, b = 0, c = 0] = dms.slice(1, 4).map(Number);
    const [d = 0, e = 0, f = 0] = dms.slice(5, 8).map(Number);
    return {
      latitude: signed(a + b / 60 + c / 3600, dms[4]?.toUpperCase() === 'S'),
      longitude: signed(d + e / 60 + f / 3600, signOf(dms[8] as string) < 0),
      form: 'degrees, minutes and seconds',
    };
  }
  const whole = COLONS_FIRST.exec(text) ?? ISO_6709_TOGETHER.exec(text);
  if (whole) {
    const [a = 0, b = 0, c = 0] = whole.slice(2, 5).map(Number);
    const [d = 0, e = 0, f = 0] = whole.slice(6, 9).map(Number);
    return {
      latitude: signed(a + b / 60 + c / 3600, /[S-]/.test(whole[1] as string)),
      longitude: signed(d + e / 60 + f / 3600, /[W-]/.test(whole[5] as string)),
      form: 'degrees, minutes and seconds',
    };
  }
  const minutes = ISO_6709_MINUTES.exec(text);
  if (minutes) {
    const [, north, a, b, east, c, d] = minutes;
    return {
      latitude: signed(Number(a) + Number(b) / 60, north === '-'),
      longitude: signed(Number(c) + Number(d) / 60, east === '-'),
      form: 'degrees and minutes together (ISO 6709)',
    };
  }
  const told = toldPlace(
    text.replace(RATIONAL, (_, above: string, below: string) => String(Number(above) / Number(below))),
    key,
  );
  if (told) return told;
  const hash = text === text.toUpperCase() ? text.toLowerCase() : text;
  return /geo_?hash|^gh\d?$/i.test(key) && /^[0-9b-hjkmnp-z]{5,12}$/.test(hash) ? fromGeohash(hash) : null;
}

/** The place that a link to a map leads to. */
export function mapLink(text: string): WrittenPlace | null {
  const link = /map/i.test(text) ? MAP_LINK.exec(text) : null;
  return link && { latitude: link[1] as string, longitude: link[2] as string, form: 'a link to a place on a map' };
}

function signed(value: number, negative: boolean): string {
  return (negative ? -value : value).toFixed(DECIMALS);
}

/** The middle of the box that a geohash names: its bits halve longitude and latitude in turn. */
function fromGeohash(text: string): WrittenPlace {
  const box = { longitude: [-180, 180] as [number, number], latitude: [-90, 90] as [number, number] };
  let of_longitude = true;
  for (const digit of text) {
    const five = GEOHASH_DIGITS.indexOf(digit);
    for (let bit = 16; bit >= 1; bit /= 2) {
      const range = of_longitude ? box.longitude : box.latitude;
      const middle = (range[0] + range[1]) / 2;
      range[five & bit ? 0 : 1] = middle;
      of_longitude = !of_longitude;
    }
  }
  const middle = ([from, to]: [number, number]): string => ((from + to) / 2).toFixed(DECIMALS);
  return { latitude: middle(box.latitude), longitude: middle(box.longitude), form: 'named a geohash' };
}
