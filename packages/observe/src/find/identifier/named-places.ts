import { decimalsOf } from '../codec/scaled-rows.ts';
import type { Sighting } from '../evidence.ts';
import { LATITUDE, LONGITUDE } from './axes.ts';
import { degreesOfBits } from './axis-bits.ts';
import { axesNamedXY, plainAxes } from './axis-text.ts';
import { type NamedNumber, spotNamedPlace } from './coordinates.ts';
import { spotGeocentric } from './ecef.ts';
import { spotMercatorNumbers } from './mercator.ts';
import { spotMovedPlace } from './moved-place.ts';
import { spotRouted } from './polyline.ts';
import { spotSexagesimalFields } from './sexagesimal-fields.ts';
import { joinedFractions } from './split-axis.ts';
import { isOfSport, spotNamedUnits, withUnit } from './unit-place.ts';
import { spotUtmFields } from './utm.ts';

/** What the names of all of these have in them: most numbers are of none. */
const AN_AXIS =
  /lat|lon|lng|breite|l(?:ä|ae)nge|weidu|jingdu|enlem|boylam|緯度|経度|위도|경도|широта|долгота|纬度|经度/i;

/** The same of lengths from the middle of the earth, and of ways that are asked for. */
const RARE = /ecef|centric|4978|costing|shape_format/i;

/**
 * Places as numbers with names that stand together, in degrees or whatever their names say.
 * @param over the names over all of them
 */
export function spotNamedPlaces(as_named: readonly NamedNumber[], over: readonly string[]): Sighting[] {
  const numbers = withScale(withUnit(as_named));
  const axes = numbers.filter(({ key }) => AN_AXIS.test(key));
  // Sides stand beside them under names of their own.
  const degrees = axes.some(isOfSport) ? numbers.filter((one) => !isOfSport(one)) : numbers;
  return [
    ...spotNamedPlace(axes.length < 2 ? numbers : plainAxes(degrees), over),
    ...spotNamedPlace(axesNamedXY(numbers)),
    ...spotMercatorNumbers(numbers),
    ...spotUtmFields(numbers),
    ...(numbers.some(({ key }) => RARE.test(key)) ? [...spotGeocentric(numbers), ...spotRouted(numbers)] : []),
    ...(axes.length < 2
      ? []
      : [
          ...spotNamedUnits(axes),
          ...spotSexagesimalFields(axes),
          ...spotNamedPlace(degreesOfBits(axes)),
          ...spotMovedPlace(axes),
          ...spotNamedPlace(plainAxes(joinedFractions(axes))),
        ]),
  ];
}

const SCALE = /^(?:coord(?:inate)?s?_?|geo_?|latlon_?|pos_?)?(?:scale|factor|multiplier|divisor)$/i;
const WHOLE = /^-?\d{4,10}$/;

/** The same numbers, the whole ones of the axes in degrees where a field beside says by what they were multiplied: `"scale": 100000`. */
function withScale(numbers: readonly NamedNumber[]): readonly NamedNumber[] {
  const scale = numbers.find(({ key }) => SCALE.test(key))?.text;
  const decimals = scale === undefined ? null : decimalsOf(scale);
  if (decimals === null) return numbers;
  return numbers.map(({ key, text }) => {
    const is_axis = (LATITUDE.test(key) || LONGITUDE.test(key)) && WHOLE.test(text);
    return { key, text: is_axis ? (Number(text) / Number(`1e${decimals}`)).toFixed(decimals) : text };
  });
}
