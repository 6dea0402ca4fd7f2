import { bytesCodec, type Part } from './codec.ts';
import { pairsIn } from './length-prefixed.ts';
import { readableText } from './readable.ts';

const BYTES_MIN = 12;
/** Fewer characters before a zero may be the begin of a number. */
const TEXT_MIN = 3;
const TEXTS_MAX = 10_000;
/** One of so many characters at least shows that texts are meant. */
const LONG_MIN = 8;

/**
 * Texts as C has them, one or several, with a zero behind each, or between them: names and values in turn where a name tells
 * so. Such bytes would fit many a form that has no mark of its own.
 */
export const terminated = bytesCodec('zero-terminated', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN || !bytes.includes(0)) return null;
  const text = readableText(bytes.map((byte) => (byte === 0 ? NEW_LINE : byte)));
  if (text === null) return null;
  const texts = textsOf(bytes);
  if (texts === null) return null;
  return pairsIn(texts) ?? (isClear(texts) ? texts.map((content) => ({ content })) : null);
});

const NEW_LINE = 0x0a;

/** What is before each zero, and behind the last one; null where the first is none or one is no text. */
function textsOf(bytes: Uint8Array): readonly string[] | null {
  const texts: string[] = [];
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  for (let at = 0; at < end; ) {
    const zero = bytes.indexOf(0, at);
    const to = zero < 0 ? end : Math.min(zero, end);
    const text = readableText(bytes.subarray(at, to));
    if (text === null || texts.length > TEXTS_MAX) return null;
    texts.push(text);
    at = to + 1;
  }
  return texts;
}

/** Zeros that end texts, and are not the upper half of a length or of a character. */
function isClear(texts: readonly string[]): boolean {
  return texts.every(({ length }) => length >= TEXT_MIN) && texts.some(({ length }) => length >= LONG_MIN);
}

/** Controls that begin a text or its head, and those that end it (ISO/IEC 646, 4.1.1; a block of HL7). */
const ENCLOSED = /^[\x01\x02\x0b]([^\x00-\x08\x0b\x0c\x0e-\x1f]{12,})[\x03\x04\x17\x1c]\r?\n?$/;

/** One text between the controls for its begin and its end. */
export const enclosed = bytesCodec('controls', 'structure', (bytes): readonly Part[] | null => {
  const first = bytes[0];
  if (first !== 1 && first !== 2 && first !== 0x0b) return null;
  const text = ENCLOSED.exec(Buffer.from(bytes).toString('utf8'))?.[1];
  return text === undefined || text.includes('\ufffd') ? null : [{ content: text }];
});
