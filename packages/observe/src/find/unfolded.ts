import type { Part } from './codec/codec.ts';
import { isSealed } from './context/context-of.ts';
import type { Clue } from './identifier/clue.ts';

/** A value at the end of a chain of codings. */
export interface Unfolded extends Clue {
  /** The codecs that were undone, from the outside to the inside. */
  readonly chain: readonly string[];
  /** Whether one of them hides what it holds. */
  readonly is_coded: boolean;
  /** Whether one of them is of a form that many random texts have. */
  readonly is_guess: boolean;
  /** The names that say what it is, where not all over it do. */
  readonly names?: readonly string[];
  /** What it stands among; null where nothing but itself is there. */
  readonly siblings: readonly Part[] | null;
  /** It was taken apart at its separators, too: its parts are told on their own. */
  readonly is_split?: true;
}

/** What a content holds, and whether that is all: what is too much is left. */
export interface Unfoldings {
  readonly all: readonly Unfolded[];
  readonly is_whole: boolean;
}

/** A text at the end of a chain, as it stands. */
export function leafOf(text: string): Unfolded {
  return { text, keys: [], chain: [], is_coded: false, is_guess: false, siblings: null };
}

/** The names over a value, one more than before; what names an opaque whole says nothing of a list that was packed in it. */
export function namesOver(key: string | undefined, { keys, names, is_coded, siblings }: Unfolded) {
  if (key === undefined) return { keys, ...(names && { names }) };
  if (is_coded && siblings !== null && isSealed(key)) return { keys: [key, ...keys], names: names ?? keys };
  return { keys: [key, ...keys], ...(names && { names: [key, ...names] }) };
}

/** Of random bytes chance makes a short name with a shorter value. */
const NAMED_MIN = 5;

/** Whether what came of a coding has a name, or is as long a number as of a device or a card; texts in bytes are no sign of it. */
export function tellsMuch({ is_guess, keys, chain, text }: Unfolded): boolean {
  const is_named = keys.length > 0 && text.length >= NAMED_MIN;
  const is_number = /^\+?\d{11,20}$|^[\da-f]{2}(?::[\da-f]{2}){5}$/i.test(text);
  return !is_guess && !chain.includes('strings') && (is_named || is_number);
}
