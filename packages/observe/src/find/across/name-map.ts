import { kindNamedBy } from '../context/named-kind.ts';
import type { Field, RecordOfFields } from './fields.ts';

/** What short names stand for: `{"a": "imei", "b": "mac"}`. */
export type NameMap = ReadonlyMap<string, string>;

const NAMES_MAX = 32;
const NAME = /^[A-Za-z_][\w .-]{0,39}$/;

/** The names that some values give to their own names, if one of them names an identifier and none of their own does. */
export function nameMapIn(records: readonly RecordOfFields[]): NameMap | null {
  for (const { parts } of records) {
    if (parts.length < 2 || parts.length > NAMES_MAX) continue;
    const map = new Map<string, string>();
    for (const { key, content } of parts)
      if (key !== undefined && typeof content === 'string' && NAME.test(content) && kindNamedBy(key) === null)
        map.set(structuredClone(key), structuredClone(content));
    if (map.size === parts.length && [...map.values()].some((name) => kindNamedBy(name) !== null)) return map;
  }
  return null;
}

/** Some values under the names that a map has for theirs, as an object of JSON; null where it has none of them, or no identifier is named. */
export function renamed(map: NameMap, fields: readonly Field[]): string | null {
  const own = fields.flatMap(({ keys, content }) => {
    const name = map.get(keys.at(-1) ?? '');
    return name === undefined || typeof content !== 'string' ? [] : [[name, content] as const];
  });
  return own.length < 2 ? null : JSON.stringify(Object.fromEntries(own));
}
