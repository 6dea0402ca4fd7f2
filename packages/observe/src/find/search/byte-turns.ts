import { inflateRawSync, inflateSync } from 'node:zlib';
import { gzip, zlib } from '../codec/compressed.ts';
import { unpackSevenBits } from '../codec/sms.ts';
import { withBitsReversed, withHalvesSwapped } from '../codec/turned-bytes.ts';
import { cutOptions, unpacked } from '../codec/unpack.ts';
import { utf16, utf32 } from '../codec/utf16.ts';
import { ofCodec, type Way } from './ways.ts';

/** Bytes that have the mark of what they were packed with. */
export const marked: readonly Way<Uint8Array>[] = [gzip, zlib].map(ofCodec);

/** The same, and those without one. */
export const packings: readonly Way<Uint8Array>[] = [
  ...marked,
  {
    name: 'deflate',
    undo: (bytes) =>
      LAST_BLOCKS.has((bytes[0] as number) & 7)
        ? packed(bytes, () => inflateRawSync(bytes, cutOptions(UNPACKED_MAX)))
        : [],
  },
  { name: 'xor of zlib', undo: (bytes) => packed(bytes, () => underZlib(bytes)) },
];

/** Bytes that may have been turned into bytes. */
export const byteTurns: readonly Way<Uint8Array>[] = [
  { name: 'complement', undo: (bytes) => [bytes.map((byte) => ~byte)] },
  { name: 'reversed', undo: (bytes) => [Uint8Array.from(bytes).reverse()] },
  { name: 'swapped halves', undo: (bytes) => [withHalvesSwapped(bytes)] },
  { name: 'reversed bits', undo: (bytes) => [withBitsReversed(bytes)] },
];

/** Texts of which each byte was changed by its place, or by the one before it; bits that go round; one key for all. */
export const changedTexts: readonly Way<Uint8Array>[] = [
  {
    name: 'rotated bits',
    undo: (bytes) =>
      [1, 2, 3, 5, 6, 7].flatMap((places) =>
        textOf(bytes, (byte) => ((byte << places) | (byte >> (8 - places))) & 0xff),
      ),
  },
  {
    name: 'xor of the place',
    undo: (bytes) => [0, 1].flatMap((first) => textOf(bytes, (byte, at) => byte ^ ((at + first) & 0xff))),
  },
  {
    name: 'place added',
    undo: (bytes) =>
      [0, 1].flatMap((first) => [
        ...textOf(bytes, (byte, at) => (byte - at - first) & 0xff),
        ...textOf(bytes, (byte, at) => (byte + at + first) & 0xff),
      ]),
  },
  { name: 'differences', undo: (bytes) => fromDifferences(bytes) },
  { name: 'xor', undo: underOneByte },
];

/** Texts that may have been written as bytes. */
export const characterSets: readonly Way<Uint8Array>[] = [
  {
    // Bytes of ASCII are the text as it stands.
    name: '',
    undo: (bytes) => asText(withoutZeros(bytes)),
  },
  ...[utf16, utf32].map(ofCodec),
];

/** Seven bits a character, as short messages have them (3GPP TS 23.038, 6.1.2). */
export const sevenBits: Way<Uint8Array> = {
  name: 'gsm 7 bit',
  undo: (bytes) => [unpackSevenBits(bytes, Math.floor((bytes.length * 8) / 7)).replace(/[\0@]$/, '')],
};

const UNPACKED_MAX = 4_096;
/** A short message is one block, the last one, with fixed or own codes (RFC 1951, 3.2.3). */
const LAST_BLOCKS: ReadonlySet<number> = new Set([3, 5]);

function packed(bytes: Uint8Array, undo: () => Uint8Array | null): Uint8Array[] {
  const content = bytes.length < 8 ? null : unpacked(undo);
  return content && content.length > 0 ? [content] : [];
}

/** The first byte of what zlib makes with a usual window is known: so is then the key. */
const ZLIB_FIRST = 0x78;
/** The second one tells how hard it was tried (RFC 1950, 2.2). */
const ZLIB_LEVELS: ReadonlySet<number> = new Set([0x01, 0x5e, 0x9c, 0xda]);

function underZlib(bytes: Uint8Array): Uint8Array | null {
  const [first = 0, level = 0, block = 0] = bytes;
  const key = first ^ ZLIB_FIRST;
  if (key === 0 || !ZLIB_LEVELS.has(level ^ key) || !LAST_BLOCKS.has((block ^ key) & 7)) return null;
  return inflateSync(
    bytes.map((byte) => byte ^ key),
    cutOptions(UNPACKED_MAX),
  );
}

/** The printable text of changed bytes, if it is one: of random ones the first few show that it is not. */
function textOf(bytes: Uint8Array, change: (byte: number, at: number) => number): string[] {
  for (let at = 0; at < bytes.length; at++) if (!isPrintable(change(bytes[at] as number, at))) return [];
  return [Buffer.from(bytes.map(change)).toString('latin1')];
}

/** Each byte as how much it differs from the one before. */
function fromDifferences(bytes: Uint8Array): string[] {
  let sum = 0;
  const sums = bytes.map((byte) => {
    sum = (sum + byte) & 0xff;
    return sum;
  });
  return textOf(sums, (byte) => byte);
}

/** Under the same key for each byte; also behind the key itself. */
function* underOneByte(bytes: Uint8Array): Generator<string> {
  // Characters of ASCII have their highest bit in common.
  const [first = 0] = bytes;
  const high = first & 0x80;
  if (bytes.every((byte) => (byte & 0x80) === high))
    for (let low = 0; low < 0x80; low++) if ((high | low) !== 0) yield* textOf(bytes, (byte) => byte ^ (high | low));
  if (first !== 0) yield* textOf(bytes.subarray(1), (byte) => byte ^ first);
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Without the zeros that fill up a last group of some bases. */
function withoutZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && end > bytes.length - 4 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
}

function asText(bytes: Uint8Array): string[] {
  return bytes.every(isPrintable) ? [Buffer.from(bytes).toString('latin1')] : [];
}
