import { type Part, textCodec } from './codec.ts';
import { placeText } from './protocol/digits.ts';

/** What a ship's own station has sent, in one sentence, with its sum. */
const OWN = /!(A[BINS]VDO),1,1,\d?,[AB12]?,([0-W`-w]{27,60}),([0-5])\*([\dA-F]{2})/g;
/** Where the longitude begins in reports of a position, by their kind: of ships, of their stations on land, of small ships. */
const LONGITUDE_AT: Readonly<Record<number, number>> = { 1: 61, 2: 61, 3: 61, 4: 79, 11: 79, 18: 57, 19: 57 };
const LONGITUDE_BITS = 28;
const LATITUDE_BITS = 27;
/** Parts of a minute, and minutes of a degree. */
const SCALE = 600_000;

/** Where a ship is, as its own station says (ITU-R M.1371, 3.3; IEC 61162-1): six bits a character. */
export const ais = textCodec('ais', 'structure', (text): readonly Part[] | null => {
  if (!text.includes('VDO,1,1,')) return null;
  const parts = [...text.matchAll(OWN)].flatMap(([sentence, , payload = '', , sum = '']): Part[] => {
    const place = sumOf(sentence) === Number.parseInt(sum, 16) ? placeOf(payload) : null;
    return place === null ? [] : [{ key: 'gps', content: place }];
  });
  return parts.length > 0 ? parts : null;
});

/** All characters between the first and the asterisk, one XORed onto the other. */
function sumOf(sentence: string): number {
  let sum = 0;
  for (const c of sentence.slice(1, sentence.lastIndexOf('*'))) sum ^= c.charCodeAt(0);
  return sum;
}

function placeOf(payload: string): string | null {
  const bits = Array.from(payload, (c) => {
    const code = c.charCodeAt(0) - 48;
    return (code > 40 ? code - 8 : code).toString(2).padStart(6, '0');
  }).join('');
  const at = LONGITUDE_AT[Number.parseInt(bits.slice(0, 6), 2)];
  if (at === undefined || bits.length < at + LONGITUDE_BITS + LATITUDE_BITS) return null;
  const read = (from: number, length: number): number => {
    // The first bit is that of the sign.
    const unused = 32 - length;
    return ((Number.parseInt(bits.slice(from, from + length), 2) << unused) >> unused) / SCALE;
  };
  return placeText(read(at + LONGITUDE_BITS, LATITUDE_BITS), read(at, LONGITUDE_BITS));
}
