import { contextOf } from '../context/context-of.ts';
import { kindNamedBy } from '../context/named-kind.ts';
import { SCALES as SCALES_BY_POWER } from '../identifier/axes.ts';
import { isOfLocation } from '../identifier/coded-cell.ts';
import { isOfShape, pointOfShape } from './area-shape.ts';
import { isNearLand } from './near-land.ts';

const DECIMALS = 6;
/** What a name counts that is of a place, and can mean nothing else. */
const PLACE_NAMED = 20;
const DEGREES = ['degrees'];
/** The coarsest that fits: by a finer one, both numbers would be near zero, where there is hardly anybody. */
const SCALES = [100_000, 1_000_000, 10_000_000] as const;

/** A place or a cell as a text, and what it is called where its name is none that tells of places. */
interface NamedText {
  readonly text: string;
  readonly chain: readonly string[];
  readonly names?: readonly string[];
}

/**
 * The places that bytes may be under a name that says so: a shape of a mobile network, or two numbers of eight or sixteen bytes; a
 * cell as networks code it stands as its digits.
 */
export function namedPlacesIn(bytes: Uint8Array, key: string | undefined): NamedText[] {
  if (key === undefined || bytes.length < 7 || bytes.length > 16) return [];
  if (isOfShape(key)) {
    const point = pointOfShape(bytes);
    return point === null ? [] : [{ text: point, chain: DEGREES, names: ['location'] }];
  }
  if (isOfLocation(key) || (bytes.length !== 16 && kindNamedBy(key) === 'cell'))
    return [{ text: Buffer.from(bytes).toString('hex'), chain: ['bytes'] }];
  const place = contextOf('coordinates', [key])?.points ?? 0;
  return (bytes.length === 8 || bytes.length === 16) && place > 0
    ? placesIn(bytes, place >= PLACE_NAMED, scaleIn(key)).map((text) => ({ text, chain: DEGREES }))
    : [];
}

/**
 * Two numbers, one after another, as the places that they may be where a name says that they are one: degrees as floating-point or
 * scaled whole numbers, in either order of bytes.
 * @param scale of whole numbers, where the name says it
 * @param is_sure whether the name can mean nothing else: of any eight bytes every other makes a place of whole numbers
 */
export function placesIn(bytes: Uint8Array, is_sure: boolean, scale?: number): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places: string[] = [];
  const add = (latitude: number, longitude: number): void => {
    const is_place = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    // Of other bytes, numbers come of which hardly any is a fraction of this size.
    const is_fraction = [latitude, longitude].every((one) => Math.abs(one) > 0.01 && !Number.isInteger(one));
    if (is_place && is_fraction) places.push(`${latitude.toFixed(DECIMALS)},${longitude.toFixed(DECIMALS)}`);
  };
  for (const little of [false, true]) {
    if (bytes.length === 16) add(view.getFloat64(0, little), view.getFloat64(8, little));
    if (bytes.length === 8) add(view.getFloat32(0, little), view.getFloat32(4, little));
  }
  if (places.length > 0 || bytes.length !== 8 || !is_sure) return places;
  for (const little of [false, true])
    for (const one of scale === undefined ? SCALES : [scale])
      add(view.getInt32(0, little) / one, view.getInt32(4, little) / one);
  // Of several readings one is right.
  const near =
    (scale === undefined ? undefined : places.find(isRound)) ??
    places.find((place) => isNearLand(...(place.split(',').map(Number) as [number, number])));
  return places.length > 1 ? [near ?? (places[0] as string)] : places;
}

/** The scale that a name says: `lat_lon_e7`. */
function scaleIn(key: string): number | undefined {
  const power = /e([5-7])(?![\da-z])/i.exec(key)?.[1];
  return power === undefined ? undefined : SCALES_BY_POWER[power];
}

/** Whether a place has no more than five decimals: much software rounds to that, and chance hardly does. */
function isRound(place: string): boolean {
  return place.split(',').every((one) => one.endsWith('0'));
}
