import type { Sighting } from '../evidence.ts';
import { degreesText } from './axes.ts';
import type { NamedNumber } from './coordinates.ts';

const SCALE = 100_000;
/** Of those that are named so: `polyline6`. */
const FINE_SCALE = 1_000_000;
const CHARS_MIN = 8;
/** Names of lines; what is so named may also be anything else. */
const LINE =
  /^(?:own_?|my_?|user_?)?(?:track|route|path|line|trace|trail|shape|geometry|points|gps|overview)(?:_?(?:points|line|encoded|enc|summary))?$/i;
const POINTS_MIN = 3;
/** From one point of a track to the next, in degrees: five kilometres. */
const STEP_MAX = 0.05;
/** Texts are hardly ever of the middle of the Atlantic. */
const ORIGIN = 0.5;

type Point = readonly [latitude: number, longitude: number];

/** How a way is to be found, as requests to Valhalla say it: its lines are of millionths. */
const COSTING = /^costing$|^shape_format$/i;
const SHAPE = /^(?:shape|encoded_polyline)$/i;

/** The first point of the line in a request to a router, which says by what stands beside it how fine it is. */
export function spotRouted(numbers: readonly NamedNumber[]): Sighting[] {
  if (!numbers.some(({ key, text }) => COSTING.test(key) && !/polyline5/i.test(text))) return [];
  return numbers.flatMap(({ key, text }): Sighting[] => {
    const [first] = (SHAPE.test(key) ? pointsOf(text.trim(), FINE_SCALE) : null) ?? [];
    if (!first || first.every((one) => Math.abs(one) < ORIGIN)) return [];
    const value = first.map((one) => Number(degreesText(one))).join(',');
    return [{ kind: 'coordinates', value, evidence: [{ points: 16, says: 'the begin of an encoded polyline' }] }];
  });
}

/** The first point of an encoded polyline: of what is named so, or of a line whose points lie close together. */
export function firstOfPolyline(text: string, key: string): Point | null {
  const is_named = /polyline/i.test(key);
  if (!is_named && !LINE.test(key)) return null;
  const points = pointsOf(text, /6$/.test(key) ? FINE_SCALE : SCALE);
  const [first] = points ?? [];
  if (!points || !first || first.every((one) => Math.abs(one) < ORIGIN)) return null;
  if (is_named) return first;
  if (points.length < POINTS_MIN) return null;
  const are_near = points.every(([latitude, longitude], i) => {
    const [before_latitude, before_longitude] = points[i - 1] ?? first;
    return Math.abs(latitude - before_latitude) < STEP_MAX && Math.abs(longitude - before_longitude) < STEP_MAX;
  });
  return are_near ? first : null;
}

/**
 * Points of a line in Google's encoded polyline format (differences in hundred-thousandths of degrees, five bits a
 * character), or its begin where it is cut off; null for what is none.
 */
function pointsOf(text: string, scale: number): readonly Point[] | null {
  if (text.length < CHARS_MIN || !/^[?-~]+$/.test(text)) return null;
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; at < text.length && shift < 30; shift += 5) {
      const five = text.charCodeAt(at++) - 63;
      value |= (five & 31) << shift;
      if (five < 32) return value & 1 ? ~(value >> 1) : value >> 1;
    }
    return Number.NaN;
  };
  const points: Point[] = [];
  let [latitude, longitude] = [0, 0];
  while (at < text.length) {
    latitude += next() / scale;
    longitude += next() / scale;
    if (Number.isNaN(latitude + longitude)) break;
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
    points.push([latitude, longitude]);
  }
  return points.length > 0 ? points : null;
}
