import { createHash } from 'node:crypto';
import type { LeakKind } from '../kinds.ts';

/** Known hashes that an application may take of an identifier. */
const ALGORITHMS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3-256', 'ripemd160'] as const;

/** A hash as it can be looked up, and how it was made. */
export interface HashForm {
  /** Hexadecimal, lower case. */
  readonly digest: string;
  readonly algorithm: string;
  /** The form of the identifier that was hashed, in words; null where it is the plain one. */
  readonly form: string | null;
}

/** All hashes that an identifier may appear as: of each way to write it, by each algorithm. */
export function hashesOf(kind: LeakKind, value: string): HashForm[] {
  return writtenForms(kind, value).flatMap(({ text, form }) =>
    ALGORITHMS.map((algorithm) => ({ digest: createHash(algorithm).update(text).digest('hex'), algorithm, form })),
  );
}

/** How people write an identifier before they hash it. */
function writtenForms(kind: LeakKind, value: string): { text: string; form: string | null }[] {
  const plain = { text: value, form: null };
  if (kind === 'phone-number') return [plain, { text: `+${value}`, form: 'with a plus sign' }];
  if (kind === 'meid') return [plain, { text: value.toUpperCase(), form: 'in capitals' }];
  if (kind === 'imei') {
    const digits = value.slice(0, 14);
    return [plain, { text: digits, form: 'without check digit' }, { text: `${value}\n`, form: 'with a line feed' }];
  }
  if (kind !== 'mac') return [plain, { text: `${value}\n`, form: 'with a line feed' }];
  const pairs = value.replace(/(..)(?!$)/g, '$1:');
  return [
    plain,
    { text: pairs, form: 'with colons' },
    { text: pairs.toUpperCase(), form: 'with colons, in capitals' },
    { text: value.toUpperCase(), form: 'in capitals' },
    { text: pairs.replaceAll(':', '-'), form: 'with hyphens' },
  ];
}

/** Hexadecimal digits a hash of one of the algorithms has. */
const LENGTHS = new Set([32, 40, 56, 64, 96, 128]);
const BYTES = new Set([...LENGTHS].map((digits) => digits / 2));

/** The hash that a text may be, in hexadecimal; null where it is none. */
export function digestIn(text: string): string | null {
  if (LENGTHS.has(text.length) && /^[\da-f]+$/i.test(text)) return text.toLowerCase();
  if (text.length < 22 || text.length > 90 || !/^[\w+/-]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return BYTES.has(bytes.length) && !/^[\da-f]+$/i.test(text) ? bytes.toString('hex') : null;
}
