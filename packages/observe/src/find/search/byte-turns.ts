import { inflateRawSync, inflateSync } from 'node:zlib';
import { gzip, zlib } from '../codec/compressed.ts';
import { readableText } from '../codec/readable.ts';
import { withBitsReversed, withHalvesSwapped } from '../codec/turned-bytes.ts';
import { cutOptions, unpacked } from '../codec/unpack.ts';
import { utf16, utf32 } from '../codec/utf16.ts';
import { ofCodec, type Way } from './ways.ts';

/** Bytes that may have been turned into bytes. */
export const byteTurns: readonly Way<Uint8Array>[] = [
  ...[gzip, zlib].map(ofCodec),
  { name: 'complement', undo: (bytes) => [bytes.map((byte) => ~byte)] },
  { name: 'reversed', undo: (bytes) => [Uint8Array.from(bytes).reverse()] },
  { name: 'swapped halves', undo: (bytes) => [withHalvesSwapped(bytes)] },
  { name: 'reversed bits', undo: (bytes) => [withBitsReversed(bytes)] },
];

/** Each byte by its place, or by the one before it; bits that go round; what was packed, and hidden then. */
export const rareByteTurns: readonly Way<Uint8Array>[] = [
  {
    name: 'rotated bits',
    undo: (bytes) => [1, 2, 3, 5, 6, 7].map((places) => bytes.map((byte) => (byte << places) | (byte >> (8 - places)))),
  },
  {
    name: 'xor of the place',
    undo: (bytes) => [bytes.map((byte, at) => byte ^ at), bytes.map((byte, at) => byte ^ (at + 1))],
  },
  {
    name: 'place added',
    undo: (bytes) =>
      [0, 1].flatMap((first) => [
        bytes.map((byte, at) => byte - at - first),
        bytes.map((byte, at) => byte + at + first),
      ]),
  },
  { name: 'differences', undo: (bytes) => [summed(bytes)] },
  { name: 'deflate', undo: (bytes) => packed(bytes, () => inflateRawSync(bytes, cutOptions(UNPACKED_MAX))) },
  { name: 'xor of zlib', undo: (bytes) => packed(bytes, () => underZlib(bytes)) },
  { name: 'xor', undo: underOneByte },
];

/** Texts that may have been written as bytes. */
export const characterSets: readonly Way<Uint8Array>[] = [
  {
    name: 'text',
    undo: (bytes) => {
      const text = readableText(bytes);
      return text === null ? [] : [text];
    },
  },
  ...[utf16, utf32].map(ofCodec),
];

const UNPACKED_MAX = 4_096;

function packed(bytes: Uint8Array, undo: () => Uint8Array | null): Uint8Array[] {
  const content = bytes.length < 8 ? null : unpacked(undo);
  return content && content.length > 0 ? [content] : [];
}

/** The first byte of what zlib makes with a usual window is known: so is then the key. */
const ZLIB_FIRST = 0x78;

function underZlib(bytes: Uint8Array): Uint8Array | null {
  const key = (bytes[0] as number) ^ ZLIB_FIRST;
  return key === 0
    ? null
    : inflateSync(
        bytes.map((byte) => byte ^ key),
        cutOptions(UNPACKED_MAX),
      );
}

/** Each byte as how much it differs from the one before. */
function summed(bytes: Uint8Array): Uint8Array {
  let sum = 0;
  return bytes.map((byte) => {
    sum = (sum + byte) & 0xff;
    return sum;
  });
}

/** Under the same key for each byte, where all that comes of it is printable; also behind the key itself. */
function* underOneByte(bytes: Uint8Array): Generator<Uint8Array> {
  // Characters of ASCII have their highest bit in common.
  const high = (bytes[0] as number) & 0x80;
  if (bytes.every((byte) => (byte & 0x80) === high))
    for (let low = 0; low < 0x80; low++) {
      const key = high | low;
      if (key !== 0 && bytes.every((byte) => isPrintable(byte ^ key))) yield bytes.map((byte) => byte ^ key);
    }
  const first = bytes[0] as number;
  const rest = bytes.subarray(1);
  if (first !== 0 && rest.every((byte) => isPrintable(byte ^ first))) yield rest.map((byte) => byte ^ first);
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
