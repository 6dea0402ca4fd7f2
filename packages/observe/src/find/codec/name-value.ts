import { tells } from '../context/context-of.ts';
import { type Entry, entriesOf, itemsOf, type Value } from './value.ts';

/** Stands before a name, and hardly ever before anything else. */
const NAME = /^(?:key|name|k|n|field|attribute|attr|param|parameter|property)$/i;
/** May stand before a name: if what it says is one that tells what its value is. */
const MAYBE_NAME =
  /^(?:id|type|code|label|title|tag|var|variable|column|col|metric|item|prop|kind|field_?name|key_?name)$/i;
const VALUE = /^(?:value|val|v|#text|_|content|degrees)$/i;
const MAYBE_VALUE = /^(?:data|text|str|string|body|result|(?:field|key|param)_?(?:value|val))$/i;
/** No longer text is a name. */
const NAME_MAX = 60;

/** A name that stands beside its value: `{"key": "imei", "val": …}`. */
export interface NamedBeside {
  /** Undefined where the map has a value and no name for it. */
  readonly name: string | undefined;
  readonly value_key: string;
}

/** Whether a text could be a name: letters, digits and the marks that names have. */
export function isNameLike(value: Value | undefined): value is string {
  return typeof value === 'string' && value.length <= NAME_MAX && /^[\p{L}_$][\p{L}\d_$ .:/-]*$/u.test(value);
}

/** As many digits in a row as numbers of devices have, pairs of digits as an address has them, a number with its plus sign. */
const IDENTIFIER = /\d{15}|(?:[\da-f]{2}[:-]){5}[\da-f]{2}|(?<![\da-z])[\da-f]{12}(?![\da-z])|^\+\d{8,15}$|rincon_/i;

/** Whether a name may be an identifier itself: `{"35…": {…}}`. */
export function isIdentifierLike(name: string): boolean {
  return name.length >= 9 && name.length <= 2 * NAME_MAX && IDENTIFIER.test(name);
}

/** Whether what stands under this word names the value beside it. */
export function namesItsNeighbour(word: string, text: string): boolean {
  return isNameLike(text) && (NAME.test(word) || (MAYBE_NAME.test(word) && tells(text)));
}

/** Whether a word stands before a value that has its name elsewhere. */
export function isValueWord(word: string): boolean {
  return VALUE.test(word) || MAYBE_VALUE.test(word);
}

/** The name and the value of a map that has one of each; null where none of its names is one of a value. */
export function namedBeside(entries: readonly Entry[]): NamedBeside | null {
  const nameBy = (words: RegExp): string | undefined =>
    entries.find(
      ({ key, value }) =>
        key !== undefined && words.test(key) && typeof value === 'string' && value !== '' && value.length <= NAME_MAX,
    )?.value as string | undefined;
  const keyOf = (words: RegExp): string | undefined =>
    entries.find(({ key }) => key !== undefined && words.test(key))?.key;
  const value_key = keyOf(VALUE);
  const name = nameBy(NAME);
  const maybe = name ?? nameBy(MAYBE_NAME);
  const told = maybe !== undefined && isNameLike(maybe) && tells(maybe) ? maybe : undefined;
  if (value_key !== undefined) return { name: told ?? name, value_key };
  const other = told === undefined ? undefined : keyOf(MAYBE_VALUE);
  return other === undefined ? ofTwo(entries) : { name: told, value_key: other };
}

/** One value that is a name which tells, and one other: whatever they are called, as `{"prop": "imei", "is": "35…"}`. */
function ofTwo(entries: readonly Entry[]): NamedBeside | null {
  if (entries.length !== 2 || entries.some(({ key = '' }) => key.length > WORD_MAX || saysMore(key))) return null;
  const [one, other] = entries as readonly [Entry, Entry];
  const isName = ({ value }: Entry): boolean => isNameLike(value) && tells(value) && !ALSO_A_VALUE.test(value);
  const [named, valued] = isName(one) ? [one, other] : [other, one];
  if (!isName(named) || isNameLike(valued.value) || valued.key === undefined) return null;
  return { name: named.value as string, value_key: valued.key };
}

/** How a telephone is online, what and where it is: values as often as names. */
const ALSO_A_VALUE = /^(?:wi-?fi|wlan|ethernet|eth|lte|gsm|umts|mobile|cell(?:ular)?|phone|device|home|work|network)$/i;
/** Names of places in another form than two numbers. */
const OF_GRID = /mgrs|utm|geo_?hash|^gh$|quadkey|locator|plus_?code|^olc$|^grid|polyline/i;

/** Whether a word is itself a name that tells; one of two letters may be any. */
function saysMore(word: string): boolean {
  return (word.length > 2 && tells(word)) || OF_GRID.test(word);
}

/** What stands over names and over values is said in one short word. */
const WORD_MAX = 12;

/** A name with its value. */
export type Pair = readonly [name: string, value: Value];

/**
 * The pairs of a list of them, as `[["imei", "35…"], ["os", "9"]]`, or of one in which names and values take turns; null
 * where it is none: at least one of the names must tell what its value is.
 */
export function pairsOf(items: readonly Value[]): readonly Pair[] | null {
  const lists = items.map(itemsOf);
  const take_turns = items.length % 2 === 0 && lists.every((one) => one === null);
  const pairs = take_turns
    ? items.flatMap((name, i) => (i % 2 === 0 ? [[name, items[i + 1] as Value] as const] : []))
    : lists.flatMap((one) => (one?.length === 2 ? [one as unknown as readonly [Value, Value]] : []));
  if (pairs.length === 0 || (!take_turns && pairs.length < items.length)) return null;
  const fits = pairs.every(([name]) => isNameLike(name));
  const told = fits && pairs.some(([name, value]) => tells(name as string) && !(isNameLike(value) && tells(value)));
  return told ? (pairs as readonly Pair[]) : null;
}

/**
 * The pairs of a list of maps that have the same two names each, whatever they are, where what stands under one of them are
 * names: `{"prop": "imei", "is": "35…"}`, `{"prop": "lat", "is": "59.9"}`; null where it is none.
 */
export function eventsOf(items: readonly Value[]): readonly Pair[] | null {
  if (items.length < 2) return null;
  const maps = items.map((one) => entriesOf(one));
  const [a, b] = maps[0]?.map(({ key }) => key) ?? [];
  if (a === undefined || b === undefined || saysMore(a) || saysMore(b)) return null;
  if (!maps.every((one) => one?.length === 2 && one[0]?.key === a && one[1]?.key === b)) return null;
  const under = (at: 0 | 1): readonly Value[] => maps.map((one) => (one as readonly Entry[])[at]?.value as Value);
  for (const [names, values] of [
    [under(0), under(1)],
    [under(1), under(0)],
  ] as const) {
    const are_names = names.every(isNameLike) && new Set(names).size === names.length;
    if (are_names && names.some((name) => tells(name as string)) && !values.every(isNameLike))
      return names.map((name, i) => [name as string, values[i] as Value]);
  }
  return null;
}
