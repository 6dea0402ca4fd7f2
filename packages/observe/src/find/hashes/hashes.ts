import { hash } from 'node:crypto';
import type { LeakKind } from '../kinds.ts';
import { writtenForms } from './written-forms.ts';

/** Known hashes that an application may take of an identifier. */
const ALGORITHMS = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha512-256',
  'sha3-256',
  'sha3-512',
  'ripemd160',
  'sm3',
  'blake2b512',
  'blake2s256',
] as const;
/** Those of which another one is taken. */
const TWICE = ['md5', 'sha1', 'sha256'] as const;

/** A hash as it can be looked up, and how it was made. */
export interface HashForm {
  /** See `digestIn`. */
  readonly digest: string;
  readonly algorithm: string;
  /** The form of the identifier that was hashed, in words; null where it is the plain one. */
  readonly form: string | null;
}

/** So many hexadecimal digits are compared: whoever cuts a hash leaves as many, and chance makes no two of them alike. */
export const COMPARED = 16;

/** All hashes that an identifier may appear as: of each way to write it, by each algorithm, and some of them hashed again. */
export function hashesOf(kind: LeakKind, value: string): HashForm[] {
  return writtenForms(kind, value).flatMap(({ text, form, is_rare }) => {
    const once = ALGORITHMS.map((algorithm) => ({ algorithm, hex: hash(algorithm, text, 'hex') }));
    const twice = is_rare ? [] : once.filter(({ algorithm }) => isTwice(algorithm)).flatMap(hashedAgain);
    return [...once, ...twice].flatMap(({ algorithm, hex }) => {
      const all = [{ digest: hex.slice(0, COMPARED), algorithm, form }];
      if (algorithm !== 'md5') return all;
      return [
        ...all,
        // MD5 of 16 digits leaves out as many at both of its ends.
        { digest: hex.slice(8, 8 + COMPARED), algorithm, form },
        // A UUID of version 3 has its version in the place of a digit (RFC 9562, 5.3).
        { digest: `${hex.slice(0, 12)}3${hex.slice(13, COMPARED)}`, algorithm, form },
      ];
    });
  });
}

function isTwice(algorithm: string): boolean {
  return (TWICE as readonly string[]).includes(algorithm);
}

/** A hash of a hash: of its digits, small or capital, or of its bytes. */
function hashedAgain(inner: { readonly algorithm: string; readonly hex: string }) {
  const inputs = [inner.hex, inner.hex.toUpperCase(), Buffer.from(inner.hex, 'hex')];
  return TWICE.flatMap((algorithm) =>
    inputs.map((input) => ({ algorithm: `${algorithm} of ${inner.algorithm}`, hex: hash(algorithm, input, 'hex') })),
  );
}

/** Bytes that a hash of one of the algorithms has. */
const BYTES = new Set([16, 20, 28, 32, 48, 64]);
const HEX = /^(?:[\da-f]{2}){8,64}$/i;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const BASE32_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The hash that a text may be, or what was left of one, in hexadecimal; null where it is none. */
export function digestIn(text: string): string | null {
  if (text.length < 11 || text.length > 130) return null;
  if (HEX.test(text)) return /^\d+$/.test(text) ? null : text.toLowerCase();
  if (UUID.test(text)) return text.replaceAll('-', '').toLowerCase();
  if (!/^[\w+/-]+={0,6}$/.test(text)) return null;
  const digits = text.replace(/=+$/, '');
  if (
    /^(?:[A-Z2-7]{26}|[A-Z2-7]{32}|[A-Z2-7]{52}|[a-z2-7]{26}|[a-z2-7]{32}|[a-z2-7]{52})$/.test(digits) &&
    /\d/.test(digits)
  )
    return fromBase32(digits);
  const bytes = Buffer.from(digits, 'base64');
  const is_cut = digits.length <= 44 && /\d/.test(digits) && /[A-Z]/.test(digits) && /[a-z]/.test(digits);
  return bytes.length >= 8 && (BYTES.has(bytes.length) || is_cut) ? bytes.toString('hex') : null;
}

/** Whole bytes of base32: what is over of its last digit is left. */
function fromBase32(digits: string): string {
  let value = 0n;
  for (const digit of digits.toUpperCase()) value = value * 32n + BigInt(BASE32_DIGITS.indexOf(digit));
  const bytes = Math.floor((digits.length * 5) / 8);
  return (value >> BigInt(digits.length * 5 - bytes * 8)).toString(16).padStart(bytes * 2, '0');
}
