import { kindNamedBy } from '../context/named-kind.ts';

const NAME = /^[A-Za-z_][\w .-]{0,39}$/;
const ROWS_MAX = 64;
const DEPTH_MAX = 3;

/** The first list of names in a text of JSON of which one names an identifier: columns of rows that come later; null where none is. */
export function columnNames(text: string): readonly string[] | null {
  if (!/^[[{]/.test(text) || !/\[\s*"/.test(text)) return null;
  return (
    listsIn(text).find((list): list is string[] => {
      if (list.length < 2 || !list.every((one) => typeof one === 'string' && NAME.test(one))) return false;
      return list.some((one) => kindNamedBy(one as string) !== null);
    }) ?? null
  );
}

/** The rows in a text of JSON of as many values as there are names, each as an object of them; null where there are none. */
export function rowsUnderNames(names: readonly string[], text: string): string | null {
  if (!/^[[{]/.test(text)) return null;
  const rows = listsIn(text)
    .filter((list) => list.length === names.length && list.every((one) => typeof one !== 'object' || one === null))
    .slice(0, ROWS_MAX);
  return rows.length === 0
    ? null
    : JSON.stringify(rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]]))));
}

/** The lists in a text of JSON, from the outermost. */
function listsIn(text: string): (readonly unknown[])[] {
  const lists: (readonly unknown[])[] = [];
  const gather = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return;
    if (Array.isArray(value)) lists.push(value);
    for (const one of Object.values(value)) gather(one, depth + 1);
  };
  try {
    gather(JSON.parse(text), 0);
  } catch {
    return [];
  }
  return lists;
}
