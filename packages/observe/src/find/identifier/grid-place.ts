import { degreesText } from './axes.ts';
import { latitudeAt } from './mercator.ts';
import type { WrittenPlace } from './written-place.ts';

const QUADKEY_NAMES = /quad_?key|^qk$|bing_?(?:tile|key)|tile_?key/i;
const LOCATOR_NAMES = /(?<!record_?|booking_?)locator|maidenhead|qth|^qra$|grid_?(?:sq(?:uare)?|loc)$/i;
/** Of finer tiles than these a telephone is in one. */
const LEVEL_MIN = 17;
/** No telephone is nearer to a pole. */
const LATITUDE_MAX = 75;

/** The middle of a box of a grid on the globe, where the name says of which: a quadkey, a locator of radio amateurs. */
export function gridPlace(text: string, key: string): WrittenPlace | null {
  if (QUADKEY_NAMES.test(key)) return fromQuadkey(text);
  return LOCATOR_NAMES.test(key) ? fromLocator(text) : null;
}

/** A tile of a map in Web Mercator: each digit halves both axes (Bing Maps Tile System). */
function fromQuadkey(text: string): WrittenPlace | null {
  if (!/^[0-3]{8,23}$/.test(text) || text.length < LEVEL_MIN) return null;
  let [x, y, size] = [0, 0, 1];
  for (const digit of text) {
    size /= 2;
    if (Number(digit) & 1) x += size;
    if (Number(digit) & 2) y += size;
  }
  // From the upper left corner, where the map goes from 0 to 1.
  return {
    latitude: degreesText(latitudeAt(1 - 2 * (y + size / 2))),
    longitude: degreesText((x + size / 2) * 360 - 180),
    form: 'named a quadkey (a tile of a map)',
  };
}

const LOCATOR = /^[A-R]{2}\d{2}[A-X]{2}\d{2}(?:[A-X]{2}(?:\d{2})?)?$/i;

/** A Maidenhead locator of eight characters or more: pairs of letters and of digits in turn, the longitude first. */
function fromLocator(text: string): WrittenPlace | null {
  if (!LOCATOR.test(text)) return null;
  const box = [
    { from: -180, size: 360 },
    { from: -90, size: 180 },
  ] as const;
  const [longitude, latitude] = box.map(({ from, size }, axis) => {
    let [at, step] = [from as number, size as number];
    for (let i = axis; i < text.length; i += 2) {
      const c = text.charAt(i).toUpperCase();
      const is_letter = c >= 'A';
      step /= i < 2 ? 18 : is_letter ? 24 : 10;
      at += step * (is_letter ? c.charCodeAt(0) - 65 : Number(c));
    }
    return at + step / 2;
  }) as [number, number];
  if (Math.abs(latitude) > LATITUDE_MAX) return null;
  return { latitude: degreesText(latitude), longitude: degreesText(longitude), form: 'a Maidenhead locator' };
}
