const LINE_FEED = 0x0a;
/** So far before the end a place is looked for that is better than the end itself. */
const SEARCHED_BYTES = 4 * 1024;

/**
 * Where to cut data of no known protocol that is longer than is looked at as one: after a line, else between pairs of a name and a
 * value, else between words, so that no number is cut in two; where there is none of these, at the end.
 * @param max as many bytes as a piece may have, and no more than there are
 */
export function cutData(data: Buffer, max: number): number {
  const line_end = data.lastIndexOf(LINE_FEED, max - 1) + 1;
  return line_end || after(data, max, isBetweenPairs) || after(data, max, isBetweenWords) || max;
}

/** After the last byte that is one of those; 0 where none is near the end. */
function after(data: Buffer, max: number, isOne: (byte: number) => boolean): number {
  for (let at = max; at > Math.max(0, max - SEARCHED_BYTES); at--) if (isOne(data[at - 1] as number)) return at;
  return 0;
}

const PAIR_ENDS = new Set(Buffer.from(' &;}]>'));
const WORDS = new Set(Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.%:,'));

const isBetweenPairs = (byte: number): boolean => byte < 0x20 || PAIR_ENDS.has(byte);
const isBetweenWords = (byte: number): boolean => !WORDS.has(byte);
