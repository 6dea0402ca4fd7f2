import { createBytesReader } from './bytes-reader.ts';
import type { Part } from './codec.ts';
import { isNameLike } from './name-value.ts';
import { readableText } from './readable.ts';

const NAME = 1;
/** The time, the type of the value, flags. */
const OTHERS: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 7, 8, 9]);
const VALUES = { whole: new Set([10, 11]), float: 12, double: 13, text: 15, bytes: 16 } as const;

/** A metric of Sparkplug B (Eclipse Tahu, 3.0): a name, then the type of its value, and the value under the number for it; null where it is none. */
export function metricOf(bytes: Uint8Array): Part[] | null {
  if (bytes[0] !== 0x0a || bytes.length < 8) return null;
  const reader = createBytesReader(bytes);
  let name: string | null = null;
  let has_type = false;
  const values: Part['content'][] = [];
  while (reader.left() > 0) {
    const tag = Number(reader.varint());
    const [field, kind] = [tag >> 3, tag & 7];
    if (kind === 0) {
      const value = reader.varint().toString();
      if (VALUES.whole.has(field)) values.push(value);
      else if (!OTHERS.has(field) && field !== 14) return null;
      has_type ||= field === 4;
    } else if (kind === 1 && field === VALUES.double) values.push(String(viewOf(reader.take(8))?.getFloat64(0, true)));
    else if (kind === 5 && field === VALUES.float) values.push(String(viewOf(reader.take(4))?.getFloat32(0, true)));
    else if (kind === 2) {
      const content = reader.take(Number(reader.varint()));
      if (field === NAME && name === null) name = readableText(content);
      else if (field === VALUES.text || field === VALUES.bytes) values.push(readableText(content) ?? content);
      else if (!OTHERS.has(field)) return null;
    } else return null;
    if (reader.isCut()) return null;
  }
  if (name === null || !isNameLike(name) || !has_type || values.length !== 1) return null;
  return values.map((content) => ({ key: name, content }));
}

function viewOf(bytes: Uint8Array): DataView | null {
  return bytes.length >= 4 ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) : null;
}
