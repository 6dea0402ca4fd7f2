import { usualWords } from '../context/usual-words.ts';
import { type Codec, textCodec } from './codec.ts';
import { reverse } from './reverse.ts';

/** As much of a text shows what it is. */
const SAMPLE_CHARS = 600;
const TEXT_MIN = 12;
const TEXT_MAX = 200_000;
/** Two words that are known, and one of them long or telling. */
const POINTS_MIN = 2;
const WORDS_MIN = 2;

/** All letters moved by so many places, from 1 to 25: undoes what was moved by that many (rot13 by 13). */
const shifts: readonly Codec[] = Array.from({ length: 25 }, (_, i) =>
  textCodec(`rot${i + 1}`, 'coding', (text) => [{ content: shifted(text, 25 - i) }]),
);

/** A text from its end to its begin, as a whole. */
const backwards = textCodec('reversed', 'coding', (text) => [{ content: reverse(text) }]);

/** A word in disguise: in which, and how much it says. */
interface Disguised {
  readonly codec: Codec;
  readonly points: number;
}

/** What words look like in each disguise. Made when first asked for: most commands never do. */
let disguisedWords: ReadonlyMap<string, readonly Disguised[]> | null = null;

function disguises(): ReadonlyMap<string, readonly Disguised[]> {
  if (disguisedWords) return disguisedWords;
  const made = new Map<string, Disguised[]>();
  for (const [word, points] of usualWords) {
    for (const [codec, form] of [
      [backwards, reverse(word)] as const,
      ...shifts.map((codec, i) => [codec, shifted(word, i + 1)] as const),
    ]) {
      // What is also a word as it stands tells nothing.
      if (!usualWords.has(form)) made.set(form, [...(made.get(form) ?? []), { codec, points }]);
    }
  }
  disguisedWords = made;
  return made;
}

/** How much sense a text makes: the points of the known words in it, each counted once. */
export function senseOf(text: string): number {
  let points = 0;
  for (const word of wordsOf(text)) points += usualWords.get(word) ?? 0;
  return points;
}

/** Points of known words that chance does not make; a text that begins as a structure needs fewer. */
const SENSE_MIN = 3;
const SENSE_OF_STRUCTURE_MIN = 1.5;
const STRUCTURE = /^\s*(?:"?[{[]\s*["'{[]|"?<[?\w])/;

/** A number under a name, alone or among others. */
function isOfPairs(text: string): boolean {
  return /\d{6}/.test(text) && /^[A-Za-z_][\w.-]*[=:][\w.:+-]+(?:[&;,\n][A-Za-z_][\w.-]*[=:][\w.:+%-]*)*$/.test(text);
}

/** Whether a text makes so much sense that it was meant, whatever had to be done for it. */
export function makesSense(text: string): boolean {
  const plain = text.includes('\\"') ? text.replace(/\\+"/g, '"') : text;
  const sense = senseOf(plain);
  return sense >= SENSE_MIN || (sense >= SENSE_OF_STRUCTURE_MIN && (STRUCTURE.test(plain) || isOfPairs(plain)));
}

/**
 * The codec of a letter shift or of reversal that makes far more sense of a text than it makes as it stands; null where
 * none does. Most texts have a word that is known, or none in any disguise: they cost one look at their begin.
 */
export function disguiseOf(text: string): Codec | null {
  if (text.length < TEXT_MIN || text.length > TEXT_MAX || !BETWEEN.test(text) || PERCENT.test(text)) return null;
  const words_in_disguise = disguises();
  let plain = 0;
  const tallies = new Map<Codec, { points: number; words: number }>();
  for (const word of wordsOf(text)) {
    plain += usualWords.get(word) ?? 0;
    for (const { codec, points } of words_in_disguise.get(word) ?? []) {
      const tally = tallies.get(codec);
      if (tally) {
        tally.points += points;
        tally.words++;
      } else tallies.set(codec, { points, words: 1 });
    }
    if (plain >= PLAIN_ENOUGH && tallies.size === 0) return null;
  }
  // JSON with a name as it stands, and escapes that a shift would have moved: what is disguised is within it.
  if (plain > 0 && JSON_BEGIN.test(text) && /\\[nrt"u]/.test(text.slice(0, SAMPLE_CHARS))) return null;
  for (const [codec, { points, words }] of tallies) {
    const marked = codec === backwards && ENDS_FIRST.test(text) ? points + 1 : points;
    if (words >= WORDS_MIN && marked >= POINTS_MIN && points > 3 * plain) return codec;
  }
  return null;
}

const JSON_BEGIN = /^\s*[{[]\s*["{[]/;
/** What makes so much sense as it stands is not looked at further. */
const PLAIN_ENOUGH = 1.5;
/** Names and values, or words of a sentence, have something between them. */
const BETWEEN = /[\s=:,"|]/;
/** A value before its name, or what closes a structure at its begin. */
const ENDS_FIRST = /^[^=]*[^=\s]=[A-Za-z_]{2,}(?:[^\w=]|$)|^\s*[})\]>]/;
/** What is in percent was put there after whatever was done to it: that is undone first. */
const PERCENT = /%(?:[A-Fa-f][\dA-Fa-f]|\d[A-Fa-f])/;
/** Texts within a text within this one are looked at by themselves. */
const WITHIN = /\\".*?\\"/g;
const WORD = /[A-Za-z][a-z]{2,}|[A-Z]{3,}/g;

/** The words of the begin of a text, in lower case, each once. */
function* wordsOf(text: string): Generator<string> {
  const sample = text.length > SAMPLE_CHARS ? text.slice(0, SAMPLE_CHARS) : text;
  const own = sample.includes('\\"') ? sample.replace(WITHIN, ' ') : sample;
  const seen = new Set<string>();
  for (const [match] of own.matchAll(WORD)) {
    const word = match.toLowerCase();
    if (seen.has(word)) continue;
    seen.add(word);
    yield word;
  }
}

/** A text whose letters are moved by so many places of the alphabet. */
export function shifted(text: string, places: number): string {
  return text.replace(/[A-Za-z]/g, (c) => {
    const first = c <= 'Z' ? 65 : 97;
    return String.fromCharCode(first + ((c.charCodeAt(0) - first + places) % 26));
  });
}
