import type { Evidence, Sighting } from '../evidence.ts';
import { angleOf, fractionUnit, type NamedAngle } from './angle-units.ts';
import { degreesText, IS_STEP, LATITUDE, LONGITUDE, NEAR_ORIGIN } from './axes.ts';
import { isSouthOrWest } from './axis-text.ts';
import type { Clue } from './clue.ts';
import type { NamedNumber } from './coordinates.ts';

const BOTH = /lat(?:itude)?[_-]?(?:and_?)?(?:lon|lng|long|longitude)$|(?:^|_)(?:pos|position|coords?|location)$/i;
const BOTH_TURNED = /(?:lon|lng|long|longitude)[_-]?(?:and_?)?lat(?:itude)?$/i;
const TWO = /^[[(]?\s*([-+]?[\d.]+|[\da-f]{6})\s*[,;|/_ ]\s*([-+]?[\d.]+|[\da-f]{6})\s*[\])]?$/i;
/** Names that activities of sports are saved with (FIT): raw numbers of that kind are semicircles. */
const OF_SPORT = /^(?:start_|end_)?position_(lat|long)$/;
const WHOLE = /^-?\d{7,10}$/;

/** Whether a name says that two angles of a unit, or of two whole numbers in one, are there. */
export function spotUnitPair({ text, keys }: Clue): Sighting[] | null {
  const key = keys.at(-1) ?? '';
  const angle = angleOf(key);
  if (!angle) return null;
  const is_turned = BOTH_TURNED.test(angle.base);
  if (!is_turned && !BOTH.test(angle.base) && !/semi_?circles$/i.test(key)) return null;
  const [, first, second] = TWO.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined) return [];
  return is_turned ? place(second, angle, first, angle, [key]) : place(first, angle, second, angle, [key]);
}

/** Places as two numbers whose names say in which unit: `lat_rad`, `lonMas`. */
export function spotNamedUnits(numbers: readonly NamedNumber[]): Sighting[] {
  const angles = numbers.flatMap(({ key, text }) => {
    const angle = angleOf(key) ?? ofSport(key, text);
    return angle && !IS_STEP.test(key) ? [{ key, text, angle }] : [];
  });
  return angles.flatMap((one, i) => {
    if (!LATITUDE.test(one.angle.base)) return [];
    // The two of a place stand together, in either order.
    const other = [angles[i + 1], angles[i - 1]].find((near) => near && LONGITUDE.test(near.angle.base));
    return other ? place(one.text, one.angle, other.text, other.angle, [one.key, other.key]) : [];
  });
}

const UNIT_NAME = /^(?:angle_?|angular_?)?(?:units?|uom)$/i;
const UNIT = /^(?:rad(?:ians?)?|semi_?circles?|mas|arc_?sec(?:onds?)?)$/i;

const HALF_CIRCLE = 3.141592653589793;

/**
 * The same numbers, the unit of all of them, which a field of its own says, added to the names of the axes; unless they are of
 * degrees, since the unit may be that of something else.
 */
export function withUnit(numbers: readonly NamedNumber[]): readonly NamedNumber[] {
  const said = numbers.find(
    ({ key, text }) => UNIT_NAME.test(key) && (UNIT.test(text) || fractionUnit(text) !== null),
  )?.text;
  const unit = said === undefined ? undefined : (fractionUnit(said) ?? said);
  if (unit === undefined || !numbers.some(({ key }) => isAxis(key)) || !fits(unit, numbers)) return numbers;
  return numbers.map(({ key, text }, i) => {
    if (!isAxis(key)) return { key, text };
    const is_negative = isSouthOrWest(numbers, i, LATITUDE.test(key) ? 'latitude' : 'longitude') && /^\d/.test(text);
    return { key: `${key}_${unit}`, text: is_negative ? `-${text}` : text };
  });
}

function isAxis(key: string): boolean {
  return LATITUDE.test(key) || LONGITUDE.test(key);
}

/** Radians are small; of the other, smaller units there are more than there can be degrees. */
function fits(unit: string, numbers: readonly NamedNumber[]): boolean {
  const axes = numbers.filter(({ key }) => isAxis(key));
  if (!/^rad/i.test(unit)) return axes.some(({ text }) => Math.abs(Number(text)) > 180);
  return axes.every(({ key, text }) => Math.abs(Number(text)) <= (LATITUDE.test(key) ? HALF_CIRCLE / 2 : HALF_CIRCLE));
}

/** Whether a number is of another unit than degrees, by how activities of sports are saved. */
export function isOfSport({ key, text }: NamedNumber): boolean {
  return WHOLE.test(text) && OF_SPORT.test(key);
}

function ofSport(key: string, text: string): NamedAngle | null {
  const axis = WHOLE.test(text) ? OF_SPORT.exec(key)?.[1] : undefined;
  return axis === undefined ? null : angleOf(`${axis}_semicircles`);
}

function place(
  latitude_text: string,
  latitude_in: NamedAngle,
  longitude_text: string,
  longitude_in: NamedAngle,
  names: readonly string[],
): Sighting[] {
  const latitude = latitude_in.toDegrees(latitude_text, 90);
  const longitude = longitude_in.toDegrees(longitude_text, 180);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return [];
  // Small numbers of a name that also means something else, such as a latency, are of the middle of an ocean.
  if (Math.abs(latitude) < NEAR_ORIGIN && Math.abs(longitude) < NEAR_ORIGIN) return [];
  // Whole degrees are no place of anybody.
  if (latitude === 0 || longitude === 0 || (Number.isInteger(latitude) && Number.isInteger(longitude))) return [];
  const named: Evidence = {
    points: 15,
    says: `named ${names.map((name) => `“${name.slice(0, 40)}”`).join(' and ')}: ${latitude_in.unit}`,
  };
  return [
    {
      kind: 'coordinates',
      value: `${Number(degreesText(latitude))},${Number(degreesText(longitude))}`,
      evidence: [named],
    },
  ];
}
