import { characterWorths, NO_TEXT, worthOfPairs } from './character-pairs.ts';
import type { Work } from './codec.ts';
import { makesSense, senseOf } from './disguised.ts';
import { isNearlyText, readableText } from './readable.ts';

/** Enough of a text to tell its key by. */
const SAMPLE_BYTES = 600;
/** Fewer bytes of one byte of a key say too little. */
const SHARE_MIN = 5;
const KEY_BYTES_MAX = 32;
/** So many likeliest values of each byte of a key are tried. */
const CANDIDATES = 16;
/** Of a text at most one byte in so many has its highest bit set. */
const TEXT_OTHERS = 16;
/** What makes so much sense is worth looking for the bytes of the key that are still wrong. */
const SENSE_OF_NEARLY_MIN = 1;

/** A text of names and values has so many different characters, and under a key they are not fewer. */
const DIFFERENT_MIN = 12;

const NO_KEY = Uint8Array.of(0);

/** Bytes with a key of one or more bytes XORed onto them again and again. */
export function xored(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => byte ^ (key[i % key.length] as number));
}

/**
 * The text under a repeated key of one to 32 bytes, where it makes sense by its words; null where none does. Of each length the
 * key is taken under which the characters follow one another best.
 */
export function textUnderKey(bytes: Uint8Array, work?: Work): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (new Set(sample).size < DIFFERENT_MIN) return null;
  // What is nearly all text and makes sense as it stands has no key.
  if (isNearlyText(sample) && meritOf(sample, NO_KEY).sense >= SENSE_OF_NEARLY_MIN) return null;
  for (const likeliest of likelyKeys(sample, KEY_BYTES_MAX, TEXT_OTHERS, work)) {
    const key = mended(sample, likeliest);
    if (!key) continue;
    const text = readableText(xored(bytes, key));
    if (text !== null) return text;
  }
  return null;
}

/** The likeliest key of each length under which a sample is mostly text; one byte in so many may be none of it. */
export function* likelyKeys(
  sample: Uint8Array,
  length_max: number,
  others: number,
  work?: Work,
): Generator<Uint8Array> {
  for (let length = 1; length <= length_max && sample.length >= length * SHARE_MIN; length++) {
    if (!isOneHalf(sample, length, others)) continue;
    const candidates = candidatesOf(sample, length, others);
    if (!candidates) continue;
    if (work) work.searches++;
    const key = likeliestKey(sample, candidates);
    if (!key.every((byte) => byte === 0)) yield key;
  }
}

/** Nearly all characters of texts are of the lower half of the bytes: with the same byte of the key, all are of the same half. */
function isOneHalf(sample: Uint8Array, step: number, others: number): boolean {
  const most = sample.length / others;
  let count = 0;
  for (let i = step; i < sample.length; i++) {
    if (((sample[i] as number) ^ (sample[i - step] as number)) & 0x80 && ++count > most) return false;
  }
  return true;
}

/** The likeliest bytes of each place of a key; null where none of them makes mostly text of what is under one of the places. */
function candidatesOf(sample: Uint8Array, length: number, others: number): (readonly number[])[] | null {
  const { single } = characterWorths();
  const candidates: (readonly number[])[] = [];
  for (let place = 0; place < length; place++) {
    const bytes = likeliestBytes(sample, place, length);
    let count = 0;
    for (let i = place; i < sample.length; i += length)
      if ((single[(sample[i] as number) ^ (bytes[0] as number)] as number) <= NO_TEXT) count++;
    if (count > 1 + (sample.length - place) / length / others) return null;
    candidates.push(bytes);
  }
  return candidates;
}

/** The key under which characters follow one another best: of some candidates for each place, the best way round. */
function likeliestKey(sample: Uint8Array, candidates: readonly (readonly number[])[]): Uint8Array {
  const length = candidates.length;
  const steps = candidates.map((from, place) => {
    const to = candidates[(place + 1) % length] as readonly number[];
    return from.map((first) => to.map((second) => worthOfStep(sample, place, length, first, second)));
  });
  let best: readonly number[] = [];
  let best_worth = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < CANDIDATES; start++) {
    const { worth, way } = bestWay(steps, start);
    if (worth > best_worth) [best, best_worth] = [way, worth];
  }
  return Uint8Array.from(best, (choice, place) => candidates[place]?.[choice] as number);
}

function likeliestBytes(sample: Uint8Array, place: number, length: number): readonly number[] {
  const { single } = characterWorths();
  const scored = Array.from({ length: 256 }, (_, byte) => {
    let worth = 0;
    for (let i = place; i < sample.length; i += length) worth += single[(sample[i] as number) ^ byte] as number;
    return { byte, worth };
  });
  scored.sort((a, b) => b.worth - a.worth);
  return scored.slice(0, CANDIDATES).map(({ byte }) => byte);
}

/** What all pairs are worth of which the first character is under one byte of the key, the second under the next one. */
function worthOfStep(sample: Uint8Array, place: number, length: number, first: number, second: number): number {
  const { pair } = characterWorths();
  let worth = 0;
  for (let i = place; i + 1 < sample.length; i += length) {
    worth += pair[((sample[i] as number) ^ first) * 256 + ((sample[i + 1] as number) ^ second)] as number;
  }
  return worth;
}

/** The best choices that begin and end with the same one, by the worth of each step from a choice to the next. */
function bestWay(steps: readonly (readonly (readonly number[])[])[], start: number): { worth: number; way: number[] } {
  let worths = Array.from({ length: CANDIDATES }, (_, choice) => (choice === start ? 0 : Number.NEGATIVE_INFINITY));
  const froms: number[][] = [];
  for (const step of steps) {
    const from = worths.map((_, to) => {
      let [best, best_worth] = [0, Number.NEGATIVE_INFINITY];
      for (let choice = 0; choice < CANDIDATES; choice++) {
        const worth = (worths[choice] as number) + (step[choice]?.[to] as number);
        if (worth > best_worth) [best, best_worth] = [choice, worth];
      }
      return best;
    });
    worths = from.map((choice, to) => (worths[choice] as number) + (step[choice]?.[to] as number));
    froms.push(from);
  }
  const way: number[] = [];
  let at = start;
  for (const from of froms.toReversed()) {
    at = from[at] as number;
    way.push(at);
  }
  return { worth: worths[start] as number, way: way.reverse() };
}

/**
 * A likely key with the bytes changed that words show to be wrong, of which few characters could tell; null where no sense
 * comes of it.
 */
function mended(sample: Uint8Array, likeliest: Uint8Array): Uint8Array | null {
  let best = likeliest;
  let most = meritOf(sample, best);
  if (most.sense < SENSE_OF_NEARLY_MIN) return null;
  for (let before = 0; before !== most.bits; ) {
    before = most.bits;
    for (let place = 0; place < likeliest.length; place++) {
      for (const byte of likeliestBytes(sample, place, likeliest.length)) {
        const other = best.with(place, byte);
        const merit = meritOf(sample, other);
        if (merit.bits > most.bits) [best, most] = [other, merit];
      }
    }
  }
  return makesSense(Buffer.from(xored(sample, best)).toString('latin1')) ? best : null;
}

/** What a point of a known word is worth, in bits. */
const BITS_OF_SENSE = 8;

function meritOf(sample: Uint8Array, key: Uint8Array): { sense: number; bits: number } {
  const plain = xored(sample, key);
  const text = Buffer.from(plain).toString('latin1').replace(/\\+"/g, '"');
  const sense = senseOf(text);
  const bits = sense * BITS_OF_SENSE + worthOfPairs(plain);
  return { sense, bits };
}
