import { placeText } from './protocol/digits.ts';

/** What a place of a mobile network is called where it is coded so. */
const NAME =
  /(?:^|[^a-z])gad(?:$|[^a-z])|geographic(?:al)?[_ -]?(?:area|info(?:rmation)?|shape)|loc(?:ation)?[_ -]?est(?:imate)?|area[_ -]?(?:shape|desc(?:ription)?)|23[._-]?032/i;
const HALF_BITS = 0x80_0000;
const BITS_24 = 0x100_0000;
const BITS_31 = 0x8000_0000;

/** What a shape is, in its first four bits: how long all of it is, and where in it the bits are that are left empty. */
interface Shape {
  readonly bytes: number;
  /** Bytes whose first bit is none of the number in them. */
  readonly spare: readonly number[];
  readonly is_fine?: true;
}

const SHAPES: Readonly<Record<number, Shape>> = {
  // A point; with a circle; with an ellipse.
  0: { bytes: 7, spare: [] },
  1: { bytes: 8, spare: [7] },
  3: { bytes: 11, spare: [7, 8, 10] },
  // With a height; with an ellipsoid.
  8: { bytes: 9, spare: [] },
  9: { bytes: 14, spare: [9, 10, 12, 13] },
  // An arc around it.
  10: { bytes: 13, spare: [9, 12] },
  // With an ellipse, of high accuracy.
  11: { bytes: 13, spare: [12], is_fine: true },
};

/** Whether a name is of a place as mobile networks code it. */
export function isOfShape(key: string): boolean {
  return NAME.test(key);
}

/**
 * The point of a shape of a mobile network (3GPP TS 23.032, 7.3): sign and 23 bits of a quarter circle, 24 bits of a circle;
 * null where the bytes are of none, by their length and the bits that are left empty.
 */
export function pointOfShape(bytes: Uint8Array): string | null {
  const [first = 0xff] = bytes;
  const shape = SHAPES[first >> 4];
  if (!shape || shape.bytes !== bytes.length || (first & 0x0f) !== 0) return null;
  if (shape.spare.some((at) => ((bytes[at] as number) & 0x80) !== 0)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (shape.is_fine) return placeText((view.getInt32(1) * 90) / BITS_31, (view.getInt32(5) * 180) / BITS_31);
  const coded = view.getUint32(0) & 0xff_ffff;
  const latitude = ((coded & (HALF_BITS - 1)) * 90) / HALF_BITS;
  const east = view.getUint32(3) & 0xff_ffff;
  const longitude = ((east >= HALF_BITS ? east - BITS_24 : east) * 360) / BITS_24;
  return placeText(coded >= HALF_BITS ? -latitude : latitude, longitude);
}
