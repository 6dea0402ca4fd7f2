import type { Part } from '../codec/codec.ts';
import { wordsOf } from '../context/context-of.ts';

/** A value that may have been hashed together with another one, by the name that it has. */
export interface Salt {
  /** As it stands; bytes in hexadecimal. */
  readonly text: string;
  /** Its name says that it is there for a hash; a time or a number used once may be there for anything. */
  readonly is_meant: boolean;
  /** How often it is hashed, where a number beside it says so. */
  readonly iterations?: number;
}

const MEANT = /salt|pepper|secret|key$|^prefix$/;
const UNMEANT = /^(?:nonce|iv|seed|ts|timestamp|random|rnd)$/;
/** What was made with a salt is none. */
const HASHED = /^(?:salted|hash|hashed|hmac|digest|md5|sha\d*|sig|sign|signature)$/;
const ITERATIONS = /^(?:iters?|rounds|(?:num)?iterations?|(?:iter|iteration|rounds)count)$/;
/** More of them take too long for many identifiers. */
const ITERATIONS_MAX = 10_000;
const LENGTH_MAX = 128;
/** Of one structure, or of one part of a message. */
export const SALTS_MAX = 8;

/** A value as a salt, where its name says that it may be one. */
export function saltNamed(key: string | undefined, content: Part['content']): Salt | null {
  if (key === undefined || content.length === 0 || content.length > LENGTH_MAX) return null;
  const words = wordsOf(key);
  const is_meant = words.some((word) => MEANT.test(word));
  if (!is_meant && !words.some((word) => UNMEANT.test(word))) return null;
  if (HASHED.test(words.at(-1) ?? '')) return null;
  const text = typeof content === 'string' ? content.trim() : Buffer.from(content).toString('hex');
  return text === '' ? null : { text, is_meant };
}

/** Each value of a structure is asked for what stands beside it: that is found out once. */
const known = new WeakMap<readonly Part[], readonly Salt[]>();

/** The salts in a structure, up to as many as are looked at. */
export function saltsAmong(parts: readonly Part[]): readonly Salt[] {
  const before = known.get(parts);
  if (before) return before;
  const salts: Salt[] = [];
  const iterations = iterationsAmong(parts);
  for (const { key, content } of parts) {
    const salt = saltNamed(key, content);
    if (salt) salts.push(iterations === null ? salt : { ...salt, iterations });
    if (salts.length === SALTS_MAX) break;
  }
  known.set(parts, salts);
  return salts;
}

function iterationsAmong(parts: readonly Part[]): number | null {
  for (const { key = '', content } of parts) {
    if (
      typeof content !== 'string' ||
      !/^\d{1,5}$/.test(content) ||
      !wordsOf(key).some((word) => ITERATIONS.test(word))
    )
      continue;
    const iterations = Number(content);
    if (iterations > 0 && iterations <= ITERATIONS_MAX) return iterations;
  }
  return null;
}

/** The same salts, each once. */
export function distinctSalts(salts: readonly Salt[]): Salt[] {
  return [...new Map(salts.map((one) => [`${one.iterations ?? ''} ${one.text}`, one])).values()].slice(0, SALTS_MAX);
}

/** What is told of a salt that was read as the bytes that it stands for. */
export const AS_BYTES = 'the salt or key as bytes';

const HEX = /^(?:[\da-f]{2}){4,}$/i;
const BASE64 = /^[\w+/-]{8,}={0,2}$/;

/** What a salt may be as bytes: it may be written in hexadecimal or in base64. */
export function saltBytes(text: string): Buffer | null {
  // A number, as of a time, is none of bytes.
  if (/^\d{1,13}$/.test(text)) return null;
  if (HEX.test(text)) return Buffer.from(text, 'hex');
  return BASE64.test(text) && /[A-Z=+/\d]/.test(text) ? Buffer.from(text, 'base64') : null;
}
