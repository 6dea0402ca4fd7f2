import { bytesInBase, inBases } from './bases.ts';
import { type Part, textCodec } from './codec.ts';
import { isPackedUnmarked } from './compressed.ts';
import { makesSense } from './disguised.ts';
import { isMeant } from './meant.ts';
import { readableText } from './readable.ts';

/** Base32 (RFC 4648, 6), in either case. */
export const base32 = textCodec('base32', 'coding', (text): readonly Part[] | null => {
  const digits = /^([A-Z2-7]{10,})=*$/i.exec(text.replace(/\s+/g, ''))?.[1];
  const bytes = digits === undefined ? null : bytesInBase('base32', digits);
  return bytes && (isBase32(text.trim()) || isPadded(text.trim())) ? [{ content: bytes }] : readableOnly(bytes);
});

/** Base32 with the alphabet that keeps the order of bytes (RFC 4648, 7), in either case. */
export const base32hex = textCodec('base32hex', 'coding', (text): readonly Part[] | null => {
  const compact = /^([\dA-V]{16,}|[\da-v]{16,})=*$/.exec(text.replace(/\s+/g, ''))?.[1];
  if (compact === undefined || /^[\da-f]+$/i.test(compact)) return null;
  return [0, 2, 4, 5, 7].includes(compact.length % 8) ? readableOnly(bytesInBase('base32hex', compact)) : null;
});

/** As much as that is hardly anything else: in one case, letters and digits, of a length that whole bytes make. */
function isBase32(text: string): boolean {
  const digits = text.replace(/=+$/, '');
  const is_one_case = digits === digits.toUpperCase() || digits === digits.toLowerCase();
  const fits = [0, 2, 4, 5, 7].includes(digits.length % 8) && (text === digits || text.length % 8 === 0);
  return digits.length >= BASE32_MIN && is_one_case && fits && /[2-7]/.test(digits) && /[a-z]/i.test(digits);
}

/** Padding tells it of shorter ones, where it is as long as it must be. */
function isPadded(text: string): boolean {
  return /^[A-Z2-7]{10,}(?:=|={3,4}|={6})$/.test(text) && text.length % 8 === 0;
}

const BASE32_MIN = 24;

/** Each digit costs as much as there are before it. */
const BASE58_MAX = 6_000;

/** Base58 as Bitcoin has it, without check sum. */
export const base58 = textCodec('base58', 'coding', (text): readonly Part[] | null => {
  if (text.length < 11 || text.length > BASE58_MAX || !/^[1-9A-HJ-NP-Za-km-z]+$/.test(text) || /^\d+$/.test(text))
    return null;
  return readableOnly(bytesInBase('base58', text));
});

/** Base85: that of Adobe (Ascii85, `<~…~>`), of ZeroMQ (Z85), of Git and of Python's b85encode. */
export const base85 = textCodec('base85', 'coding', (text): readonly Part[] | null => {
  const framed = /^\s*<~([\s\S]*)~>\s*$/.exec(text);
  const digits = (framed?.[1] ?? text).replace(/\s+/g, '');
  if (digits.length < 10 || digits.length > 100_000 || (!framed && !/[^\w+/=.-]/.test(digits))) return null;
  const parts = alphabets.flatMap((alphabet) => readableOnly(fromBase85(digits, alphabet)) ?? []);
  return parts.length > 0 ? parts : null;
});

/** The same of a text that other marks would be seen in: all of it, without white space, with many different marks. */
export const wholeBase85 = textCodec('base85', 'coding', (text): readonly Part[] | null => {
  if (text.length < WHOLE_MIN || /\s/.test(text) || new Set(text.match(/[^\w+/=.-]/g)).size < MARKS_MIN) return null;
  return base85.decode(text);
});

const WHOLE_MIN = 24;
const MARKS_MIN = 4;

/** Its digits are marks of structures, too: so many make no text by chance. */
const BASE45_MIN = 23;
const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Base45 (RFC 9285), as codes to be scanned have it. */
export const base45 = textCodec('base45', 'coding', (text): readonly Part[] | null => {
  if (
    text.length < BASE45_MIN ||
    text.length % 3 === 1 ||
    !/^[\dA-Z $%*+./:-]+$/.test(text) ||
    /^[\d .:+-]+$/.test(text)
  )
    return null;
  return readableOnly(fromBase45(text));
});

/** The bytes of a text in base45; null where it is none. */
export function fromBase45(text: string): Uint8Array | null {
  const values = Array.from(text, (c) => BASE45.indexOf(c));
  if (values.includes(-1) || values.length % 3 === 1) return null;
  const out: number[] = [];
  for (let at = 0; at < values.length; at += 3) {
    const [a = 0, b = 0, c] = values.slice(at, at + 3);
    const value = a + b * 45 + (c ?? 0) * 2_025;
    if (value > (c === undefined ? 0xff : 0xffff)) return null;
    if (c !== undefined) out.push(value >> 8);
    out.push(value & 0xff);
  }
  return Buffer.from(out);
}

/** basE91: 13 or 14 bits of two characters. */
export const base91 = textCodec('base91', 'coding', (text): readonly Part[] | null => {
  if (text.length < 12 || text.length > 100_000 || !/[^\w+/=.-]/.test(text)) return null;
  const out: number[] = [];
  let [first, held, bits] = [-1, 0, 0];
  for (const c of text) {
    const digit = BASE91.indexOf(c);
    if (digit < 0) return null;
    if (first < 0) {
      first = digit;
      continue;
    }
    const value = first + digit * 91;
    first = -1;
    const is_small = (value & 8_191) > 88;
    held |= value << bits;
    bits += is_small ? 13 : 14;
    for (; bits > 7; bits -= 8, held >>>= 8) out.push(held & 0xff);
  }
  if (first >= 0) out.push((held | (first << bits)) & 0xff);
  return readableOnly(Buffer.from(out));
});

const OTHER_MIN = 24;
const OTHER_MAX = 400;
const HEAD_CHARS = 24;

/** Bases of few users, of a text by itself that makes sense in one of them: Crockford's and z-base-32, other orders of base58 and base64, base36. */
export const otherBase = textCodec('other base', 'coding', (text): readonly Part[] | null => {
  if (text.length < OTHER_MIN || text.length > OTHER_MAX || !/^[\w+./=-]+$/.test(text) || /^[\d.]+$/.test(text))
    return null;
  for (const { bytes } of inBases(text)) {
    const plain = isPrintable(bytes.subarray(0, HEAD_CHARS)) ? readableText(bytes) : null;
    if (plain !== null && makesSense(plain)) return [{ content: plain }];
  }
  return null;
});

function isPrintable(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
}

/** Almost any text can be read in these bases: only what makes a text, or is compressed, was meant so. */
function readableOnly(bytes: Uint8Array | null): readonly Part[] | null {
  return bytes && (isMeant(bytes) || isPackedUnmarked(bytes)) ? [{ content: bytes }] : null;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SMALL = LETTERS.toLowerCase();
const BASE91 = `${LETTERS}${SMALL}0123456789!#$%&()*+,./:;<=>?@[]^_\`{|}~"`;
const alphabets = [
  Array.from({ length: 85 }, (_, i) => String.fromCharCode(33 + i)).join(''),
  `0123456789${SMALL}${LETTERS}.-:+=^!/*?&<>()[]{}@%$#`,
  `0123456789${LETTERS}${SMALL}!#$%&()*+-;<=>?@^_\`{|}~`,
] as const;

/** What a text may be in each of the alphabets of 85 digits. */
export function inBase85(text: string): Uint8Array[] {
  return alphabets.flatMap((alphabet) => fromBase85(text, alphabet) ?? []);
}

/** The last group may be short: it is filled up, and as much is left out of what comes. */
function fromBase85(digits: string, alphabet: string): Uint8Array | null {
  const full = alphabet === alphabets[0] ? digits.replaceAll('z', '!!!!!') : digits;
  const missing = (5 - (full.length % 5)) % 5;
  if (missing === 4) return null;
  const bytes = new Uint8Array(Math.ceil(full.length / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < full.length; at += 5) {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const digit = at + i < full.length ? alphabet.indexOf(full[at + i] as string) : 84;
      if (digit < 0) return null;
      value = value * 85 + digit;
    }
    if (value > 0xffff_ffff) return null;
    view.setUint32((at / 5) * 4, value);
  }
  return bytes.subarray(0, bytes.length - missing);
}
