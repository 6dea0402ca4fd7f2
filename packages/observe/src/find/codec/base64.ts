import { type Part, textCodec } from './codec.ts';

const DIGITS = /^[A-Za-z0-9+/_-]{8,}={0,2}$/;

/** Base64 (RFC 4648, 4 and 5), with or without padding, in one line or many. */
export const base64 = textCodec('base64', 'coding', (text): readonly Part[] | null => {
  const compact = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  if (!DIGITS.test(compact)) return null;
  const digits = compact.replace(/=+$/, '');
  if (digits.length % 4 === 1) return null;
  // Digits alone are a number, and a word is a word.
  if (/^(?:\d+|[A-Z]?[a-z]+|[A-Z]{8})$/.test(digits)) return null;
  return [{ content: Buffer.from(digits, 'base64') }];
});
