import type { Evidence } from '../evidence.ts';
import { type LeakKind, leakKinds } from '../kinds.ts';
import { createMemo } from '../memo.ts';
import { codingWords, keyWords, opaque, otherNumbers, sealed } from './key-words.ts';

const NAMED = 25;
const SUGGESTED = 8;
const SUGGESTED_EITHER = 3;
const OTHER_KIND = -25;
const OTHER_NUMBER = -22;
/** What a name that means something else takes away. */
const OTHER_NAME = -10;

/** How far up a name still says something: `{"imei": {"value": …}}`. */
const KEYS_MAX = 3;

/**
 * What the names over a value say about its being of a kind: the nearest one that says anything decides, since that is
 * closest to what the sender meant. A name that means something else speaks against; one that means nothing, as `x` or
 * `data`, is passed over.
 * @param other_points what the nearest name takes away by meaning something else: less for a form that hardly anything else has
 */
export function contextOf(kind: LeakKind, keys: readonly string[], other_points = OTHER_NAME): Evidence | null {
  for (const key of keys.slice(-KEYS_MAX).reverse()) {
    const { flat, words } = readKey(key);
    const say = (points: number, what: string): Evidence => ({
      points,
      says: `${what} “${key.slice(0, 40)}”`,
      from_name: true,
    });
    if (keyWords[kind].names.test(flat)) return say(NAMED, 'named');
    if (rot13Names[kind]?.test(flat)) return say(NAMED, 'named in rot13');
    const other = leakKinds.find((one) => one !== kind && keyWords[one].names.test(flat));
    if (other)
      return say(other_points === OTHER_NAME ? OTHER_KIND : Math.round(other_points / 3), 'another kind is named:');
    const { suggests, short } = keyWords[kind];
    const suggested =
      words.some((word) => suggests.test(word) || suggests.test(singular(word))) || short?.test(flat) === true;
    const is_other = words.some((word) => otherNumbers.test(word) && !suggests.test(word));
    // A position may also be one in a list or on a screen.
    const is_either = words.some((word) => otherNumbers.test(word));
    if (suggested && !is_other) return say(is_either ? SUGGESTED_EITHER : SUGGESTED, 'goes with the name');
    if (is_other) return say(OTHER_NUMBER, 'by its name another number:');
    // Of what stands further out, that is less sure.
    const is_nearest = key === keys.at(-1);
    if (words.some(means)) return say(is_nearest ? other_points : OTHER_NAME / 2, 'its name means something else:');
  }
  return null;
}

/** The names that are no words of any language, with their letters moved by 13 places. */
const rot13Names: Readonly<Partial<Record<LeakKind, RegExp>>> = {
  imei: /vzrv/,
  imsi: /vzfv/,
  iccid: /vppvq/,
  mac: /^(?:jvsv)?znp(?:nqqe)?$/,
  'phone-number': /zfvfqa/,
};

/** Whether a word that stands before a value in a text says anything of it. */
export function tells(word: string): boolean {
  const { flat, words } = readKey(word);
  return (
    leakKinds.some(
      (kind) => keyWords[kind].names.test(flat) || words.some((one) => keyWords[kind].suggests.test(one)),
    ) || words.some((one) => otherNumbers.test(one))
  );
}

/** Whether a name is one of something opaque: what is within it, once it is unpacked, is not what the name says. */
export function isSealed(key: string): boolean {
  return readKey(key).words.some((word) => sealed.test(word));
}

/** The words of a name, in lower case: `simOperatorId` is sim, operator, id. */
export function wordsOf(key: string): readonly string[] {
  return readKey(key).words;
}

/** Whether a name names a kind, as `imei` does, or one of its words goes with it. */
export function isNamed(kind: LeakKind, keys: readonly string[]): boolean {
  return (contextOf(kind, keys)?.points ?? 0) > 0;
}

/** Of several: `phones`. */
function singular(word: string): string {
  return word.length > 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** What stands before an id in few letters says nothing to anybody else: `auid`, `tdid`. */
const ABBREVIATED = /^(?!paid|void|valid|grid|avoid|solid|rapid|fluid|aid$|bid$|mid$)[a-z]{2,4}id$/;

/** Whether a word means something: it is neither short nor one of those that stand over anything. */
function means(word: string): boolean {
  return word.length > 3 && /^\p{L}+$/u.test(word) && !opaque.test(word) && !ABBREVIATED.test(word);
}

const known = createMemo<{ readonly flat: string; readonly words: readonly string[] }>(1_000_000);
const KEY_MAX = 80;

/** A name as its words, and as one. */
function readKey(key: string): { readonly flat: string; readonly words: readonly string[] } {
  const before = known.get(key);
  if (before) return before;
  // A copy: a piece of a message would keep all of it in memory.
  const own = structuredClone(key);
  const words = own
    .slice(0, KEY_MAX)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    // That of Apple's computers is no address.
    .replace(/(?<![a-z])mac[ _.-]?os(?![a-z])/g, 'macos')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    // The number of a slot: `imei2`, `sim1`.
    .flatMap((word) => (/^\p{L}+\d$/u.test(word) ? [word.slice(0, -1)] : [word]));
  // Headers of one's own begin so.
  if (words[0] === 'x' && words.length > 1) words.shift();
  const own_words = words.filter((word) => !codingWords.test(word));
  const read = { flat: (own_words.length > 0 ? own_words : words).join(''), words };
  known.set(own, read, 2 * KEY_MAX);
  return read;
}
