import type { Evidence, Sighting } from '../evidence.ts';
import { degreesText, LATITUDE, LONGITUDE, signOf } from './axes.ts';
import type { NamedNumber } from './coordinates.ts';

const FIELD =
  /^(.*?)(?:(lat|latitude)|(lon|lng|long|longitude))[_. -]?(?:(d|deg|degrees?)|(m|min|minutes?)|(s|sec|seconds?)|(h|ref|dir|direction|hemi|hemisphere|side|ns|ew))$/i;
const PARTS = ['degrees', 'minutes', 'seconds', 'side'] as const;
type Fields = Partial<Record<(typeof PARTS)[number], string>>;
/** Three numbers, whole, with decimals or as fractions. */
const NUMBER = '\\d{1,10}(?:\\.\\d{1,10}|/[1-9]\\d{0,9})?';
const THREE = new RegExp(`^\\[?\\s*(${NUMBER})[,; ]\\s*(${NUMBER})[,; ]\\s*(${NUMBER})\\s*\\]?$`);

/**
 * A place as degrees, minutes and seconds with a hemisphere, in fields of their own (`lat_deg`, `lat_min`, `lat_ref`), or the
 * three in one field with the hemisphere beside, as cameras have them (Exif 2.32, 4.6.6: `GPSLatitude`, `GPSLatitudeRef`).
 */
export function spotSexagesimalFields(numbers: readonly NamedNumber[]): Sighting[] {
  const axes = { latitude: {} as Fields, longitude: {} as Fields };
  for (const { key, text } of numbers) {
    const [, , north, , degrees, minutes, seconds] = FIELD.exec(key) ?? [];
    if (FIELD.test(key)) {
      const part = degrees ? 'degrees' : minutes ? 'minutes' : seconds ? 'seconds' : 'side';
      axes[north ? 'latitude' : 'longitude'][part] ??= text.trim();
      continue;
    }
    const axis = LATITUDE.test(key) ? 'latitude' : LONGITUDE.test(key) ? 'longitude' : null;
    const three = axis && THREE.exec(text.trim());
    if (three) for (const i of [1, 2, 3] as const) axes[axis][PARTS[i - 1] as 'degrees'] ??= three[i] as string;
  }
  const [latitude, longitude] = [degreesOf(axes.latitude, 90), degreesOf(axes.longitude, 180)];
  if (latitude === null || longitude === null) return [];
  const evidence: Evidence = { points: 15, says: 'named degrees and minutes, with their hemispheres' };
  return [
    {
      kind: 'coordinates',
      value: `${Number(degreesText(latitude))},${Number(degreesText(longitude))}`,
      evidence: [evidence],
    },
  ];
}

function degreesOf({ degrees, minutes, seconds = '0', side }: Fields, max: 90 | 180): number | null {
  if (degrees === undefined || minutes === undefined) return null;
  const is_negative = degrees.startsWith('-');
  const sign = side === undefined ? (is_negative ? -1 : 1) : signOf(side);
  const [d, m, s] = [degrees.replace('-', ''), minutes, seconds].map(valueOf) as [number, number, number];
  const value = d + m / 60 + s / 3_600;
  return Number.isNaN(value) || m >= 60 || s >= 60 || value > max || value === d || sign === 0 ? null : sign * value;
}

function valueOf(text: string): number {
  const [whole, parts] = text.split('/');
  return /^[\d./]+$/.test(text) ? Number(whole) / Number(parts ?? 1) : Number.NaN;
}
