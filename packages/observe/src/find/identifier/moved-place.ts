import type { Evidence, Sighting } from '../evidence.ts';
import { degreesText, LATITUDE, LONGITUDE, SCALES } from './axes.ts';
import type { NamedNumber } from './coordinates.ts';

const LATITUDE_STEP =
  /^(?:d_?|delta_?|diff_?|off(?:set)?_?|rel_?)lat(?:itude)?(?:_?1?e([5-7]))?$|^lat(?:itude)?_?(?:d|delta|diff|off(?:set)?|rel)(?:_?1?e([5-7]))?$/i;
const LONGITUDE_STEP =
  /^(?:d_?|delta_?|diff_?|off(?:set)?_?|rel_?)(?:lon|lng|long|longitude)(?:_?1?e([5-7]))?$|^(?:lon|lng|long|longitude)_?(?:d|delta|diff|off(?:set)?|rel)(?:_?1?e([5-7]))?$/i;
const DEGREES = /^-?\d{1,3}\.\d{1,15}$/;
const STEP = /^-?\d{1,8}(?:\.\d{1,12})?$/;
/** Whoever tells how far from a place something is means places near it. */
const STEP_MAX = 5;

/** A place as how far it is from another one beside it: `lat`, `lon` and `d_lat_e5`, `d_lon_e5`. */
export function spotMovedPlace(numbers: readonly NamedNumber[]): Sighting[] {
  const steps = [LATITUDE_STEP, LONGITUDE_STEP].map((form) => {
    const step = numbers.find(({ key, text }) => form.test(key) && STEP.test(text));
    const power =
      step &&
      form
        .exec(step.key)
        ?.slice(1)
        .find((one) => one !== undefined);
    return step && Number(step.text) / (power === undefined ? 1 : (SCALES[power] as number));
  });
  const [latitude, longitude] = [[LATITUDE, LATITUDE_STEP] as const, [LONGITUDE, LONGITUDE_STEP] as const].map(
    ([form, step]) => numbers.find(({ key, text }) => form.test(key) && !step.test(key) && DEGREES.test(text)),
  );
  const [north, east] = steps;
  if (north === undefined || east === undefined || !latitude || !longitude) return [];
  if (Math.abs(north) > STEP_MAX || Math.abs(east) > STEP_MAX || (north === 0 && east === 0)) return [];
  const [lat, lon] = [Number(latitude.text) + north, Number(longitude.text) + east];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return [];
  const evidence: Evidence = {
    points: 14,
    says: `“${latitude.key.slice(0, 40)}” and “${longitude.key.slice(0, 40)}”, and how far from there`,
  };
  return [
    { kind: 'coordinates', value: `${Number(degreesText(lat))},${Number(degreesText(lon))}`, evidence: [evidence] },
  ];
}
