import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';
import type { Entry, Value } from './value.ts';
import { tellValue } from './value-parts.ts';

const DEPTH_MAX = 20;
const VALUES_MAX = 10_000;
const HEAD_BYTES = 5;

/** Bytes of the values that are always as long, by type: those that are told as nothing, too (bsonspec.org, version 1.1). */
const FIXED: ReadonlyMap<number, number> = new Map([
  [0x01, 8],
  [0x06, 0],
  [0x07, 12],
  [0x08, 1],
  [0x09, 8],
  [0x0a, 0],
  [0x10, 4],
  [0x11, 8],
  [0x12, 8],
  [0x13, 16],
  [0x7f, 0],
  [0xff, 0],
]);

/** BSON, as MongoDB has it: a document that takes up all of the bytes, or several after one another. */
export const bson = bytesCodec('bson', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  const budget = { values: VALUES_MAX };
  for (let at = 0; at < file.length; ) {
    const size = file.length - at < HEAD_BYTES ? 0 : file.readInt32LE(at);
    if (size <= HEAD_BYTES || at + size > file.length || file[at + size - 1] !== 0) return null;
    const value = readDocument(file.subarray(at, at + size), false, budget, 0);
    if (value === null) return null;
    tellValue(value, undefined, parts);
    at += size;
  }
  return parts.length > 0 ? parts : null;
});

function readDocument(file: Buffer, is_list: boolean, budget: { values: number }, depth: number): Value | null {
  const entries: Entry[] = [];
  let at = 4;
  while (at < file.length - 1) {
    const type = file[at] as number;
    const end = file.indexOf(0, at + 1);
    if (end < 0 || depth > DEPTH_MAX || --budget.values < 0) return null;
    const key = readableText(file.subarray(at + 1, end));
    const from = end + 1;
    const size = sizeOf(file, type, from);
    if (key === null || size === null || from + size > file.length - 1) return null;
    const value = readValue(file.subarray(from, from + size), type, budget, depth);
    if (value === null) return null;
    if (value !== undefined) entries.push({ key, value });
    at = from + size;
  }
  if (at !== file.length - 1) return null;
  return is_list ? { items: entries.map(({ value }) => value) } : { entries };
}

/** Of a value, what says its length included; null for a type that is none. */
function sizeOf(file: Buffer, type: number, at: number): number | null {
  const fixed = FIXED.get(type);
  if (fixed !== undefined) return fixed;
  if (at + 4 > file.length) return null;
  const length = file.readInt32LE(at);
  if (length < 0) return null;
  if (type === 0x02 || type === 0x0d || type === 0x0e) return 4 + length;
  if (type === 0x05) return 5 + length;
  return type === 0x03 || type === 0x04 ? length : null;
}

/** @returns undefined for what carries no identifier, null where it is broken */
function readValue(bytes: Buffer, type: number, budget: { values: number }, depth: number): Value | null | undefined {
  switch (type) {
    case 0x01:
      return String(bytes.readDoubleLE(0));
    case 0x02:
    case 0x0d:
    case 0x0e:
      return bytes.length > 4 && bytes.at(-1) === 0
        ? (readableText(bytes.subarray(4, -1)) ?? bytes.subarray(4, -1))
        : null;
    case 0x03:
    case 0x04:
      return bytes.length < HEAD_BYTES ? null : readDocument(bytes, type === 0x04, budget, depth + 1);
    case 0x05:
      return bytes.subarray(5);
    case 0x10:
      return String(bytes.readInt32LE(0));
    case 0x12:
      return bytes.readBigInt64LE(0).toString();
    default:
      return undefined;
  }
}
