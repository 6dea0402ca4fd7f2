import { degreesText } from './axes.ts';
import { latitudeAt } from './mercator.ts';
import type { WrittenPlace } from './written-place.ts';

const QUADKEY_NAMES = /quad_?key|^qk$|bing_?(?:tile|key)|tile_?key/i;
const LOCATOR_NAMES = /(?<!record_?|booking_?)locator|maidenhead|qth|^qra$|grid_?(?:sq(?:uare)?|loc)$/i;
/** Of finer tiles than these a telephone is in one. */
const LEVEL_MIN = 17;
/** No telephone is nearer to a pole. */
const LATITUDE_MAX = 75;

/** A tile by its level and numbers, of which the name says that the sender is there: other tiles are the map that it shows. */
const OWN_TILE =
  /^(?:.*_)?(?:(?:user|own|my|self|me|device|here)_?(?:pos(?:ition)?_?|loc(?:ation)?_?|gps_?)?|(?:current_?|cur_?)?(?:pos(?:ition)?|loc(?:ation)?|gps)_?)tile(?:_?(?:xyz|zxy|id))?$/i;
const TILE = /^\/?(\d{2})[/:,_-](\d{1,8})[/:,_-](\d{1,8})$/;
const LEVEL_MAX = 23;

/** Whether a name says that the sender is in the tile under it. */
export function isOwnTile(key: string): boolean {
  return OWN_TILE.test(key);
}

/** The middle of a box of a grid on the globe, where the name says of which: a quadkey, a tile, a locator of radio amateurs. */
export function gridPlace(text: string, key: string): WrittenPlace | null {
  if (QUADKEY_NAMES.test(key)) return fromQuadkey(text);
  if (isOwnTile(key)) return fromTile(text);
  if (LOCATOR_NAMES.test(key)) return fromLocator(text);
  return OF_PLACE.test(key) && FINE_LOCATOR.test(text) ? fromLocator(text) : null;
}

/** A tile by its level, its column and its row, as maps on the net have them: `20/864090/397387`. */
function fromTile(text: string): WrittenPlace | null {
  const [level = 0, x = 0, y = 0] = (TILE.exec(text) ?? []).slice(1).map(Number);
  const tiles = 1 << level;
  if (level < LEVEL_MIN || level > LEVEL_MAX || x >= tiles || y >= tiles) return null;
  return atMap((x + 0.5) / tiles, (y + 0.5) / tiles, 'named a tile of a map that the sender is in');
}

/** A point of the map of Web Mercator, which goes from 0 to 1 to the right and downwards. */
function atMap(right: number, down: number, form: string): WrittenPlace {
  return {
    latitude: degreesText(latitudeAt(1 - 2 * down)),
    longitude: degreesText(right * 360 - 180),
    form,
  };
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
  return atMap(x + size / 2, y + size / 2, 'named a quadkey (a tile of a map)');
}

/** Names under which a locator of ten characters or more is nothing else. */
const OF_PLACE = /^(?:loc(?:ation)?|pos(?:ition)?|grid|my_?grid)$/i;
const FINE_LOCATOR = /^[A-R]{2}\d{2}(?:[a-x]{2}|[A-X]{2})\d{2}(?:[a-x]{2}|[A-X]{2})(?:\d{2})?$/;
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
