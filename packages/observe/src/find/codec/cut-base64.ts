import { isCompressed } from './compression-marks.ts';
import { readableText } from './readable.ts';

const PIECES_MAX = 64;
const PIECE = /^[\w+/-]{3,4000}={0,2}$/;
const WHOLE_MIN = 24;
/** Padding ends it, and stands nowhere else. */
const WHOLE = /^[\w+/-]+={0,2}$/;

/** Texts one behind the other, where these are base64 that was cut and make a text, or what a compression makes: each by itself may be cut in the midst. */
export function cutBase64(texts: readonly string[]): string | null {
  if (texts.length < 2 || texts.length > PIECES_MAX || !texts.every((one) => PIECE.test(one))) return null;
  const whole = texts.join('');
  if (whole.length < WHOLE_MIN || !WHOLE.test(whole) || !/[a-z]/.test(whole) || !/[A-Z]/.test(whole)) return null;
  const content = Buffer.from(whole, 'base64');
  return readableText(content) !== null || isCompressed(content) ? whole : null;
}
