import { type Part, textCodec } from './codec.ts';
import { isCompressed } from './compression-marks.ts';
import { makesSense, shifted } from './disguised.ts';
import { isMessage } from './meant.ts';
import { readableText } from './readable.ts';
import { reverse } from './reverse.ts';
import { rot47Text } from './rot47.ts';

/** All printable characters moved by 47 places (ROT47): digits become capital letters and marks, `_` to `h`. */
export const rot47 = textCodec('rot47', 'coding', (text): readonly Part[] | null => {
  if (text.length < 10 || text.length > 4_000 || !/[_`a-h]{6}/.test(text)) return null;
  return [{ content: rot47Text(text), is_guess: true }];
});

/** Written from its end to its begin: a number of the length of an identifier, or a text that shows it by its marks. */
export const reversed = textCodec('reversed', 'coding', (text): readonly Part[] | null => {
  if (text.length < 12 || text.length > 4_000) return null;
  const is_number = /^(?:\d{15}|\d{19,20})$/.test(text);
  const ends_first = /^\s*[})\]]|[\w+/-]=[a-z]|"\s*:\s*"[a-z]/i.test(text);
  const is_base64 = /^={0,2}[\w+/-]{16,}$/.test(text) && makesText(text);
  const is_base32 = /^={1,6}[A-Z2-7]{16,}$/.test(text) || isTurnedHex(text);
  return is_number || ends_first || is_base64 || is_base32
    ? [{ content: reverse(text), ...(!is_base64 && !is_base32 && { is_guess: true }) }]
    : null;
});

/** Whether a text, read from its end, is the hex of a text that makes sense. */
function isTurnedHex(text: string): boolean {
  if (text.length < CLEAR_MIN || text.length % 2 !== 0 || !/^(?:[\da-f]+|[\dA-F]+)$/.test(text)) return false;
  const decoded = readableText(Buffer.from(reverse(text), 'hex'));
  return decoded !== null && makesSense(decoded);
}

const CLEAR_MIN = 32;

/** Whether a text, read from its end, is the base64 of a text that has a mark of structure. */
function makesText(text: string): boolean {
  const bytes = Buffer.from(reverse(text), 'base64');
  const decoded = readableText(bytes);
  if (decoded === null) return isCompressed(bytes) || isMessage(bytes);
  // Of what makes no text the other way round, chance makes none.
  const is_clear = text.length >= CLEAR_MIN && readableText(Buffer.from(text, 'base64')) === null;
  return is_clear || /^\s*[{[<]|[=:]/.test(decoded);
}

/** Base64 of which each letter was moved by 13 places after it was made. */
export const turnedBase64 = textCodec('rot13', 'coding', (text): readonly Part[] | null => {
  if (!/^[A-Za-z\d+/_-]{24,}={0,2}$/.test(text) || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return null;
  if (readableText(Buffer.from(text, 'base64')) !== null) return null;
  const content = shifted(text, 13);
  const decoded = readableText(Buffer.from(content, 'base64'));
  return decoded !== null && makesSense(decoded) ? [{ content }] : null;
});

/** Ten letters for the ten digits, from a (or A) on. */
export const letters = textCodec('letters', 'coding', (text): readonly Part[] | null => {
  if (!/^(?:[a-j]{15,20}|[A-J]{15,20})$/.test(text)) return null;
  const base = (text[0] as string) <= 'Z' ? 65 : 97;
  return [{ content: text.replace(/./g, (c) => String(c.charCodeAt(0) - base)), is_guess: true }];
});
