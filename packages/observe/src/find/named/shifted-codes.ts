import { rot47Code } from '../codec/rot47.ts';

/**
 * The texts that bytes may be of which each was changed in the same way, or by its place or the one before it, where all that
 * comes of it are characters of a number or an address.
 */
export function* fromShiftedCodes(codes: readonly number[]): Generator<string> {
  const [first = 0, second = first] = codes;
  // Of most keys the first two codes show that they are none.
  for (let key = 1; key < 256; key++) {
    if (isUsual[(first - key) & 0xff] && isUsual[(second - key) & 0xff]) {
      const added = usual(codes, (code) => (code - key) & 0xff);
      if (added !== null) yield added;
    }
    if (isUsual[first ^ key] && isUsual[second ^ key]) {
      const masked = usual(codes, (code) => code ^ key);
      if (masked !== null) yield masked;
    }
  }
  for (const change of changes) {
    const text = usual(codes, change);
    if (text !== null) yield text;
  }
  yield* chained(codes);
}

/** A plus sign, a minus, digits, letters of hexadecimal numbers, and what stands between pairs and in places. */
const USUAL = /^[\da-fA-F+:.,; -]$/;
const isUsual = Array.from({ length: 256 }, (_, code) => USUAL.test(String.fromCharCode(code)));
const usualCodes = isUsual.flatMap((is_usual, code) => (is_usual ? [code] : []));

function usual(codes: readonly number[], change: (code: number, at: number) => number): string | null {
  let text = '';
  for (let at = 0; at < codes.length; at++) {
    const code = change(codes[at] as number, at);
    if (!isUsual[code]) return null;
    text += String.fromCharCode(code);
  }
  return text;
}

/** Each by itself or by its place. */
const changes: readonly ((code: number, at: number) => number)[] = [
  rot47Code,
  (code, at) => (code - at) & 0xff,
  (code, at) => (code - at - 1) & 0xff,
  (code, at) => (code + at) & 0xff,
  (code, at) => (code + at + 1) & 0xff,
  (code, at) => (code ^ at) & 0xff,
  (code, at) => (code ^ (at + 1)) & 0xff,
];

/** Each with the one before it XORed on, as it was sent or as it was meant, from any first one. */
function* chained(codes: readonly number[]): Generator<string> {
  const [, second = 0, ...rest] = codes;
  const behind = usual([second, ...rest], (code, at) => code ^ (codes[at] as number));
  for (const begin of usualCodes) {
    if (behind !== null) yield String.fromCharCode(begin) + behind;
    if (!isUsual[second ^ begin]) continue;
    let before = begin;
    const meant = usual(codes, (code, at) => {
      before = at === 0 ? begin : code ^ before;
      return before;
    });
    if (meant !== null) yield meant;
  }
}
