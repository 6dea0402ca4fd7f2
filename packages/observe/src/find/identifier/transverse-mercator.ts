import { exactExp } from '@phonehome/shared';
import { exactArcTangent, exactCosine, exactSine, PI } from './exact-angles.ts';

/** The third flattening of WGS 84, and the radius of a circle as long as a meridian, in metres. */
const N = 0.0016792203863836;
const RADIUS_M = 6_367_449.145823415;
const SCALE = 0.9996;
const EAST_M = 500_000;
const SOUTH_M = 10_000_000;
const DEGREES = 180 / PI;
/** Coefficients of Krüger's series, from the plane to the sphere of conformal latitudes, and from that to the ellipsoid. */
const TO_SPHERE = [
  N / 2 - (2 / 3) * N * N + (37 / 96) * N * N * N,
  (1 / 48) * N * N + (1 / 15) * N * N * N,
  (17 / 480) * N * N * N,
];
const TO_ELLIPSOID = [
  2 * N - (2 / 3) * N * N - 2 * N * N * N,
  (7 / 3) * N * N - (8 / 5) * N * N * N,
  (56 / 15) * N * N * N,
];

/**
 * Latitude and longitude, in degrees, of a point of a zone of UTM: to a millimetre (Karney 2011, to the third order).
 * @param northing_m from the equator, where in the south it is counted as ten million metres
 */
export function fromUtm(zone: number, is_south: boolean, easting_m: number, northing_m: number): [number, number] {
  const xi = (northing_m - (is_south ? SOUTH_M : 0)) / (SCALE * RADIUS_M);
  const eta = (easting_m - EAST_M) / (SCALE * RADIUS_M);
  let [north, east] = [xi, eta];
  TO_SPHERE.forEach((coefficient, i) => {
    const times = 2 * (i + 1);
    const power = exactExp(times * eta);
    north -= (coefficient * exactSine(times * xi) * (power + 1 / power)) / 2;
    east -= (coefficient * exactCosine(times * xi) * (power - 1 / power)) / 2;
  });
  const power = exactExp(east);
  const [hyperbolic_sine, hyperbolic_cosine] = [(power - 1 / power) / 2, (power + 1 / power) / 2];
  const sine = exactSine(north) / hyperbolic_cosine;
  const conformal = exactArcTangent(sine / Math.sqrt(1 - sine * sine));
  let latitude = conformal;
  TO_ELLIPSOID.forEach((coefficient, i) => {
    latitude += coefficient * exactSine(2 * (i + 1) * conformal);
  });
  const longitude = exactArcTangent(hyperbolic_sine / exactCosine(north)) * DEGREES + zone * 6 - 183;
  return [latitude * DEGREES, longitude];
}
