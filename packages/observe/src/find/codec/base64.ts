import { type Part, textCodec } from './codec.ts';
import { isCompressed } from './compression-marks.ts';
import { isMessage } from './meant.ts';
import { readableText } from './readable.ts';

/** A plus code is not, though its characters are digits of it. */
const PLUS_CODE = /^[2-9CFGHJMPQRVWX]{8}\+[2-9CFGHJMPQRVWX]{2,3}$/;
const DIGITS = /^[A-Za-z0-9+/_-]{8,}={0,2}$/;

/** Base64 (RFC 4648, 4 and 5), with or without padding, in one line or many. */
export const base64 = textCodec('base64', 'coding', (text): readonly Part[] | null => {
  const compact = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  if (!DIGITS.test(compact)) return null;
  const digits = compact.replace(/=+$/, '');
  if (digits.length % 4 === 1 || PLUS_CODE.test(text)) return null;
  // Digits alone are a number, and a word is a word.
  if (/^(?:\d+|[A-Z]?[a-z]+|[A-Z]{8,14})$/.test(digits) || isOfWords(text)) return null;
  const content = Buffer.from(digits, 'base64');
  const other =
    digits.length >= TURNED_MIN && digits.length <= TURNED_MAX && content.some((byte) => byte > 0x7e)
      ? turnedCase(digits, content)
      : null;
  return [{ content: other ?? content }];
});

/** Whether all that white space divides are words, as in a sentence. */
function isOfWords(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length > 1 && words.every((word) => /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(word));
}

const TURNED_MIN = 24;
const TURNED_MAX = 4_096;

/** What comes of an alphabet in which the small letters are first, if that makes sense and the usual one does not. */
function turnedCase(digits: string, usual: Uint8Array): Uint8Array | null {
  const turned = digits.replace(/[A-Za-z]/g, (c) => (c <= 'Z' ? c.toLowerCase() : c.toUpperCase()));
  const content = Buffer.from(turned, 'base64');
  const is_clear = isMessage(content) || isCompressed(content) || isAscii(content);
  return is_clear && !isCompressed(usual) && readableText(usual) === null ? content : null;
}

/** Of so many bytes that chance does not make such. */
function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13);
}

/** Whether a text that begins as a path does is more likely base64: the kinds of its characters change too often for words. */
export function looksRandom(text: string): boolean {
  if (text.length < 16 || text.length % 4 !== 0 || !/^\/[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const changes = text.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])/g)?.length ?? 0;
  return changes >= text.length * 0.3;
}
