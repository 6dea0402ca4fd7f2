import { worthOfPairs } from './character-pairs.ts';
import { bytesCodec, type Codec, type Part, textCodec, type Work } from './codec.ts';
import { codedUnderByte, isUsual, wideUnderByte } from './coded-under-byte.ts';
import { isCompressed } from './compression-marks.ts';
import { senseOf } from './disguised.ts';
import { isText } from './marked.ts';
import { isMessage, mayBeginMessage, mayNameSomething, NAMES_BYTES } from './meant.ts';
import { protobuf } from './protobuf.ts';
import { likelyKeys, textUnderKey, xored } from './repeated-key.ts';
import { turnedTexts } from './turned-bytes.ts';
import { isUneven } from './uneven.ts';

const BYTES_MIN = 24;
const BYTES_MAX = 16_384;
/** Of the names in a format that must take up all the bytes. */
const SENSE_MIN = 1;
/** Of the words of a text that a number was added to. */
const TEXT_SENSE_MIN = 3;
/** As many bytes show how a message begins. */
const HEAD_BYTES = 16;
const SAMPLE_BYTES = 600;
/** Of a message up to one byte in four is none of a text. */
const MESSAGE_OTHERS = 4;
const MESSAGE_KEY_MAX = 8;

/**
 * A whole message with a short key XORed onto it, again and again: a text, a format of bytes with names in it or, with a
 * single byte, what a compression makes. Words that are known show that it was meant.
 */
export const masked = bytesCodec('xor', 'coding', (bytes, work): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
  const content =
    packedUnderByte(bytes, (byte, key) => byte ^ key) ??
    textUnderKey(bytes, work) ??
    (isUneven(bytes)
      ? (messageUnderByte(bytes, (byte, key) => byte ^ key) ??
        codedUnderByte(bytes) ??
        wideUnderByte(bytes) ??
        messageUnderKey(bytes, work))
      : null);
  return content === null ? null : [{ content }];
});

/** The same with a number added to each byte. */
export const addedWhole = bytesCodec('added', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
  const undo = (byte: number, key: number): number => (byte + key) & 0xff;
  const content =
    packedUnderByte(bytes, undo) ?? (isUneven(bytes) ? (textUnderSum(bytes) ?? messageUnderByte(bytes, undo)) : null);
  return content === null ? null : [{ content }];
});

/** A text that the mask has left readable: one that makes no sense, and has marks that no other coding has. */
function maskedText(
  name: string,
  undo: (bytes: Uint8Array, work?: Work) => string | null,
  mayBe: (text: string) => boolean,
) {
  return textCodec(name, 'coding', (text, work): readonly Part[] | null => {
    if (text.length < BYTES_MIN || text.length > BYTES_MAX || !mayBe(text) || senseOf(text) > 0) return null;
    const content = undo(Buffer.from(text, 'utf8'), work);
    return content === null ? null : [{ content }];
  });
}

/** Marks that stand in hardly any text, or seldom. */
const RARE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f~`^|!#$*?\\]/g;
const RARE_SHARE = 0.04;

function hasRareMarks(text: string): boolean {
  return (text.match(RARE)?.length ?? 0) >= text.length * RARE_SHARE;
}

export const maskedTexts: readonly Codec[] = [
  ...turnedTexts,
  maskedText('xor', (bytes, work) => textUnderKey(bytes, work) ?? codedUnderByte(bytes), hasRareMarks),
  maskedText('added', textUnderSum, (text) => /[^\w\s+/=.:,-]/.test(text)),
];

/** The text of which each byte had the same number added. */
function textUnderSum(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let [best, best_worth]: [string | null, number] = [null, Number.NEGATIVE_INFINITY];
  for (let key = 1; key < 256; key++) {
    if (!sample.every((byte) => isUsual((byte + key) & 0xff))) continue;
    const text = Buffer.from(bytes.map((byte) => (byte + key) & 0xff)).toString('utf8');
    if (senseOf(text) < TEXT_SENSE_MIN || !isText(text)) continue;
    // By another number large and small letters change places, which makes as much sense but is no form.
    const worth = worthOfPairs(sample.map((byte) => (byte + key) & 0xff));
    if (worth > best_worth) [best, best_worth] = [text, worth];
  }
  return best;
}

/** How compressions with a clear mark begin. */
const MARKS = new Set([0x1f8b, 0x1f9d, 0x425a, 0xfd37, 0x4c5a, 0x0422, 0xff06, 0x28b5, 0x5d00]);

function packedUnderByte(bytes: Uint8Array, undo: (byte: number, key: number) => number): Uint8Array | null {
  const [first = 0, second = 0] = bytes;
  for (let key = 1; key < 256; key++) {
    if (!MARKS.has(undo(first, key) * 0x100 + undo(second, key))) continue;
    if (isCompressed(bytes.subarray(0, HEAD_BYTES).map((byte) => undo(byte, key)))) {
      return bytes.map((byte) => undo(byte, key));
    }
  }
  return null;
}

function messageUnderByte(bytes: Uint8Array, undo: (byte: number, key: number) => number): Uint8Array | null {
  const begin = bytes.subarray(0, HEAD_BYTES);
  const names = bytes.subarray(0, NAMES_BYTES);
  for (let key = 1; key < 256; key++) {
    const head = begin.map((byte) => undo(byte, key));
    if (!mayBeginMessage(head, bytes.length) && head[0] !== 0x0a && head[0] !== 0x12) continue;
    if (!mayNameSomething(names.map((byte) => undo(byte, key)))) continue;
    const message = bytes.map((byte) => undo(byte, key));
    if (isMessage(message) || isNamedProtobuf(message)) return message;
  }
  return null;
}

function isNamedProtobuf(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x0a && bytes[0] !== 0x12) return false;
  const parts = protobuf.decode(bytes);
  return parts !== null && senseOf(parts.map((part) => part.key ?? '').join(' ')) >= SENSE_MIN;
}

/** The same with a key of several bytes, where most of the message is text. */
function messageUnderKey(bytes: Uint8Array, work: Work | undefined): Uint8Array | null {
  for (const key of keysOf(bytes, work)) {
    if (!mayBeginMessage(xored(bytes.subarray(0, HEAD_BYTES), key), bytes.length)) continue;
    const message = xored(bytes, key);
    if (isMessage(message)) return message;
  }
  return null;
}

/** That of four bytes which makes the length of all of the first four, as BSON has it, and those that make mostly text. */
function* keysOf(bytes: Uint8Array, work: Work | undefined): Generator<Uint8Array> {
  const { length } = bytes;
  yield xored(bytes.subarray(0, 4), Uint8Array.of(length, length >> 8, length >> 16, length >> 24));
  yield* likelyKeys(bytes.subarray(0, SAMPLE_BYTES), MESSAGE_KEY_MAX, MESSAGE_OTHERS, work);
}
