import type { Evidence } from '../evidence.ts';
import { type LeakKind, leakKinds } from '../kinds.ts';
import { keyWords, otherNumbers } from './key-words.ts';

const NAMED = 25;
const SUGGESTED = 8;
const OTHER_KIND = -25;
const OTHER_NUMBER = -22;

/** How far up a name still says something: `{"imei": {"value": …}}`. */
const KEYS_MAX = 3;

/**
 * What the names over a value say about its being of a kind: the nearest one that says anything decides, since that is
 * closest to what the sender meant.
 */
export function contextOf(kind: LeakKind, keys: readonly string[]): Evidence | null {
  for (const key of keys.slice(-KEYS_MAX).reverse()) {
    const { flat, words } = readKey(key);
    const says = (what: string): string => `${what} “${key.slice(0, 40)}”`;
    if (keyWords[kind].names.test(flat)) return { points: NAMED, says: says('named') };
    const other = leakKinds.find((one) => one !== kind && keyWords[one].names.test(flat));
    if (other) return { points: OTHER_KIND, says: says('another kind is named:') };
    const suggested = words.some((word) => keyWords[kind].suggests.test(word));
    const is_other = words.some((word) => otherNumbers.test(word));
    if (suggested && !is_other) return { points: SUGGESTED, says: says('goes with the name') };
    if (is_other && !suggested) return { points: OTHER_NUMBER, says: says('by its name another number:') };
  }
  return null;
}

/** Whether a name names a kind, as `imei` does, or one of its words goes with it. */
export function isNamed(kind: LeakKind, keys: readonly string[]): boolean {
  return (contextOf(kind, keys)?.points ?? 0) > 0;
}

const known = new Map<string, { readonly flat: string; readonly words: readonly string[] }>();
const KNOWN_MAX = 5_000;

/** A name as its words, and as one. */
function readKey(key: string): { readonly flat: string; readonly words: readonly string[] } {
  const before = known.get(key);
  if (before) return before;
  const words = key
    .slice(0, 80)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
    // The number of a slot: `imei2`, `sim1`.
    .flatMap((word) => (/^[a-z]+\d$/.test(word) ? [word.slice(0, -1)] : [word]));
  const read = { flat: words.join(''), words };
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(key, read);
  return read;
}
