import { bytesCodec, type Codec, type Part, textCodec } from './codec.ts';
import { isCompressed } from './compression-marks.ts';
import { makesSense, senseOf } from './disguised.ts';
import { isText } from './marked.ts';
import { isMessage } from './meant.ts';
import { isNearlyText } from './readable.ts';
import { rot47Code } from './rot47.ts';

const BYTES_MIN = 24;
const BYTES_MAX = 16_384;

/** What may have been done to a whole message, the same to all of its bytes, and undoes it. */
const ways: readonly (readonly [name: string, undo: (bytes: Uint8Array) => Uint8Array])[] = [
  ['swapped halves', withHalvesSwapped],
  ['rot47', (bytes) => bytes.map(rot47Code)],
  ['reversed', (bytes) => Uint8Array.from(bytes).reverse()],
  ['reversed bits', withBitsReversed],
  ['swapped pairs', (bytes) => bytes.map((byte, i) => bytes[i ^ 1] ?? byte)],
  ['chained xor', (bytes) => bytes.map((byte, i) => byte ^ (bytes[i - 1] ?? 0))],
  ['chained xor', unchained],
  ['key in front', keyTaken],
];

const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let turned = 0;
  for (let bit = 0; bit < 8; bit++) turned |= ((byte >> bit) & 1) << (7 - bit);
  return turned;
});

/** A chain in which each byte was XORed with the plain one before it; the first one stands as it is. */
function unchained(bytes: Uint8Array): Uint8Array {
  const plain = Uint8Array.from(bytes);
  for (let i = 1; i < plain.length; i++) plain[i] = (plain[i] as number) ^ (plain[i - 1] as number);
  return plain;
}

/** The rest of a message under its first byte, or its first two or four: no zeros, which hide nothing, as a length has them. */
function keyTaken(bytes: Uint8Array): Uint8Array {
  const plain = [1, 2, 4]
    .filter((size) => !bytes.subarray(0, size).includes(0))
    .map((size) => bytes.subarray(size).map((byte, i) => byte ^ (bytes[i % size] as number)));
  return plain.find(isPlain) ?? bytes;
}

/** A whole message that is none as it stands, and one when it is turned back. */
export const turnedBytes: readonly Codec[] = ways.map(([name, undo]) =>
  bytesCodec(name, 'coding', (bytes): readonly Part[] | null => {
    if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
    const content = undo(bytes);
    // What is nearly a text as it stands hardly was another one.
    const is_clear =
      isCompressed(content) ||
      isMessage(content) ||
      (isPlain(content) && (!isNearlyText(bytes) || makesMoreSense(content, bytes)));
    return is_clear ? [{ content }] : null;
  }),
);

function makesMoreSense(content: Uint8Array, bytes: Uint8Array): boolean {
  const [text, before] = [content, bytes].map((one) => Buffer.from(one).toString('latin1')) as [string, string];
  return makesSense(text) && senseOf(text) > senseOf(before);
}

/** Those that leave a text one, which its words tell. */
export const turnedTexts: readonly Codec[] = ways
  .filter(([name]) => name === 'rot47' || name === 'swapped pairs')
  .map(([name, undo]) =>
    textCodec(name, 'coding', (text): readonly Part[] | null => {
      if (text.length < BYTES_MIN || text.length > BYTES_MAX || senseOf(text) >= SENSE_AS_IT_STANDS) return null;
      const content = Buffer.from(undo(Buffer.from(text, 'utf8'))).toString('utf8');
      return makesSense(content) && isText(content) ? [{ content }] : null;
    }),
  );

const SENSE_AS_IT_STANDS = 1;

/** Bytes with their bits from the lowest on. */
export function withBitsReversed(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => REVERSED[byte] as number);
}

/** Names and values of JSON in ROT47, which show themselves wherever they stand. */
const QUOTED_ROT47 = /^L.{2,60}QiQ?/;

/** The same of one that stands in another text, only where its marks show that it is turned. */
export const quotedRot47 = textCodec('rot47', 'coding', (text): readonly Part[] | null =>
  QUOTED_ROT47.test(text) ? (turnedTexts.find(({ name }) => name === 'rot47')?.decode(text) ?? null) : null,
);

/** Bytes with their halves of four bits in each other's place. */
export function withHalvesSwapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => ((byte << 4) | (byte >> 4)) & 0xff);
}

/** Text of usual characters alone, of which chance makes none of this length. */
function isPlain(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 10 || byte === 13);
}
