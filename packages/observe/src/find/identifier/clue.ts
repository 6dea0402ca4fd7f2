import { tells } from '../context/context-of.ts';

/** A value as it was found, at the end of all codings. */
export interface Clue {
  readonly text: string;
  /** The names over it, from the outermost to the nearest. */
  readonly keys: readonly string[];
}

/** A number within a text: its digits, and the names over it with the word that stands before it. */
export interface Token {
  readonly text: string;
  readonly keys: readonly string[];
  /** Whether it is all of the text. */
  readonly is_whole: boolean;
}

/** No letters that are the end of a hexadecimal number. */
const WORD_BEFORE = /(?<!\d(?=[A-Fa-f]+\b))([A-Za-z][\w-]{1,30})["']?\s*(?:no|nr|number|is)?\.?\s*[:=#(-]?\s*["']?$/;

/** The places of a text that match a form, which must be global. */
export function tokensOf({ text, keys }: Clue, form: RegExp): Token[] {
  const tokens: Token[] = [];
  const { length } = text.trim();
  for (const match of text.matchAll(form)) {
    const before = text.slice(Math.max(0, match.index - 48), match.index);
    const word = WORD_BEFORE.exec(before)?.[1];
    const is_whole = match[0].length === length;
    tokens.push({ text: match[0], keys: word === undefined || !tells(word) ? keys : [...keys, word], is_whole });
  }
  return tokens;
}

/** A test of text that is cheap beside the search itself: most texts hold no number of this length. */
export function hasDigits(text: string, count: number): boolean {
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x30 && c <= 0x39) {
      if (++run >= count) return true;
    } else if (c !== 0x20 && c !== 0x2d && c !== 0x2f) run = 0;
  }
  return false;
}
