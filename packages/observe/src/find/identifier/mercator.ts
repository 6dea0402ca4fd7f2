import { exactExp } from '@phonehome/shared';
import type { Evidence, Sighting } from '../evidence.ts';
import { degreesText, NEAR_ORIGIN } from './axes.ts';
import type { Clue } from './clue.ts';
import type { NamedNumber } from './coordinates.ts';
import { exactArcTangent, PI } from './exact-angles.ts';

/** Half of the equator, in metres (EPSG:3857). */
const EDGE_M = 20_037_508.342789244;
const CODES = '(?:3857|900913|3785|102100|102113)';
const SAYS_SO = new RegExp(`(?:^|\\D)${CODES}(?:$|\\D)|web_?mercator|mercator`, 'i');
const OF_SYSTEM = /^(?:crs|srs|srid|srs_?name|epsg|wkid|latest_?wkid|spatial_?ref(?:erence)?|proj(?:ection)?|name)$/i;
const METRES = /^\s*(-?\d{3,8}(?:\.\d{1,12})?)\s*$/;
const PAIR = /^\s*[[(]?\s*(-?\d{3,8}(?:\.\d{1,12})?)\s*[,; |]\s*(-?\d{3,8}(?:\.\d{1,12})?)\s*[)\]]?\s*$/;
const POINT = new RegExp(
  `(?:SRID=|^\\s*)${CODES};\\s*POINT(?: ?ZM?)? ?\\(\\s*(-?\\d{3,8}(?:\\.\\d+)?) (-?\\d{3,8}(?:\\.\\d+)?)`,
  'i',
);
const X = /^(?:.*[_.-])?x(?:[_-]?(?:m|merc(?:ator)?|web_?mercator|(?:epsg[_-]?)?\d{4,6}))?$|easting$/i;
const Y = /^(?:.*[_.-])?y(?:[_-]?(?:m|merc(?:ator)?|web_?mercator|(?:epsg[_-]?)?\d{4,6}))?$|northing$/i;
/** What a list of two is called. */
const OF_LIST = /^(?:coordinates|coords?|position|point|xy|geom(?:etry)?)$/i;
const NAMED: Evidence = { points: 15, says: 'metres of Web Mercator (EPSG:3857), as a name beside says' };

/** The latitude of a height on a map in Web Mercator, where 1 is the upper edge and -1 the lower one. */
export function latitudeAt(height: number): number {
  // The Gudermannian function: twice the arc tangent of the hyperbolic tangent of the half.
  const power = exactExp(height * PI);
  return (2 * exactArcTangent((power - 1) / (power + 1)) * 180) / PI;
}

/** Two numbers under a name of the projection, or a point with its number: `epsg3857_xy=…,…`, `SRID=3857;POINT(… …)`. */
export function spotMercatorPair({ text, keys }: Clue): Sighting[] {
  const [, x, y] = POINT.exec(text) ?? (SAYS_SO.test(keys.at(-1) ?? '') ? PAIR.exec(text) : null) ?? [];
  return x === undefined || y === undefined ? [] : place(x, y);
}

/** Two numbers `x` and `y`, where something beside them, or their names, says which projection they are in. */
export function spotMercatorNumbers(numbers: readonly NamedNumber[]): Sighting[] {
  const is_said = numbers.some(({ key, text }) => OF_SYSTEM.test(key) && SAYS_SO.test(text));
  return numbers.flatMap((one, i) => {
    const behind = numbers[i + 1];
    if (is_said && OF_LIST.test(one.key) && behind?.key === one.key && numbers[i - 1]?.key !== one.key)
      return [one, behind].every(({ text }) => METRES.test(text)) ? place(one.text, behind.text) : [];
    if (!X.test(one.key) || !METRES.test(one.text) || !(is_said || SAYS_SO.test(one.key))) return [];
    const other = [numbers[i + 1], numbers[i - 1]].find((near) => near && Y.test(near.key) && METRES.test(near.text));
    return other ? place(one.text, other.text) : [];
  });
}

function place(x_text: string, y_text: string): Sighting[] {
  const [x, y] = [Number(x_text) / EDGE_M, Number(y_text) / EDGE_M];
  if (Math.abs(x) > 1 || Math.abs(y) > 1) return [];
  const [latitude, longitude] = [latitudeAt(y), x * 180];
  // Small numbers are of tiles of a map, or of points of a screen.
  if (Math.abs(latitude) < NEAR_ORIGIN && Math.abs(longitude) < NEAR_ORIGIN) return [];
  const value = `${Number(degreesText(latitude))},${Number(degreesText(longitude))}`;
  return [{ kind: 'coordinates', value, evidence: [NAMED] }];
}
