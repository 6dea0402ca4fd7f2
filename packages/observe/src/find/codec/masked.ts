import { bytesCodec, type Part, textCodec } from './codec.ts';
import { isCompressed } from './compression-marks.ts';
import { senseOf } from './disguised.ts';
import { isText } from './marked.ts';
import { isMeant, isMessage, isWide, mayBeginMessage } from './meant.ts';
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

/** A whole message whose bytes have their halves swapped, or that is written from its end to its begin. */
export const turnedBytes: readonly ReturnType<typeof bytesCodec>[] = [
  turned('swapped halves', (bytes) => bytes.map((byte) => ((byte << 4) | (byte >> 4)) & 0xff)),
  turned('reversed', (bytes) => Uint8Array.from(bytes).reverse()),
];

function turned(name: string, undo: (bytes: Uint8Array) => Uint8Array) {
  return bytesCodec(name, 'coding', (bytes): readonly Part[] | null => {
    if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
    const content = undo(bytes);
    const is_clear = isCompressed(content) || isMessage(content) || isPlain(content);
    return is_clear ? [{ content }] : null;
  });
}

/** Text of usual characters alone, of which chance makes none of this length. */
function isPlain(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 10 || byte === 13);
}

/** A text that the mask has left readable: one that makes no sense, and has marks that no other coding has. */
function maskedText(name: string, undo: (bytes: Uint8Array) => string | null) {
  return textCodec(name, 'coding', (text): readonly Part[] | null => {
    if (text.length < BYTES_MIN || text.length > BYTES_MAX || !/[^\w\s+/=.:,-]/.test(text) || senseOf(text) > 0)
      return null;
    const content = undo(Buffer.from(text, 'utf8'));
    return content === null ? null : [{ content }];
  });
}

export const maskedTexts = [maskedText('xor', textUnderKey), maskedText('added', textUnderSum)] as const;

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

function isUsual(byte: number): boolean {
  return byte > 0 && byte < 0x7f;
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

/** Text in a coding that has no words but marks of its own. */
const CODED =
  /^(?:(?:\\x[\da-f]{2}){8,}|(?:%u[\da-f]{4}){8,}|(?:\\u[\da-f]{4}){8,}|(?:\\[0-3][0-7]{2}){8,}|(?:&#x?[\da-f]{1,5};){8,}|(?:[\da-f]{2} ){16,}[\da-f]{2}|(?:[01]{8} ){8,}[01]{8}|(?:\d{1,3},){16,}\d{1,3})\s*$/i;
const BASE64 = /^[A-Za-z0-9+/_\r\n-]{24,}={0,2}\s*$/;

/** Such a text with the same byte XORed onto each of it. */
function codedUnderByte(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (let key = 1; key < 256; key++) {
    if (!sample.every((byte) => isUsual(byte ^ key))) continue;
    const text = Buffer.from(xored(bytes, Uint8Array.of(key))).toString('latin1');
    if (CODED.test(text) || (BASE64.test(text) && isMeant(Buffer.from(text, 'base64')))) return text;
  }
  return null;
}

/** A text with zeros between, which show the key by themselves. */
function wideUnderByte(bytes: Uint8Array): Uint8Array | null {
  for (const key of [bytes[bytes.length - 1], bytes[bytes.length - 2]]) {
    if (key === undefined || key === 0) continue;
    let count = 0;
    for (const byte of bytes) if (byte === key) count++;
    if (count < bytes.length * WIDE_SHARE) continue;
    const text = xored(bytes, Uint8Array.of(key));
    if (isWide(text)) return text;
  }
  return null;
}

const WIDE_SHARE = 0.4;

function isNamedProtobuf(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x0a && bytes[0] !== 0x12) return false;
  const parts = protobuf.decode(bytes);
  return parts !== null && senseOf(parts.map((part) => part.key ?? '').join(' ')) >= SENSE_MIN;
}

/** The same with a key of several bytes, where most of the message is text. */
function messageUnderKey(bytes: Uint8Array): Uint8Array | null {
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
