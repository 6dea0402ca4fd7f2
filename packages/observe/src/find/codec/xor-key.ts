import { senseOf } from './disguised.ts';
import { readableText } from './readable.ts';

/** Enough of a text to tell its key by. */
const SAMPLE_BYTES = 600;
/** Fewer bytes of one byte of a key say too little. */
const SHARE_MIN = 10;
const KEY_BYTES_MAX = 4;
/** So many likeliest values of each byte of a key are tried, by its length. */
const CANDIDATES = [0, 12, 5, 3, 3];
/** Points of known words that chance does not make; a text that begins as a structure needs fewer. */
const SENSE_MIN = 3;
const SENSE_OF_STRUCTURE_MIN = 1.5;

/** How often a character is met in texts of names and values, roughly; what is no text is not met at all. */
const weights = new Float64Array(256).fill(-8);
for (let code = 0x20; code < 0x7f; code++) weights[code] = 0;
for (const c of '0123456789etaoinrsdlcm_":, =') weights[c.charCodeAt(0)] = 2;
for (const c of 'bfghjkpquvwxyz{}<>&.-/;[]|') weights[c.charCodeAt(0)] = 1;
for (const code of [9, 10, 13]) weights[code] = 0;

/** Bytes with a key of one or more bytes XORed onto them again and again. */
export function xored(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => byte ^ (key[i % key.length] as number));
}

/**
 * The text under a repeated key of one to four bytes, where it makes sense by its words; null where none does. The bytes of
 * a key are told each by itself, by what its share of the text would be.
 */
export function textUnderKey(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (const key of likelyKeys(sample, TEXT_OTHERS)) {
    const begin = readableText(xored(sample, key).filter((byte) => byte < 0x80))?.replace(/\\+"/g, '"');
    const least = /^\s*(?:"?[{[]\s*["'{[]|"?<[?\w])/.test(begin ?? '') ? SENSE_OF_STRUCTURE_MIN : SENSE_MIN;
    if (begin === undefined || senseOf(begin) < least) continue;
    const text = readableText(xored(bytes, key));
    if (text !== null) return text;
  }
  return null;
}

/** Of a text at most one byte in so many has its highest bit set. */
const TEXT_OTHERS = 16;

/** The likeliest keys of one to four bytes under which a sample is mostly text; one byte in so many may be none of it. */
export function* likelyKeys(sample: Uint8Array, others: number): Generator<Uint8Array> {
  for (let length = 1; length <= KEY_BYTES_MAX && sample.length >= length * SHARE_MIN; length++) {
    if (!isOneHalf(sample, length, others)) continue;
    const candidates = Array.from({ length }, (_, at) => likeliest(sample, at, length).slice(0, CANDIDATES[length]));
    if (candidates.some((bytes) => bytes.length === 0)) continue;
    for (const key of combined(candidates)) if (!key.every((byte) => byte === 0)) yield key;
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

function likeliest(sample: Uint8Array, at: number, step: number): number[] {
  const scored: { readonly byte: number; readonly score: number }[] = [];
  for (let byte = 0; byte < 256; byte++) {
    let score = 0;
    for (let i = at; i < sample.length; i += step) score += weights[(sample[i] as number) ^ byte] as number;
    if (score > 0) scored.push({ byte, score });
  }
  return scored.sort((a, b) => b.score - a.score).map(({ byte }) => byte);
}

function combined(candidates: readonly (readonly number[])[]): Uint8Array[] {
  let keys: number[][] = [[]];
  for (const bytes of candidates) keys = keys.flatMap((key) => bytes.map((byte) => [...key, byte]));
  return keys.map((key) => Uint8Array.from(key));
}
