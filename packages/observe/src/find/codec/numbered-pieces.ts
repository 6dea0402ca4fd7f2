import { type Part, textCodec } from './codec.ts';

const NUMBERED = /^\d{1,2}[=:]\w{1,24}(?:[;,|& ]+\d{1,2}[=:]\w{1,24})+$/;
const WHOLE_MIN = 14;

/** Pieces of one value with their places in front, in any order: `0=0010;2=8795;1=1904`. */
export const numberedPieces = textCodec('pieces', 'coding', (text): readonly Part[] | null => {
  if (!NUMBERED.test(text)) return null;
  const pieces = text.split(/[;,|& ]+/).map((piece) => piece.split(/[=:]/) as [string, string]);
  const ordered = pieces.toSorted(([a], [b]) => Number(a) - Number(b));
  const first = Number(ordered[0]?.[0]);
  const content = ordered.map(([, piece]) => piece).join('');
  const is_whole = first <= 1 && ordered.every(([place], at) => Number(place) === first + at);
  return is_whole && content.length >= WHOLE_MIN ? [{ content }] : null;
});
