import { bytesCodec, type Part, textCodec } from './codec.ts';
import { codedUnderByte, isUsual, wideUnderByte } from './coded-under-byte.ts';
import { gzip, lz4, xz, zstd } from './compressed.ts';
import { isCompressed } from './compression-marks.ts';
import { senseOf } from './disguised.ts';
import { isText } from './marked.ts';
import { isMeant, isMessage, mayBeginMessage } from './meant.ts';
import { protobuf } from './protobuf.ts';
import { likelyKeys, textUnderKey, xored } from './xor-key.ts';

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

/**
 * A whole message with a short key XORed onto it, again and again: a text, a format of bytes with names in it or, with a
 * single byte, what a compression makes. Words that are known show that it was meant.
 */
export const masked = bytesCodec('xor', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
  const content =
    textUnderKey(bytes) ??
    underByte(bytes, (byte, key) => byte ^ key) ??
    codedUnderByte(bytes) ??
    wideUnderByte(bytes) ??
    messageUnderKey(bytes);
  return content === null ? null : [{ content }];
});

/** The same with a number added to each byte. */
export const addedWhole = bytesCodec('added', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
  const content = textUnderSum(bytes) ?? underByte(bytes, (byte, key) => (byte + key) & 0xff);
  return content === null ? null : [{ content }];
});

/** A text that the mask has left readable: one that makes no sense, and has marks that no other coding has. */
function maskedText(name: string, undo: (bytes: Uint8Array) => string | null) {
  return textCodec(name, 'coding', (text): readonly Part[] | null => {
    if (text.length < BYTES_MIN || text.length > BYTES_MAX || !/[^\w\s+/=.:,-]/.test(text) || senseOf(text) > 0)
      return null;
    const content = undo(Buffer.from(text, 'utf8'));
    return content === null ? null : [{ content }];
  });
}

export const maskedTexts = [
  maskedText('xor', (bytes) => textUnderKey(bytes) ?? codedUnderByte(bytes)),
  maskedText('added', textUnderSum),
] as const;

/** The text of which each byte had the same number added. */
function textUnderSum(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (let key = 1; key < 256; key++) {
    if (!sample.every((byte) => isUsual((byte + key) & 0xff))) continue;
    const text = Buffer.from(bytes.map((byte) => (byte + key) & 0xff)).toString('utf8');
    if (senseOf(text) >= TEXT_SENSE_MIN && isText(text)) return text;
  }
  return null;
}

function underByte(bytes: Uint8Array, undo: (byte: number, key: number) => number): Uint8Array | null {
  const begin = bytes.subarray(0, HEAD_BYTES);
  for (let key = 1; key < 256; key++) {
    const head = begin.map((byte) => undo(byte, key));
    const is_packed = isCompressed(head) && head[0] !== 0x78;
    if (!is_packed && !mayBeginMessage(head, bytes.length) && head[0] !== 0x0a && head[0] !== 0x12) continue;
    const message = bytes.map((byte) => undo(byte, key));
    if (is_packed || isMessage(message) || isNamedProtobuf(message)) return message;
  }
  return null;
}

function isNamedProtobuf(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x0a && bytes[0] !== 0x12) return false;
  const parts = protobuf.decode(bytes);
  return parts !== null && senseOf(parts.map((part) => part.key ?? '').join(' ')) >= SENSE_MIN;
}

/** Compressions that begin with the same four bytes, which show a key of as many. */
const MARKED = [
  { magic: Uint8Array.of(0x1f, 0x8b, 8, 0), codec: gzip },
  { magic: Uint8Array.of(0x04, 0x22, 0x4d, 0x18), codec: lz4 },
  { magic: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd), codec: zstd },
  { magic: Uint8Array.of(0xfd, 0x37, 0x7a, 0x58), codec: xz },
] as const;

/** The same with a key of several bytes, where most of the message is text. */
function messageUnderKey(bytes: Uint8Array): Uint8Array | null {
  for (const { magic, codec } of MARKED) {
    const key = xored(bytes.subarray(0, magic.length), magic);
    if (key.every((byte) => byte === 0)) continue;
    const packed = xored(bytes, key);
    // What is cut is unpacked as far as it goes, and so is what is none.
    const content = codec.decode(packed)?.[0]?.content;
    if (content instanceof Uint8Array && content.length >= BYTES_MIN && isMeant(content)) return packed;
  }
  for (const key of keysOf(bytes)) {
    if (!mayBeginMessage(xored(bytes.subarray(0, HEAD_BYTES), key), bytes.length)) continue;
    const message = xored(bytes, key);
    if (isMessage(message)) return message;
  }
  return null;
}

/** That of four bytes which makes the length of all of the first four, as BSON has it, and those that make mostly text. */
function* keysOf(bytes: Uint8Array): Generator<Uint8Array> {
  const { length } = bytes;
  yield xored(bytes.subarray(0, 4), Uint8Array.of(length, length >> 8, length >> 16, length >> 24));
  yield* likelyKeys(bytes.subarray(0, SAMPLE_BYTES), MESSAGE_OTHERS);
}
