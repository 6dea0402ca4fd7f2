import { inBase85 } from '../codec/base-n.ts';
import { inBases } from '../codec/bases.ts';
import { fromLzString } from '../codec/unpack/lz-string.ts';
import { fromMorse, MORSE } from './morse.ts';
import type { Way } from './ways.ts';

/** Zeros and ones are bits. */
const HEX = /^(?![01]+$)(?:0x)?(?:[\da-f]{2}){5,}$/i;
const BASE64 = /^[A-Za-z\d+/_-]{7,}={0,2}$/;

/** Bytes that may have been written as a text. */
export const encodings: readonly Way<string>[] = [
  { name: 'hex', undo: (text) => (HEX.test(text) ? [Buffer.from(text.replace(/^0x/i, ''), 'hex')] : []) },
  { name: 'base64', undo: (text) => (isBase64(text) ? [Buffer.from(text, 'base64')] : []) },
  { name: 'base32', undo: (text) => (BASE32.test(text) ? bytesIn(text, BASE_32) : []) },
  { name: 'base58', undo: (text) => (BASE58.test(text) ? bytesIn(text, BASE_58) : []) },
];

const BASE32 = /^(?:[A-Z2-7]{16,}|[a-z2-7]{16,})=*$/;
const BASE58 = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[1-9A-HJ-NP-Za-km-z]{16,200}$/;
const BASE_32: ReadonlySet<string> = new Set(['base32']);
const BASE_58: ReadonlySet<string> = new Set(['base58']);

function bytesIn(text: string, names?: ReadonlySet<string>): Uint8Array[] {
  return Array.from(inBases(text, names), ({ bytes }) => bytes);
}

/** The same, and all other bases. */
export const allBases: readonly Way<string>[] = [
  ...encodings,
  { name: 'base32', undo: (text) => (/[a-z]/i.test(text) ? bytesIn(text) : []) },
];

/** Codes of characters, one by one, what a library packs for links, and base64 behind a few characters that do not belong to it. */
export const rareEncodings: readonly Way<string>[] = [
  { name: 'list', undo: (text) => fromList(text) },
  { name: 'lz-string', undo: (text) => (LZ_STRING.test(text) ? [0, 1].flatMap((form) => fromLz(text, form)) : []) },
  { name: 'behind others', undo: (text) => [1, 2, 3, 4].flatMap((count) => behind(text, count)) },
  { name: 'base85', undo: (text) => (BASE85.test(text) ? inBase85(text) : []) },
  { name: 'xxencode', undo: fromXxencoded },
  { name: 'morse', undo: (text) => (MORSE.test(text) ? [fromMorse(text)] : []) },
];

const BASE85 = /^(?=.*[^\w+/=.-])[!-~]{10,400}$/;
const XX = '+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const XXENCODE: ReadonlySet<string> = new Set(['xxencode']);

/** A line of xxencode, whose first character tells how many bytes it is. */
function fromXxencoded(text: string): Uint8Array[] {
  const length = XX.indexOf(text.charAt(0));
  const [bytes] = bytesIn(text.slice(1), XXENCODE);
  return bytes && length > 0 && length <= bytes.length && bytes.length - length < 3 ? [bytes.subarray(0, length)] : [];
}

const LZ_STRING = /^[A-Za-z\d+/$-]{16,}={0,3}$/;
const SIX_BITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+';
const LZ_ALPHABETS = [`${SIX_BITS}-$`, `${SIX_BITS}/=`] as const;
const LZ_MAX = 4_096;

function fromLz(text: string, form: number): string[] {
  const alphabet = LZ_ALPHABETS[form] as string;
  const digits = Array.from(text, (c) => alphabet.indexOf(c));
  const plain = digits.includes(-1) ? null : fromLzString(digits, 6, LZ_MAX);
  return plain === null ? [] : [plain];
}

const LIST = /^[[({]?\s*-?[\da-f]{1,4}(?:(?:[\s,;.|:]+-?|-)[\da-f]{1,4}){7,}\s*[\])}]?$/i;

/** Numbers of base 8, 10 or 16; the first one, and how much the others differ from the one before. */
function* fromList(text: string): Generator<Uint8Array> {
  if (!LIST.test(text)) return;
  const items = text.match(/-?[\da-f]+/gi) ?? [];
  for (const radix of [8, 10, 16]) {
    const codes = items.map((item) => Number.parseInt(item, radix));
    if (codes.every((code) => code >= 0 && code < 256)) yield Uint8Array.from(codes);
  }
  let sum = 0;
  const sums = items.map((item) => {
    sum += Number(item);
    return sum;
  });
  if (sums.every((code) => code >= 0 && code < 256)) yield Uint8Array.from(sums);
}

function behind(text: string, count: number): Uint8Array[] {
  const rest = text.slice(count);
  return isBase64(rest) ? [Buffer.from(rest, 'base64')] : [];
}

/** Base64 as encoders write it: what comes of it gives the same characters. */
function isBase64(text: string): boolean {
  if (!BASE64.test(text)) return false;
  const digits = text.replace(/=+$/, '');
  const again = Buffer.from(digits, 'base64').toString('base64').replace(/=+$/, '');
  return again === digits.replaceAll('-', '+').replaceAll('_', '/');
}
