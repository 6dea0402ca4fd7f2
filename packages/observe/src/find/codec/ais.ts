import { type Part, textCodec } from './codec.ts';
import { placeText } from './protocol/digits.ts';

/** What a ship's own station has sent, in one sentence, with its sum. */
const OWN = /!(A[BINS]VDO),1,1,\d?,[AB12]?,([0-W`-w]{27,60}),([0-5])\*([\dA-F]{2})/g;
/** What receivers hear of ships, in one sentence. */
const HEARD = /!(A[BINS]VDM),1,1,\d?,[AB12]?,([0-W`-w]{27,60}),([0-5])\*([\dA-F]{2})/g;
/** Kinds that ships send, not stations on land. */
const OF_SHIPS: ReadonlySet<number> = new Set([1, 2, 3, 18, 19]);
/** Where the longitude begins in reports of a position, by their kind: of ships, of their stations on land, of small ships. */
const LONGITUDE_AT: Readonly<Record<number, number>> = { 1: 61, 2: 61, 3: 61, 4: 79, 11: 79, 18: 57, 19: 57 };
const LONGITUDE_BITS = 28;
const LATITUDE_BITS = 27;
/** Parts of a minute, and minutes of a degree. */
const SCALE = 600_000;

/**
 * Where a ship is, as its own station says (ITU-R M.1371, 3.3; IEC 61162-1): six bits a character. What was heard of ships is
 * a place of the sender's only where all of it is of one: whoever hears ships for others hears many.
 */
export const ais = textCodec('ais', 'structure', (text): readonly Part[] | null => {
  if (!text.includes('VDO,1,1,') && !text.includes('VDM,1,1,')) return null;
  const own = payloadsIn(text, OWN).flatMap((payload): Part[] => {
    const place = placeOf(payload);
    return place === null ? [] : [{ key: 'gps', content: place }];
  });
  const heard = own.length > 0 ? [] : payloadsIn(text, HEARD).map(bitsOf);
  const ships = new Set(heard.map((bits) => bits.slice(SHIP.from, SHIP.to)));
  // Nor is one line of many looked at by itself.
  if (ships.size > 1) return [];
  const parts = ships.size === 1 ? heard.flatMap(heardPlace) : own;
  return parts.length > 0 ? parts : null;
});

/** Where the number of a ship is (MMSI). */
const SHIP = { from: 8, to: 38 } as const;

function heardPlace(bits: string): Part[] {
  const place = OF_SHIPS.has(Number.parseInt(bits.slice(0, 6), 2)) ? placeIn(bits) : null;
  return place === null ? [] : [{ content: place }];
}

/** What is in the sentences whose sum holds. */
function payloadsIn(text: string, form: RegExp): string[] {
  return [...text.matchAll(form)].flatMap(([sentence, , payload = '', , sum = '']) =>
    sumOf(sentence) === Number.parseInt(sum, 16) ? [payload] : [],
  );
}

/** All characters between the first and the asterisk, one XORed onto the other. */
function sumOf(sentence: string): number {
  let sum = 0;
  for (const c of sentence.slice(1, sentence.lastIndexOf('*'))) sum ^= c.charCodeAt(0);
  return sum;
}

function placeOf(payload: string): string | null {
  return placeIn(bitsOf(payload));
}

function bitsOf(payload: string): string {
  return Array.from(payload, (c) => {
    const code = c.charCodeAt(0) - 48;
    return (code > 40 ? code - 8 : code).toString(2).padStart(6, '0');
  }).join('');
}

function placeIn(bits: string): string | null {
  const at = LONGITUDE_AT[Number.parseInt(bits.slice(0, 6), 2)];
  if (at === undefined || bits.length < at + LONGITUDE_BITS + LATITUDE_BITS) return null;
  const read = (from: number, length: number): number => {
    // The first bit is that of the sign.
    const unused = 32 - length;
    return ((Number.parseInt(bits.slice(from, from + length), 2) << unused) >> unused) / SCALE;
  };
  return placeText(read(at + LONGITUDE_BITS, LATITUDE_BITS), read(at, LONGITUDE_BITS));
}
