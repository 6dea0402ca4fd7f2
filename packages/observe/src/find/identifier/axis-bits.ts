import { degreesText, LATITUDE, LONGITUDE } from './axes.ts';
import type { NamedNumber } from './coordinates.ts';

/** What a name may add to say that its number is written as bits. */
const BITS =
  /_?(?:hex|bits|raw|bytes|(?:f|float|single|ieee)_?(?:32|64|754)?|double|[iu]32|int32|e7|be|le)(?:_?(?:hex|bits|raw|bytes|be|le|e7))?$/i;
const HEX = /^(?:0x)?((?:[\da-f]{8}){1,2})$/i;
/** As a number, where the name says that it is of bits. */
const NUMBER = /^-?\d{9,20}$/;
const OF_FLOAT = /bits|raw|ieee|754|double|float|single|f_?(?:32|64)/i;

/** Readings of eight or sixteen hexadecimal digits as degrees, the likelier ones first. */
const READINGS: readonly ((bytes: Buffer) => number)[] = [
  (bytes) => (bytes.length === 8 ? bytes.readDoubleBE(0) : bytes.readFloatBE(0)),
  (bytes) => (bytes.length === 8 ? bytes.readDoubleLE(0) : bytes.readFloatLE(0)),
  (bytes) => (bytes.length === 4 ? bytes.readInt32BE(0) / 10_000_000 : Number.NaN),
  (bytes) => (bytes.length === 4 ? bytes.readInt32LE(0) / 10_000_000 : Number.NaN),
  (bytes) => (bytes.length === 4 ? bytes.readInt32BE(0) / 1_000_000 : Number.NaN),
];

/** The bytes of a number, hexadecimal or decimal: of four or eight bytes. */
function bytesOf(text: string, name: string): Buffer | null {
  const digits = HEX.exec(text)?.[1];
  if (digits !== undefined) return Buffer.from(digits, 'hex');
  if (!NUMBER.test(text) || !OF_FLOAT.test(name)) return null;
  const value = BigInt(text);
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value));
  const is_small = BigInt.asIntN(32, value) === value || BigInt.asUintN(32, value) === value;
  return is_small ? bytes.subarray(4) : bytes;
}

/**
 * The two numbers of a place as the bits that they are in a program, hexadecimal or as a number, each under its name: floating-point, or
 * whole numbers of ten-millionths, by the first reading that both have a sense in.
 */
export function degreesOfBits(numbers: readonly NamedNumber[]): readonly NamedNumber[] {
  const coded = numbers.flatMap(({ key, text }) => {
    const bytes = bytesOf(text.trim(), key);
    const base = key.replace(BITS, '');
    const max = LATITUDE.test(base) ? 90 : LONGITUDE.test(base) ? 180 : 0;
    const is_clear = base !== key || /[a-f]/i.test(text.replace(/^0x/i, ''));
    return max > 0 && bytes && is_clear ? [{ key: base, max, bytes }] : [];
  });
  if (!coded.some(({ max }) => max === 90) || !coded.some(({ max }) => max === 180)) return [];
  for (const read of READINGS) {
    const degrees = coded.map(({ key, max, bytes }) => ({ key, max, value: read(bytes) }));
    // Of other bytes, numbers come of which hardly any is a fraction of this size.
    if (degrees.every(({ max, value }) => Math.abs(value) <= max && Math.abs(value) > 0.01))
      return degrees.map(({ key, value }) => ({ key, text: degreesText(value) }));
  }
  return [];
}
