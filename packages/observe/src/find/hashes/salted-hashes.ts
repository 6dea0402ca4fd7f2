import { createHmac, hash } from 'node:crypto';
import { AS_BYTES, saltBytes } from './salts.ts';

/** A way to hash a value with a salt. */
export interface SaltedWay {
  /** As in a chain: `sha256 of salt and value`. */
  readonly name: string;
  /** What was made of the salt before; null where it is taken as it stands. */
  readonly says: string | null;
  /** In hashes of a short text. */
  readonly cost: number;
  /** All of the hashes that it makes, in hexadecimal: MD5 is also cut at both of its ends. */
  hashesOf(value: string): readonly string[];
}

const SEPARATORS = ['', ':', '|', '-', '_', '.'];
/** HMAC hashes twice, two blocks each, and has a key to set. */
const HMAC_COST = 5;

/** The hash of so many hexadecimal digits. */
const WHOLE: Readonly<Record<number, string>> = {
  32: 'md5',
  40: 'sha1',
  56: 'sha224',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
};

/**
 * The algorithms that a digest may be of: that of its length, and those that are cut to such a length.
 * @param digits how many hexadecimal digits it has
 */
export function algorithmsFor(digits: number): string[] {
  const whole = WHOLE[digits];
  if (whole !== undefined) return digits < 64 ? [whole, 'sha256'] : [whole];
  if (digits >= 64) return [];
  return [...(digits < 32 ? ['md5'] : []), ...(digits < 40 ? ['sha1'] : []), 'sha256'];
}

/** All ways to hash a value with a salt by an algorithm: one after the other, and as HMAC (RFC 2104). */
export function saltedWays(algorithm: string, salt: string): SaltedWay[] {
  const bytes = saltBytes(salt);
  const cut = (hex: string): string[] => (algorithm === 'md5' ? [hex, hex.slice(8, 24)] : [hex]);
  const way = (name: string, hexOf: (value: string) => string, cost = 1, says: string | null = null): SaltedWay => ({
    name,
    says,
    cost,
    hashesOf: (value) => cut(hexOf(value)),
  });
  const joined = SEPARATORS.flatMap((mark) => {
    const between = mark === '' ? ' and ' : mark;
    return [
      way(`${algorithm} of salt${between}value`, (value) => hash(algorithm, salt + mark + value, 'hex')),
      way(`${algorithm} of value${between}salt`, (value) => hash(algorithm, value + mark + salt, 'hex')),
    ];
  });
  const keyed = (key: string | Buffer, says: string | null): SaltedWay[] => [
    way(`hmac-${algorithm}`, (value) => createHmac(algorithm, key).update(value).digest('hex'), HMAC_COST, says),
    // Its inputs are easily mistaken for each other.
    way(
      `hmac-${algorithm} with the value as key`,
      (value) => createHmac(algorithm, value).update(key).digest('hex'),
      HMAC_COST,
      says,
    ),
  ];
  if (bytes === null) return [...joined, ...keyed(salt, null)];
  const joinedBytes = (...parts: readonly (string | Buffer)[]): string =>
    hash(algorithm, Buffer.concat(parts.map((one) => Buffer.from(one as string))), 'hex');
  return [
    ...joined,
    ...keyed(salt, null),
    way(`${algorithm} of salt and value`, (value) => joinedBytes(bytes, value), 1, AS_BYTES),
    way(`${algorithm} of value and salt`, (value) => joinedBytes(value, bytes), 1, AS_BYTES),
    ...keyed(bytes, AS_BYTES),
  ];
}
