import { tells } from '../context/context-of.ts';
import { bytesCodec, type Part } from './codec.ts';
import { isNameLike } from './name-value.ts';
import { readableText } from './readable.ts';

const BYTES_MIN = 12;
const TEXTS_MAX = 10_000;
/** Before the first text: nothing, or how many there are, in one byte to four. */
const HEADS = [0, 1, 2, 4] as const;

/**
 * Names and values in turn, each behind its length: in two bytes as Java's writeUTF has it, in four, or in one or more of seven
 * bits each, as a map of texts in Thrift's compact protocol. They must take up all of the bytes.
 */
export const lengthPrefixed = bytesCodec('length-prefixed', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN) return null;
  const found = compactMap(bytes);
  if (found) return found;
  for (const head of HEADS)
    for (const read of WIDTHS) {
      const texts = textsOf(bytes, head, read);
      const parts = texts && pairsIn(texts);
      if (parts) return parts;
    }
  return null;
});

/** Reads a length: gives it and where it ends. */
type LengthAt = (bytes: Uint8Array, at: number) => readonly [length: number, end: number];

const bigEndian =
  (width: number): LengthAt =>
  (bytes, at) => {
    let length = 0;
    for (let i = 0; i < width; i++) length = length * 256 + (bytes[at + i] ?? 0);
    return [length, at + width];
  };
const littleEndian =
  (width: number): LengthAt =>
  (bytes, at) => {
    let length = 0;
    for (let i = width - 1; i >= 0; i--) length = length * 256 + (bytes[at + i] ?? 0);
    return [length, at + width];
  };
const sevenBits: LengthAt = (bytes, at) => {
  let length = 0;
  for (let i = 0; i < 4; i++) {
    const byte = bytes[at + i] ?? 0;
    length |= (byte & 0x7f) << (7 * i);
    if (byte < 0x80) return [length, at + i + 1];
  }
  return [-1, at];
};
const WIDTHS: readonly LengthAt[] = [bigEndian(2), bigEndian(4), littleEndian(2), littleEndian(4), sevenBits];

/** The texts from there on to the end of all bytes; null where they are none. */
function textsOf(bytes: Uint8Array, from: number, read: LengthAt, has_end = false): readonly string[] | null {
  const texts: string[] = [];
  let at = from;
  while (at < bytes.length && !(has_end && at === bytes.length - 1 && bytes[at] === 0)) {
    const [length, begin] = read(bytes, at);
    if (length < 0 || begin + length > bytes.length || texts.length > TEXTS_MAX) return null;
    // A name is the first of them, and not empty.
    if (texts.length === 0 && (length === 0 || length > 60)) return null;
    const text = length === 0 ? '' : readableText(bytes.subarray(begin, begin + length));
    if (text === null) return null;
    texts.push(text);
    at = begin + length;
  }
  return texts;
}

/** Names and values, where every second text is a name and one of them tells what its value is. */
export function pairsIn(texts: readonly string[]): readonly Part[] | null {
  if (texts.length < 4 || texts.length % 2 !== 0) return null;
  const names = texts.filter((_, i) => i % 2 === 0);
  if (!names.every(isNameLike) || !names.some(tells)) return null;
  return names.flatMap((key, i): Part[] => {
    const content = texts[2 * i + 1] as string;
    return content === '' ? [] : [{ key, content }];
  });
}

const MAP_FIELD = 0x0b;
const TEXT_TYPES = 0x88;

/** A struct of Thrift's compact protocol whose first field is a map of texts to texts. */
function compactMap(bytes: Uint8Array): readonly Part[] | null {
  if (((bytes[0] as number) & 0x0f) !== MAP_FIELD) return null;
  const [count, at] = sevenBits(bytes, 1);
  if (count <= 0 || bytes[at] !== TEXT_TYPES) return null;
  const texts = textsOf(bytes, at + 1, sevenBits, true);
  return texts?.length === count * 2 ? pairsIn(texts) : null;
}
