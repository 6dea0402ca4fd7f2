import type { Evidence, Sighting } from '../evidence.ts';
import { degreesText, OF_CENTRE } from './axes.ts';
import type { NamedNumber } from './coordinates.ts';
import { exactArcTangent, PI } from './exact-angles.ts';

/** The ellipsoid of WGS 84 (EPSG:7030), in metres. */
const A = 6_378_137;
const B = 6_356_752.314245179;
/** Of the first and of the second eccentricity, the square. */
const E2 = 1 - (B * B) / (A * A);
const EP2 = (A * A) / (B * B) - 1;
/** From the bottom of the sea to where aircraft fly. */
const RADIUS = [B - 12_000, A + 20_000] as const;
/** Metres, centimetres as receivers of u-blox give them, millimetres. */
const UNITS = [1, 100, 1_000] as const;

const METRES = /^\s*-?\d{1,10}(?:\.\d{1,9})?\s*$/;
const AXES = [
  /^(?:ecef|geo_?centric|pos)?[_.-]?x(?:[_-]?(?:ecef|m|cm|mm|hp))?$/i,
  /^(?:ecef|geo_?centric|pos)?[_.-]?y(?:[_-]?(?:ecef|m|cm|mm|hp))?$/i,
  /^(?:ecef|geo_?centric|pos)?[_.-]?z(?:[_-]?(?:ecef|m|cm|mm|hp))?$/i,
] as const;

/**
 * A place as three lengths from the middle of the earth (earth-centred, earth-fixed, of WGS 84), where their names or the one of
 * their list say so: what is no place on the earth is hardly ever as long.
 */
export function spotGeocentric(numbers: readonly NamedNumber[]): Sighting[] {
  return numbers.flatMap((one, i): Sighting[] => {
    if (!OF_CENTRE.test(one.key)) return [];
    const near = numbers.slice(i, i + 4);
    const listed = near.slice(0, 3);
    const is_list =
      numbers[i - 1]?.key !== one.key && listed.every(({ key, text }) => key === one.key && METRES.test(text));
    if (!is_list && !AXES[0].test(one.key)) return [];
    const three = is_list
      ? listed
      : AXES.map((axis) => near.find(({ key, text }) => axis.test(key) && METRES.test(text)));
    const [x, y, z] = three.map((part) => (part ? Number(part.text) : Number.NaN)) as [number, number, number];
    const length = Math.sqrt(x * x + y * y + z * z);
    const unit = UNITS.find((of) => length / of > RADIUS[0] && length / of < RADIUS[1]);
    if (unit === undefined) return [];
    const [latitude, longitude] = fromCentre(x / unit, y / unit, z / unit);
    const named: Evidence = { points: 16, says: 'lengths from the middle of the earth (ECEF), as their name says' };
    const value = `${Number(degreesText(latitude))},${Number(degreesText(longitude))}`;
    return [{ kind: 'coordinates', value, evidence: [named] }];
  });
}

/** Latitude and longitude in degrees, by Bowring's formula: near the ground it errs by less than a millimetre. */
function fromCentre(x: number, y: number, z: number): readonly [latitude: number, longitude: number] {
  const p = Math.sqrt(x * x + y * y);
  const [sine, cosine] = ofAngle(z * A, p * B);
  const latitude = directionOf(p - E2 * A * cosine * cosine * cosine, z + EP2 * B * sine * sine * sine);
  return [(latitude * 180) / PI, (directionOf(x, y) * 180) / PI];
}

function ofAngle(opposite: number, adjacent: number): readonly [sine: number, cosine: number] {
  const length = Math.sqrt(opposite * opposite + adjacent * adjacent);
  return [opposite / length, adjacent / length];
}

/** The angle from the first axis to a point, from -π to π. */
function directionOf(x: number, y: number): number {
  if (x === 0) return (Math.sign(y) * PI) / 2;
  const angle = exactArcTangent(y / x);
  return x > 0 ? angle : angle + (y < 0 ? -PI : PI);
}
