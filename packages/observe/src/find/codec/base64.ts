import { type Part, textCodec } from './codec.ts';

const DIGITS = /^[A-Za-z0-9+/_-]{8,}={0,2}$/;

/** Of so few digits, random ones would hardly be letters of one case. */
const WORD = /^(?:[A-Z]?[a-z]{7,9}|[A-Z]{8,10})$/;

/** Base64 (RFC 4648, 4 and 5), with or without padding, in one line or many. */
export const base64 = textCodec('base64', 'coding', (text): readonly Part[] | null => {
  const compact = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  if (!DIGITS.test(compact)) return null;
  const digits = compact.replace(/=+$/, '');
  if (digits.length % 4 === 1) return null;
  // Digits alone are a number, and words without any other character are words: neither hides anything that is found below.
  if (/^\d+$/.test(digits) || WORD.test(digits)) return null;
  return [{ content: Buffer.from(digits, 'base64') }];
});
