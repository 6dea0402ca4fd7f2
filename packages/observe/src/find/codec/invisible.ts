import { type Part, textCodec } from './codec.ts';

/** Characters that show nothing: soft hyphens, joiners, marks of direction, a mark of the order of bytes. */
const HIDDEN =
  /[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0f\u20e3\ufeff]/g;
/** Spaces of other widths than the usual one. */
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const ANY = /[^\x00-\x7f]/;

/** A text with characters between that nobody sees, which split a number. */
export const invisible = textCodec('invisible characters', 'coding', (text): readonly Part[] | null => {
  if (!ANY.test(text)) return null;
  const content = text.replace(HIDDEN, '').replace(SPACES, ' ');
  return content === text ? null : [{ content }];
});

/** All digits behind a plus sign, whether a minus sign ends them or not: to look for it again from each of them takes very long. */
const SEGMENT = /\+([A-Za-z0-9+/]{2,})(-?)/g;

/** UTF-7 (RFC 2152): some characters as base64 between plus and minus. Only where each of them is a usual one. */
export const utf7 = textCodec('utf-7', 'coding', (text): readonly Part[] | null => {
  if (!text.includes('+')) return null;
  let [count, is_sound] = [0, true];
  const content = text.replace(SEGMENT, (all, digits: string, end: string) => {
    if (end === '') return all;
    const bytes = Buffer.from(digits, 'base64');
    const decoded = bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le');
    if (!/^[\x01-\x7e]+$/.test(decoded)) is_sound = false;
    count++;
    return decoded;
  });
  return count > 0 && is_sound ? [{ content }] : null;
});
