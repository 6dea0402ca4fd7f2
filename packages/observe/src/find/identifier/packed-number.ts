import { degreesText, SCALES } from './axes.ts';
import type { WrittenPlace } from './written-place.ts';

const NAME =
  /(?:lat.?(?:lon|lng|long)|lon.?lat|coord|geo|gps|position|location).*(?:pack|64|e[5-7])|(?:pack|64).*(?:lat.?(?:lon|lng)|coord|geo|gps|position|location)/i;
/** Microseconds since 1970, of the years 2001 to 2033: as a place they would be beside the equator. */
const TIME = /^1\d{15}$/;

/** A number of 64 bits whose name says that it is a place: the latitude in its upper half, the longitude in its lower one. */
export function fromPackedNumber(text: string, key: string): WrittenPlace | null {
  if (!/^-?\d{15,20}$/.test(text) || !NAME.test(key)) return null;
  if (TIME.test(text) && !/lat/i.test(key)) return null;
  const value = BigInt(text);
  if (BigInt.asIntN(64, value) !== value && BigInt.asUintN(64, value) !== value) return null;
  const upper = Number(BigInt.asIntN(32, value >> 32n));
  const lower = Number(BigInt.asIntN(32, value));
  const scale = SCALES[/e([5-7])/i.exec(key)?.[1] ?? '7'] as number;
  const [first, second] = [upper / scale, lower / scale];
  const [latitude, longitude] = /(?:lon|lng).?lat/i.test(key) ? [second, first] : [first, second];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return {
    latitude: degreesText(latitude),
    longitude: degreesText(longitude),
    form: 'two halves of a number of 64 bits',
  };
}
