import type { Root } from '../../flow/roots.ts';
import type { Content, Part } from '../codec/codec.ts';
import type { Unfolded } from '../unfolded.ts';

/** A value of a message as it stands there, whatever was made of it, and the names over it. */
export interface Field {
  readonly keys: readonly string[];
  readonly content: Content;
}

/** Values that stand beside one another: the members of an object, the fields of a form, of a row. */
export interface RecordOfFields {
  /** The names over it. */
  readonly keys: readonly string[];
  readonly parts: readonly Part[];
}

/** Of a message with more values hardly one is a key of others, or a piece. */
const VALUES_MAX = 200;

/** The records in a part of a message, in their order; none where it has more values than are looked at so. */
export function recordsIn(all: readonly Unfolded[]): readonly RecordOfFields[] {
  if (all.length > VALUES_MAX) return NONE;
  let records: Map<readonly Part[], RecordOfFields> | null = null;
  for (const { siblings, keys, is_guess } of all) {
    if (siblings === null || is_guess || records?.has(siblings)) continue;
    records ??= new Map();
    records.set(siblings, { keys: keys.slice(0, -1), parts: siblings });
  }
  return records === null ? NONE : [...records.values()];
}

const NONE: readonly RecordOfFields[] = [];

/** The values of a part of a message: those of its records, and it itself where a name stands over it. */
export function fieldsOf(root: Root, records: readonly RecordOfFields[]): Field[] {
  const fields = records.flatMap(({ keys, parts }): Field[] =>
    parts.map(({ key, content }) => ({ keys: key === undefined ? keys : [...keys, key], content })),
  );
  return root.keys.length > 0 || fields.length === 0 ? [{ keys: root.keys, content: root.content }, ...fields] : fields;
}
