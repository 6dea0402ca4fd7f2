import { tells } from '../context/context-of.ts';
import { isNameLike, namedBeside } from './name-value.ts';
import { entriesOf, itemsOf, type Value, type ValueList, type ValueMap } from './value.ts';

/** Over the names of columns. */
const COLUMNS =
  /^(?:schema|columns?|cols?|fields?|headers?|head|keys|names|(?:column|field)_?names|attributes|labels)$/i;
/** Beside the name of a column that is told with its type. */
const TYPED_NAME = /^(?:name|field|key|label|title|column|col|id|n)$/i;

/** A row of a table. */
export type Row = ValueList;

/**
 * The names of the columns of a table whose rows stand in the same map, as `{"columns": […], "rows": [[…]]}`, in whatever
 * order; null where it has none.
 */
export function columnsIn({ entries }: ValueMap): readonly string[] | null {
  if (entries.length < 2) return null;
  for (const { key = '', value } of entries) {
    const is_called = COLUMNS.test(key);
    const within = is_called ? entriesOf(value)?.find((one) => COLUMNS.test(one.key ?? ''))?.value : undefined;
    const names = namesOf(within ?? value);
    if (names && (is_called || names.some(tells))) return names;
  }
  return null;
}

/** Names, plain or each with its type: `[{"name": "imei", "type": "string"}]`. */
function namesOf(value: Value): readonly string[] | null {
  const items = itemsOf(value) ?? joinedIn(value);
  if (!items || items.length === 0) return null;
  const names = items.map((one) => {
    const entries = entriesOf(one);
    if (!entries) return isNameLike(one) ? one : undefined;
    // What has a value is no column.
    if (namedBeside(entries) !== null) return undefined;
    const named = entries.filter(({ key = '', value }) => TYPED_NAME.test(key) && isNameLike(value));
    return (named.find(({ value }) => tells(value as string)) ?? named[0])?.value as string | undefined;
  });
  return names.every((one) => one !== undefined) ? (names as readonly string[]) : null;
}

/** Names in one text, with the same mark between all: `"imei,os,lang"`. */
function joinedIn(value: Value): readonly string[] | null {
  if (typeof value !== 'string' || value.length > JOINED_MAX || !JOINED.test(value)) return null;
  const by = JOINING.find((one) => value.includes(one));
  const names = by === undefined ? [] : value.split(by).map((name) => name.trim());
  return names.length > 1 && names.every(isNameLike) && names.some(tells) ? names : null;
}

const JOINING = [',', ';', '|', '\t'];
const JOINED = /^\s*[\p{L}_$][\p{L}\d_$ .:/-]{0,60}[,;|\t]\s*[\p{L}_$]/u;
const JOINED_MAX = 4_000;

/** The rows under a name of the map that has the columns, or the one that is there; null where it is none of either. */
export function rowsIn(value: Value, columns: readonly string[]): readonly Row[] | null {
  const items =
    itemsOf(value) ??
    splitLike(value, columns.length) ??
    entriesOf(value)
      ?.map((one) => itemsOf(one.value) ?? [])
      ?.find((one) => one.length > 0);
  if (!items || items.length === 0) return null;
  const rows = items.map((one) => rowOf(one, columns.length));
  if (rows.every((one) => one !== null)) return rows;
  const is_row = items.length === columns.length && columns.length > 1 && !isColumns(items, columns);
  return is_row && !items.some((one) => itemsOf(one)) ? [{ items }] : null;
}

/** A row in one text, with a mark between that makes as many values of it as there are columns. */
function splitLike(value: Value, count: number): readonly Value[] | null {
  if (typeof value !== 'string' || value.length > JOINED_MAX) return null;
  const cells = JOINING.map((by) => value.split(by)).find((one) => one.length === count);
  return cells?.map((cell) => cell.trim()) ?? null;
}

/** The columns themselves are no row of theirs. */
function isColumns(items: readonly Value[], columns: readonly string[]): boolean {
  return items.every(
    (one, i) => one === columns[i] || (entriesOf(one) !== null && namedBeside(entriesOf(one) ?? []) === null),
  );
}

/** A row as a list, or as a map that has one: `{"f": [{"v": …}]}`. */
function rowOf(value: Value, length: number): Row | null {
  const items =
    itemsOf(value) ??
    entriesOf(value)
      ?.map((one) => itemsOf(one.value))
      .find((one) => one !== null);
  return items?.length === length ? { items } : null;
}

/** The names of a table that is a list of lists, the first of them for the columns of the others; null where it is none. */
export function headOf(items: readonly Value[]): readonly string[] | null {
  const head = itemsOf(items[0]);
  if (items.length < 2 || !head || head.length < 2 || !head.every(isNameLike)) return null;
  if (!items.every((one) => itemsOf(one)?.length === head.length)) return null;
  const names = head as readonly string[];
  // A name and a value that looks like one are a pair of a list of such.
  const is_head = head.length > 2 ? names.some(tells) : names.every(tells);
  return is_head && !items.slice(1).every((one) => itemsOf(one)?.every(isNameLike)) ? names : null;
}
