import { isSealed } from '../context/context-of.ts';
import { kindNamedBy } from '../context/named-kind.ts';
import type { WholeDigest } from '../look.ts';
import { digestIn } from './hashes.ts';
import { distinctSalts, type Salt } from './salts.ts';

/** A digest and a salt of one message. */
export interface SaltedPair extends Pick<WholeDigest, 'digest' | 'digits'> {
  readonly salt: string;
  /** How often it is hashed; null where nothing says so. */
  readonly iterations: number | null;
  /** Whether a name says that it is of an identifier, or that what is beside it is there for a hash. */
  readonly is_meant: boolean;
}

/** Of one message: a list can be made that has thousands. */
const DIGESTS_MAX = 64;

/**
 * Digests of a message, each with all that it may be salted with: what stands in its structure comes first.
 * @param around the salts of the whole message
 */
export function saltedPairs(digests: readonly WholeDigest[], around: readonly Salt[]): SaltedPair[] {
  const places = new Map<string, WholeDigest>();
  for (const one of digests) {
    // The digits of a digest may be taken for those of bytes, too: that says nothing more.
    const place = [one.digest.where, ...one.digest.keys, one.digits].join('\0');
    if (one.salts !== null && places.size < DIGESTS_MAX && !places.has(place)) places.set(place, one);
  }
  return [...places.values()].flatMap(({ digest, digits, salts }) => {
    const name = digest.keys.at(-1) ?? '';
    const is_named = kindNamedBy(name) !== null;
    return distinctSalts([...(salts ?? []), ...around])
      .filter(({ text }) => digestIn(text) !== digits)
      .map(({ text, is_meant, iterations = null }) => ({
        digest,
        digits,
        salt: text,
        iterations,
        is_meant: is_named || (is_meant && !isSealed(name)),
      }));
  });
}
