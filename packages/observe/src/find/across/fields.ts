import type { Root } from '../../flow/roots.ts';
import type { Content, Part } from '../codec/codec.ts';
import { readableText } from '../codec/readable.ts';
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
  if (root.keys.length > 0) return [{ keys: root.keys, content: root.content }, ...fields];
  if (!WHOLE.has(root.where)) return fields;
  const text = root.content.length > TEXT_MAX ? null : textOf(root.content);
  return [...fields, { keys: [], content: text?.trim() ?? root.content }, ...(text === null ? [] : wordsIn(text))];
}

const WHOLE = new Set(['data', 'message', 'body']);
const TEXT_MAX = 2 * 1024;
const LINES_MAX = 16;

function textOf(content: Content): string | null {
  return typeof content === 'string' ? content : readableText(content);
}

/** Of lines that are words, as `KEY s3cr3t` is, the last one under the first one. */
function wordsIn(text: string): Field[] {
  const lines = text.split(/\r?\n/, LINES_MAX);
  return lines.flatMap((line): Field[] => {
    const [, name, value] = /^([A-Za-z_]\w{1,30}):? (?:.* )?(\S+)$/.exec(line.trim()) ?? [];
    return name === undefined || value === undefined ? [] : [{ keys: [name], content: value }];
  });
}
