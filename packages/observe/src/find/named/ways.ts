import type { Codec, Content } from '../codec/codec.ts';
import { gzip, zlib } from '../codec/compressed.ts';
import { shifted } from '../codec/disguised.ts';
import { readableText } from '../codec/readable.ts';
import { reverse } from '../codec/reverse.ts';
import { withBitsReversed, withHalvesSwapped } from '../codec/turned-bytes.ts';
import { utf16, utf32 } from '../codec/utf16.ts';
import { inBases } from './bases.ts';

/** Something that may have been done to a value, and what it may have been before: of another sort, too. */
export interface Way<From extends Content> {
  readonly name: string;
  undo(content: From): Iterable<Content>;
}

const HEX = /^(?:0x)?(?:[\da-f]{2}){5,}$/i;
const BASE64 = /^[A-Za-z\d+/_-]{7,}={0,2}$/;
/** Names of what a value is, as URIs have them in front of it. */
const SCHEMES = /^(?:[a-z][a-z\d.+-]{1,20}:){1,3}(?:\/\/)?/i;
const SCIENTIFIC = /[+-]?\d(?:\.\d+)?e[+-]?\d{1,2}/gi;

/** Texts that may have been turned into a text, the likeliest first. */
const turnsOfText: readonly Way<string>[] = [
  { name: 'scheme', undo: (text) => (SCHEMES.test(text) ? [text.replace(SCHEMES, '')] : []) },
  { name: 'scientific', undo: (text) => (text.search(SCIENTIFIC) < 0 ? [] : [text.replace(SCIENTIFIC, plainNumber)]) },
  { name: 'reversed', undo: (text) => [reverse(text)] },
  { name: 'rot13', undo: (text) => (/[a-z]/i.test(text) ? [shifted(text, 13)] : []) },
  { name: 'swapped pairs', undo: (text) => [text.replace(/(.)(.)/gs, '$2$1')] },
];

/** Bytes that may have been written as a text. */
const encodings: readonly Way<string>[] = [
  { name: 'hex', undo: (text) => (HEX.test(text) ? [Buffer.from(text.replace(/^0x/i, ''), 'hex')] : []) },
  { name: 'base64', undo: (text) => (isBase64(text) ? [Buffer.from(text, 'base64')] : []) },
  { name: 'base32', undo: (text) => (/[a-z]/i.test(text) ? Array.from(inBases(text), ({ bytes }) => bytes) : []) },
];

/** Bytes that may have been turned into bytes. */
const turnsOfBytes: readonly Way<Uint8Array>[] = [
  ...[gzip, zlib].map(ofCodec),
  { name: 'complement', undo: (bytes) => [bytes.map((byte) => ~byte)] },
  { name: 'reversed', undo: (bytes) => [Uint8Array.from(bytes).reverse()] },
  { name: 'swapped halves', undo: (bytes) => [withHalvesSwapped(bytes)] },
  { name: 'reversed bits', undo: (bytes) => [withBitsReversed(bytes)] },
];

/** Texts that may have been written as bytes. */
const characterSets: readonly Way<Uint8Array>[] = [
  { name: 'text', undo: readableTexts },
  ...[utf16, utf32].map(ofCodec),
];

/** What is done to a value by who hides or packs it, the last first; each may be left out. */
export const stages: readonly Stage[] = [
  { ways: turnsOfText, of: 'text' },
  { ways: encodings, of: 'text' },
  { ways: turnsOfBytes, of: 'bytes' },
  { ways: characterSets, of: 'bytes' },
  { ways: turnsOfText, of: 'text' },
];

/** Ways of which at most one is gone. */
export type Stage =
  | { readonly of: 'text'; readonly ways: readonly Way<string>[] }
  | { readonly of: 'bytes'; readonly ways: readonly Way<Uint8Array>[] };

function ofCodec({ name, decode }: Codec): Way<Uint8Array> {
  return { name, undo: (bytes) => (decode(bytes) ?? []).map(({ content }) => content) };
}

function readableTexts(bytes: Uint8Array): string[] {
  const text = readableText(bytes);
  return text === null ? [] : [text];
}

/** Base64 as encoders write it: what comes of it gives the same characters. */
function isBase64(text: string): boolean {
  if (!BASE64.test(text)) return false;
  const digits = text.replace(/=+$/, '');
  const again = Buffer.from(digits, 'base64').toString('base64').replace(/=+$/, '');
  return again === digits.replaceAll('-', '+').replaceAll('_', '/');
}

/** A number in scientific notation, without it. */
function plainNumber(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^([+-]?)(\d)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text) ?? [];
  const digits = whole + fraction;
  const point = 1 + Number(exponent);
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const right = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return (sign === '-' ? sign : '') + left + (/[1-9]/.test(right) ? `.${right}` : '');
}
