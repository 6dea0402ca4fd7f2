import { usualWords } from '../context/usual-words.ts';
import { amf0 } from './amf0.ts';
import { avro } from './avro.ts';
import { bson } from './bson.ts';
import { cbor } from './cbor.ts';
import { isCompressed } from './compression-marks.ts';
import { senseOf } from './disguised.ts';
import { ebcdic } from './ebcdic.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { marked } from './marked.ts';
import { messagepack } from './messagepack.ts';
import { propertyList } from './property-list.ts';
import { readableText } from './readable.ts';
import { terminated } from './terminated.ts';
import { ubjson } from './ubjson.ts';
import { utf16, utf32 } from './utf16.ts';

/** Formats that take up all of the bytes and have names in them. */
const messages = [
  propertyList,
  avro,
  bson,
  messagepack,
  ubjson,
  amf0,
  lengthPrefixed,
  terminated,
  cbor,
  marked,
] as const;
/** Of their names. */
const SENSE_MIN = 1;

/**
 * Whether bytes that came of a coding which fits almost anything are what was meant by it: a text, something compressed, or
 * a message of a format with names that make sense.
 */
export function isMeant(bytes: Uint8Array): boolean {
  return readableText(bytes) !== null || isCompressed(bytes) || isWide(bytes) || isMessage(bytes);
}

/** Whether bytes are a text of more than one byte a character, or of a mainframe. */
export function isWide(bytes: Uint8Array): boolean {
  return utf16.decode(bytes) !== null || utf32.decode(bytes) !== null || ebcdic.decode(bytes) !== null;
}

/** Whether bytes may begin a message of one of the formats: as much as its first few bytes show. */
export function mayBeginMessage(head: Uint8Array, length: number): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = head;
  if (a + b * 0x100 + c * 0x1_0000 + d * 0x100_0000 === length) return true;
  const is_map = (a >= 0x80 && a <= 0x9f) || a === 0xde;
  if (is_map) return (b >= 0xa0 && b <= 0xbf) || b >= 0x80 || a === 0xde;
  if (a > 0xa0 && a <= 0xbf) return b >= 0x60 && b <= 0x78;
  if (a === 0x7b || a === 0x5b) return 'iUIlL$#S{['.includes(String.fromCharCode(b));
  if (a === 0x62 || a === 0x4f) return (b === 0x70 && c === 0x6c) || (b === 0x62 && c === 0x6a);
  // Types of AMF0, and small counts or lengths before the first name.
  if ((a === 3 || a === 8) && b === 0) return true;
  if ((a & 0x0f) === 0x0b && c === 0x88) return true;
  const begins = (one: number): boolean => (one | 0x20) >= 0x61 && (one | 0x20) <= 0x7a;
  if (a === 0 && b > 0 && b <= NAME_MAX && begins(c)) return true;
  if (a === 0 && b === 0 && ((c === 0 && e === 0 && f <= NAME_MAX) || begins(e))) return true;
  // A name before a control.
  return begins(a) && [...head].some((one) => one < 0x20);
}

const NAME_MAX = 60;

/** The names of a message stand at its begin, or not far behind it. */
export const NAMES_BYTES = 2_048;
const WORD = /[A-Za-z][a-z]{2,}|[A-Z]{3,}/g;

/**
 * Whether the begin of a message has a word that is known: that is found out far sooner than whether all of it is of some
 * format. The length of a word, before it, may be a letter itself.
 */
export function mayNameSomething(begin: Uint8Array): boolean {
  const text = Buffer.from(begin).toString('latin1');
  for (const [word] of text.matchAll(WORD)) {
    const small = word.toLowerCase();
    if (usualWords.has(small) || usualWords.has(small.slice(1))) return true;
  }
  return false;
}

/** Whether bytes are a message of a format that is read here, and its names make sense. */
export function isMessage(bytes: Uint8Array): boolean {
  return messages.some((codec) => {
    const parts = codec.decode(bytes);
    return (
      parts !== null &&
      senseOf(parts.map(({ key, content }) => key ?? (typeof content === 'string' ? content : '')).join(' ')) >=
        SENSE_MIN
    );
  });
}
