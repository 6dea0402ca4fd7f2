import { contextOf, isNamed } from '../context/context-of.ts';
import { networkOf } from '../identifier/networks.ts';
import { fractionsOf, isOfAxis, isOfCentre, tileOf } from './axis-parts.ts';
import type { Part } from './codec.ts';
import { cutBase64 } from './cut-base64.ts';
import { eventsOf, isIdentifierLike, namedBeside, pairsOf } from './name-value.ts';
import { plainRows } from './scaled-rows.ts';
import { type Entry, entriesOf, itemsOf, type Value } from './value.ts';
import { columnsIn, headOf, type Row, rowsIn } from './value-table.ts';

/** Says no more than of what sort a value is, or where in a list it stands: `{"imei": {"stringValue": …}}`. */
const SORT = /^(?:(?:str|string|int|integer|long|double|float|number|text)_?value|\d{1,4})$/i;

/**
 * Adds what a value holds, each by its name: that under which it is in its map, which stands beside it, over its column or
 * before it in a list. A list of small numbers is also told as the bytes or digits that it may be.
 */
export function tellValue(value: Value, key: string | undefined, parts: Part[]): void {
  const items = itemsOf(value);
  if (items) tellList(items, key, parts);
  else if (entriesOf(value)) tellMap(value, key, parts);
  else parts.push(partOf(value as Part['content'], key));
}

function partOf(content: Part['content'], key: string | undefined): Part {
  return key === undefined ? { content } : { key, content };
}

function tellList(items: readonly Value[], key: string | undefined, parts: Part[]): void {
  const fractions = fractionsOf(items, key);
  if (fractions !== null) {
    parts.push(partOf(fractions, key));
    return;
  }
  const numbered = numberedOf(items);
  if (numbered !== null) parts.push(partOf(numbered, key));
  const from = parts.length;
  const head = headOf(items);
  const pairs = head ? null : (pairsOf(items) ?? eventsOf(items));
  if (head) tellRows(items.slice(1) as readonly Row[], head, parts);
  else if (pairs) for (const [name, value] of pairs) tellValue(value, name, parts);
  else for (const one of items) tellItem(one, key, items.length > 1, parts);
  const whole = items.every((one) => typeof one === 'string') ? cutBase64(items) : null;
  if (whole !== null) parts.push(partOf(whole, key));
  const cell = cellOf(parts.slice(from), key);
  if (cell !== null) parts.push(partOf(cell, key));
  const list = listed(parts.slice(from));
  if (list === null) return;
  const is_guess = parts.length - from < 6 && !/^\d+(?:,\d+){2}$/.test(list);
  parts.push({ ...partOf(list, key), ...(is_guess && { is_guess }) });
}

/** Pieces of one value with their places, in any order: `[{"n": 2, "d": "10602"}, {"n": 0, "d": "00101"}]`; null for other lists. */
function numberedOf(items: readonly Value[]): string | null {
  if (items.length < 2 || items.length > PIECES_MAX) return null;
  const pieces = items.map((one) => {
    const entries = entriesOf(one) ?? [];
    const place = entries.find(
      ({ key = '', value }) => PLACE.test(key) && typeof value === 'string' && /^\d{1,2}$/.test(value),
    );
    const piece = entries.find((entry) => entry !== place)?.value;
    return entries.length === 2 && place && typeof piece === 'string' ? { place: Number(place.value), piece } : null;
  });
  if (pieces.includes(null)) return null;
  const ordered = (pieces as { place: number; piece: string }[]).toSorted((a, b) => a.place - b.place);
  const first = ordered[0]?.place ?? 0;
  return first <= 1 && ordered.every(({ place }, at) => place === first + at)
    ? ordered.map(({ piece }) => piece).join('')
    : null;
}

/** Six numbers of a byte each, in places of an address: `{"b0": 14, "b1": 62, …}`; null for other maps. */
function octetsOf(entries: readonly Entry[]): string | null {
  if (entries.length !== 6) return null;
  const bytes = entries.map(({ key = '', value }, at) => {
    const is_place =
      /^[a-z]{0,6}_?\d$/i.test(key) && Number(key.slice(-1)) === at + (/0$/.test(entries[0]?.key ?? '') ? 0 : 1);
    return is_place && typeof value === 'string' && /^\d{1,3}$/.test(value) && Number(value) < 256
      ? Number(value)
      : null;
  });
  return bytes.includes(null) ? null : bytes.map((byte) => (byte as number).toString(16).padStart(2, '0')).join(':');
}

const PIECES_MAX = 40;
const PLACE = /^(?:n|i|no|nr|num|idx|index|pos|position|seq|order|part|p|k|s)$/i;

/** What is in one of several objects stands together, apart from the others. */
function tellItem(value: Value, key: string | undefined, has_others: boolean, parts: Part[]): void {
  const own: Part[] = [];
  tellValue(value, key, own);
  const entries = entriesOf(value);
  // Of a name and its value, the others have the rest.
  const is_apart = has_others && own.length > 1 && entries !== null && !namedBeside(entries);
  for (const part of own) parts.push(is_apart && !part.among ? { ...part, among: own } : part);
}

function tellMap(value: Value, key: string | undefined, parts: Part[]): void {
  const entries = entriesOf(value) ?? [];
  const beside = namedBeside(entries);
  const columns = columnsIn({ entries });
  if (isOfAxis(value, key) || isOfCentre(value, key)) {
    for (const one of entries) tellValue(one.value, `${key}_${one.key}`, parts);
    return;
  }
  const address = key !== undefined && isNamed('mac', [key]) ? octetsOf(entries) : null;
  if (address !== null) parts.push(partOf(address, key));
  const from = parts.length;
  for (const { key: own, value } of entries) {
    if (own !== undefined && isIdentifierLike(own)) parts.push(partOf(own, key));
    const rows = columns && rowsIn(value, columns);
    if (rows) tellRows(plainRows(rows, columns, entries), columns, parts);
    // What is under `value` is called by the name beside it, or by what is over it.
    else if (beside && own === beside.value_key) tellValue(value, beside.name ?? key ?? own, parts);
    else tellValue(value, own !== undefined && SORT.test(own) ? (key ?? own) : (own ?? key), parts);
  }
  const tile = tileOf(entries, key);
  if (tile !== null) parts.push(partOf(tile, key));
  const pair = pairOf(parts.slice(from), key);
  if (pair !== null) parts.push(partOf(pair, key));
}

/** What a name counts that can mean nothing else; a position may also be one on a screen. */
const NAMED_POINTS = 20;

/** The two of a place that a name over them tells of: `"geo": {"y": …, "x": …}`. */
function pairOf(parts: readonly Part[], over: string | undefined): string | null {
  if (over === undefined || parts.length < 2 || parts.length > 6) return null;
  const [y, x] = [/^y$/i, /^x$/i].map((name) => parts.find(({ key }) => name.test(key ?? ''))?.content);
  const is_degrees = (one: unknown): boolean => typeof one === 'string' && /^-?\d{1,3}\.\d{4,8}$/.test(one);
  const is_named = (contextOf('coordinates', [over])?.points ?? 0) >= NAMED_POINTS;
  return is_named && is_degrees(y) && is_degrees(x) ? `${y},${x}` : null;
}

/** Each cell by the name of its column; those of a row stand together. */
function tellRows(rows: readonly Row[], columns: readonly string[], parts: Part[]): void {
  for (const { items } of rows) {
    const cells: Part[] = [];
    items.forEach((cell, i) => tellValue(cell, columns[i], cells));
    for (const cell of cells) parts.push(rows.length > 1 ? { ...cell, among: cells } : cell);
  }
}

/** Network, area and cell in a row under a name that says so: `"cell": [262, 2, 25128, 100206604]`. */
function cellOf(parts: readonly Part[], key: string | undefined): string | null {
  if (key === undefined || parts.length < 4 || parts.length > 8 || !isNamed('cell', [key])) return null;
  const [mcc = '', mnc = '', area = '', cell = ''] = parts.map(({ content }) =>
    typeof content === 'string' && /^\d{1,11}$/.test(content) ? content : '',
  );
  const is_known = mcc !== '' && mnc !== '' && networkOf(mcc.padStart(3, '0') + mnc.padStart(2, '0')).network !== null;
  return is_known && area.length <= 8 && cell !== ''
    ? [mcc.padStart(3, '0'), mnc.padStart(2, '0'), area, cell].join('-')
    : null;
}

/** A list of digits, of codes of characters or bytes, with a sign as Java has them or without, or of two coordinates as one text. */
function listed(parts: readonly Part[]): string | null {
  const numbers = parts.map(({ content }) => content);
  // Two bytes each, as an address may be.
  if (parts.length === 3 && numbers.every(isOfTwoBytes)) return numbers.join(',');
  if (parts.length < 2 || !numbers.every((one) => typeof one === 'string' && /^-?\d{1,3}(?:\.\d+)?$/.test(one)))
    return null;
  if (parts.length === 2 || parts.length === 3) return numbers.join(',');
  const bytes = numbers.map(Number);
  if (parts.length < 6 || !bytes.every(Number.isInteger)) return null;
  const has_signs = bytes.some((one) => one < 0);
  if (has_signs && !bytes.every((one) => one >= -128 && one <= 127)) return null;
  return bytes.map((one) => (one < 0 ? one + 256 : one)).join(' ');
}

function isOfTwoBytes(one: unknown): boolean {
  return typeof one === 'string' && /^\d{1,5}$/.test(one) && Number(one) < 65_536;
}
