import { swappedPairs } from '../codec/character-order.ts';
import type { LeakKind } from '../kinds.ts';

/** Digits of an IMEI or IMSI, whose zeros in front a number has lost. */
const DIGITS = 15;

/** What a number, or some bytes that hold one, may be as an identifier of a kind. */
export function* fromNumber(kind: LeakKind, number: bigint): Generator<string> {
  if (kind === 'mac') {
    if (number < 1n << 48n) yield pairs(number.toString(16).padStart(12, '0'));
    return;
  }
  if (kind === 'meid') yield number.toString(16).padStart(14, '0');
  const text = number.toString();
  yield kind === 'imei' || kind === 'imsi' ? text.padStart(DIGITS, '0') : text;
  // Two digits a byte.
  const packed = number.toString(16);
  if (/^\d+$/.test(packed)) yield kind === 'imei' || kind === 'imsi' ? packed.padStart(DIGITS, '0') : packed;
}

/** The same of bytes, from either end: integers, a number with a fraction that is whole, two digits a byte. */
export function* fromBytes(kind: LeakKind, bytes: Uint8Array): Generator<string> {
  if (bytes.length < 5 || bytes.length > 10) return;
  const straight = Buffer.from(bytes).toString('hex');
  const turned = Buffer.from(bytes).reverse().toString('hex');
  const digits = kind === 'mac' ? [] : packedDigits(bytes);
  for (const one of digits) yield* [one, one.replace(/^0/, '')];
  // Digits that are two a byte are no number of another base, unless it fills few of its bytes.
  if (digits.length > 0 && !/^0000|0000$/.test(straight)) return;
  yield* fromNumber(kind, BigInt(`0x${turned}`));
  yield* fromNumber(kind, BigInt(`0x${straight}`));
  if (bytes.length === 8) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
    for (const is_little of [true, false]) {
      const value = view.getFloat64(0, is_little);
      if (Number.isInteger(value) && value > 0 && value < 1e16) yield* fromNumber(kind, BigInt(value));
    }
  }
  if (kind === 'meid') yield straight.slice(0, 14);
}

/** The numbers that bytes may be of two digits each, as they are read and with halves swapped; an F fills up an odd number of digits. */
export function packedDigits(bytes: Uint8Array): string[] {
  const straight = Buffer.from(bytes).toString('hex');
  return [straight, swappedPairs(straight)]
    .map((digits) => digits.replace(/^f|f$/g, ''))
    .filter((digits) => /^\d+$/.test(digits));
}

/** Twelve digits of an address, as pairs. */
export function pairs(digits: string): string {
  return digits.replace(/(..)(?!$)/g, '$1:');
}
