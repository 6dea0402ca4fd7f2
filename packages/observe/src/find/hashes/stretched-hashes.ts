import { pbkdf2Sync } from 'node:crypto';
import type { SaltedWay } from './salted-hashes.ts';
import { AS_BYTES, saltBytes } from './salts.ts';

/** What PBKDF2 hashes with, and how many bytes a block of each has. */
const BLOCK_BYTES = { sha1: 20, sha256: 32, sha512: 64 } as const;
/** Each round of a block is an HMAC whose key is set already. */
const ROUND_COST = 0.5;

/**
 * The ways of PBKDF2 (RFC 8018, 5.2) with a salt, as text and as bytes.
 * @param bytes how many are made
 */
export function stretchedWays(salt: string, iterations: number, bytes: number): SaltedWay[] {
  const as_bytes = saltBytes(salt);
  const readings = [
    { with_salt: salt, says: null },
    ...(as_bytes === null ? [] : [{ with_salt: as_bytes, says: AS_BYTES }]),
  ];
  return Object.entries(BLOCK_BYTES).flatMap(([algorithm, block]) =>
    readings.map(({ with_salt, says }) => ({
      name: `pbkdf2-${algorithm}`,
      says,
      cost: ROUND_COST * iterations * Math.ceil(bytes / block),
      hashesOf: (value) => [pbkdf2Sync(value, with_salt, iterations, bytes, algorithm).toString('hex')],
    })),
  );
}
