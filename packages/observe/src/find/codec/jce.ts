import { bufferOf } from '@phonehome/shared';
import { type BytesReader, createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Content, type Part } from './codec.ts';
import { placeOfFractions } from './protocol/digits.ts';
import { readableText } from './readable.ts';
import type { Entry, Value } from './value.ts';
import { tellValue } from './value-parts.ts';

const TYPES = {
  byte: 0,
  short: 1,
  int: 2,
  long: 3,
  float: 4,
  double: 5,
  text: 6,
  long_text: 7,
  map: 8,
  list: 9,
  begin: 10,
  end: 11,
  zero: 12,
  bytes: 13,
} as const;
/** What a count or a length may be. */
const COUNTS: ReadonlySet<number> = new Set([TYPES.zero, TYPES.byte, TYPES.short, TYPES.int]);
const WIDE_TAG = 15;
const DEPTH_MAX = 20;
const VALUES_MAX = 20_000;

interface Head {
  readonly type: number;
  readonly tag: number;
}

/** Structs of JCE, as Tars has them: fields by ascending tags, which must fill all the bytes, also behind their length. */
export const jce = bytesCodec('jce', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const is_sized = file.length > 12 && file.readUInt32BE(0) === file.length;
  const reader = createBytesReader(is_sized ? file.subarray(4) : file);
  const budget = { values: VALUES_MAX };
  const fields = struct(reader, budget, 0, false);
  if (!fields || reader.isCut() || reader.left() > 0 || budget.values < 0) return null;
  // Numbers alone are of anything: a text must be among the fields.
  const parts: Part[] = [];
  tellValue({ entries: fields }, undefined, parts);
  const has_text = parts.some(
    ({ key = '', content }) => !key.startsWith('tag ') || (typeof content === 'string' && /[A-Za-z_]{4}/.test(content)),
  );
  return has_text ? parts : null;
});

function headAt(reader: BytesReader): Head {
  const first = Number(reader.unsigned(1));
  const tag = first >> 4;
  return { type: first & 0x0f, tag: tag === WIDE_TAG ? Number(reader.unsigned(1)) : tag };
}

/** Fields up to the mark of the end of a struct, or of all bytes; null where their tags do not rise. */
function struct(reader: BytesReader, budget: { values: number }, depth: number, is_within: boolean): Entry[] | null {
  const entries: Entry[] = [];
  let last = -1;
  let before: { readonly tag: number; readonly fraction: number } | null = null;
  while (reader.left() > 0 && !reader.isCut()) {
    const { type, tag } = headAt(reader);
    if (type === TYPES.end) return is_within ? entries : null;
    if (tag <= last || depth > DEPTH_MAX) return null;
    last = tag;
    const value = read(reader, type, budget, depth);
    if (value === null) return null;
    const fraction = type === TYPES.double || type === TYPES.float ? Number(value) : null;
    const place: string | null =
      before && fraction !== null && before.tag + 1 === tag ? placeOfFractions(before.fraction, fraction) : null;
    before = fraction === null || place !== null ? null : { tag, fraction };
    entries.push({ key: `tag ${tag}`, value });
    if (place !== null) entries.push({ key: `tag ${tag}`, value: place });
  }
  return is_within ? null : entries;
}

function read(reader: BytesReader, type: number, budget: { values: number }, depth: number): Value | null {
  if (--budget.values < 0) return null;
  const whole = (size: 1 | 2 | 4 | 8): string => BigInt.asIntN(8 * size, reader.unsigned(size)).toString();
  const text = (length: number): Content => {
    const content = reader.take(length);
    return readableText(content) ?? content;
  };
  /** A count or a length, which is a field itself. */
  const count = (): number => {
    const { type } = headAt(reader);
    return COUNTS.has(type) ? Number(read(reader, type, budget, depth)) : Number.NaN;
  };
  switch (type) {
    case TYPES.byte:
      return whole(1);
    case TYPES.short:
      return whole(2);
    case TYPES.int:
      return whole(4);
    case TYPES.long:
      return whole(8);
    case TYPES.float:
      return String(reader.float(4));
    case TYPES.double:
      return String(reader.float(8));
    case TYPES.text:
      return text(Number(reader.unsigned(1)));
    case TYPES.long_text:
      return text(Number(reader.unsigned(4)));
    case TYPES.zero:
      return '0';
    case TYPES.bytes: {
      if (headAt(reader).type !== TYPES.byte) return null;
      const length = count();
      return length >= 0 ? text(length) : null;
    }
    case TYPES.begin: {
      const entries = struct(reader, budget, depth + 1, true);
      return entries && { entries };
    }
    case TYPES.list:
    case TYPES.map:
      return depth > DEPTH_MAX ? null : several(reader, count(), type === TYPES.map, budget, depth + 1);
    default:
      return null;
  }
}

function several(
  reader: BytesReader,
  count: number,
  is_map: boolean,
  budget: { values: number },
  depth: number,
): Value | null {
  const items: Value[] = [];
  const entries: Entry[] = [];
  if (!(count >= 0 && count <= reader.left())) return null;
  for (let i = 0; i < count && !reader.isCut(); i++) {
    const one = read(reader, headAt(reader).type, budget, depth);
    if (one === null) return null;
    if (!is_map) {
      items.push(one);
      continue;
    }
    const value = read(reader, headAt(reader).type, budget, depth);
    if (value === null) return null;
    entries.push({ key: typeof one === 'string' ? one : undefined, value });
  }
  return is_map ? { entries } : { items };
}
