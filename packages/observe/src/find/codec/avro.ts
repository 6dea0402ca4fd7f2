import { inflateRawSync, zstdDecompressSync } from 'node:zlib';
import { type BytesReader, createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';
import { readJson } from './json-reader.ts';
import { readableText } from './readable.ts';
import { fromSnappy } from './unpack/snappy.ts';
import { UNPACKED_MAX, unpacked } from './unpack.ts';
import { type Entry, entriesOf, itemsOf, type Value } from './value.ts';
import { tellValue } from './value-parts.ts';

const SYNC_BYTES = 16;
const DEPTH_MAX = 20;
const VALUES_MAX = 20_000;
const SCHEMA_VALUES_MAX = 5_000;

/** What is left to be read, and the types that the schema has given names. */
interface Reading {
  readonly reader: BytesReader;
  readonly types: Map<string, Value>;
  values: number;
}

/** A file of Avro's object containers (specification 1.11): the schema at its begin names the fields of the rows. */
export const avro = bytesCodec('avro', 'structure', (bytes): readonly Part[] | null => {
  if (bytes[0] !== 0x4f || bytes[1] !== 0x62 || bytes[2] !== 0x6a || bytes[3] !== 1) return null;
  const reader = createBytesReader(bytes.subarray(4));
  const meta = new Map<string, Uint8Array>();
  for (let count = blockCount(reader); count > 0 && !reader.isCut(); count = blockCount(reader))
    for (let i = 0; i < count && !reader.isCut(); i++) meta.set(textOf(reader) ?? '', bytesOf(reader));
  reader.take(SYNC_BYTES);
  const schema = readJson(Buffer.from(meta.get('avro.schema') ?? []).toString('utf8'), SCHEMA_VALUES_MAX)?.roots[0];
  if (schema === undefined || reader.isCut()) return null;
  const coding = Buffer.from(meta.get('avro.codec') ?? []).toString('latin1');
  const types = new Map<string, Value>();
  const parts: Part[] = [];
  while (reader.left() > 0) {
    const count = Number(long(reader));
    const block = unpack(bytesOf(reader), coding);
    reader.take(SYNC_BYTES);
    if (block === null || reader.isCut()) break;
    const reading: Reading = { reader: createBytesReader(block), types, values: VALUES_MAX };
    for (let i = 0; i < count && reading.values > 0 && !reading.reader.isCut(); i++) {
      const row = read(reading, schema, 0);
      if (row === undefined || reading.reader.isCut()) break;
      const cells: Part[] = [];
      tellValue(row, undefined, cells);
      for (const cell of cells) parts.push(count > 1 ? { ...cell, among: cells } : cell);
    }
  }
  return parts.length > 0 ? parts : null;
});

/** A number as variable-length zigzag. */
function long(reader: BytesReader): bigint {
  const value = reader.varint();
  return (value >> 1n) ^ -(value & 1n);
}

function bytesOf(reader: BytesReader): Uint8Array {
  return reader.take(Number(long(reader)));
}

function textOf(reader: BytesReader): string | null {
  return readableText(bytesOf(reader));
}

/** How many values a block of a list or map has; a negative count has the size of the block behind it. */
function blockCount(reader: BytesReader): number {
  const count = Number(long(reader));
  if (count >= 0) return count;
  long(reader);
  return -count;
}

function unpack(block: Uint8Array, coding: string): Uint8Array | null {
  if (coding === '' || coding === 'null') return block;
  return unpacked(() => {
    if (coding === 'deflate') return inflateRawSync(block, { maxOutputLength: UNPACKED_MAX });
    // Four bytes of a check sum are behind it.
    if (coding === 'snappy') return fromSnappy(block.subarray(0, -4), UNPACKED_MAX);
    return coding === 'zstandard' ? zstdDecompressSync(block, { maxOutputLength: UNPACKED_MAX }) : null;
  });
}

/** A value of the type that a part of the schema says. @returns undefined for what carries no identifier */
function read(reading: Reading, type: Value, depth: number): Value | undefined {
  const { reader } = reading;
  if (depth > DEPTH_MAX || --reading.values < 0 || reader.isCut()) return undefined;
  const union = itemsOf(type);
  if (union) return read(reading, union[Number(long(reader))] ?? 'null', depth + 1);
  const entries = entriesOf(type);
  if (!entries) return scalar(reading, type as string, depth);
  const of = (key: string): Value | undefined => entries.find((one) => one.key === key)?.value;
  const kind = of('type');
  const name = of('name');
  if (typeof name === 'string' && typeof kind === 'string') reading.types.set(name, type);
  switch (kind) {
    case 'record':
    case 'error':
      return { entries: fieldsOf(reading, of('fields'), depth) };
    case 'array':
    case 'map':
      return collectionOf(reading, of(kind === 'map' ? 'values' : 'items') ?? 'null', kind === 'map', depth);
    case 'fixed':
      return reader.take(Number(of('size')));
    case 'enum':
      return itemsOf(of('symbols'))?.[Number(long(reader))];
    default:
      return kind === undefined ? undefined : read(reading, kind, depth + 1);
  }
}

function fieldsOf(reading: Reading, fields: Value | undefined, depth: number): Entry[] {
  return (itemsOf(fields) ?? []).flatMap((field): Entry[] => {
    const entries = entriesOf(field) ?? [];
    const [key, type] = ['name', 'type'].map((word) => entries.find((one) => one.key === word)?.value);
    const value = type === undefined ? undefined : read(reading, type, depth + 1);
    return value === undefined ? [] : [{ key: typeof key === 'string' ? key : undefined, value }];
  });
}

function collectionOf(reading: Reading, type: Value, is_map: boolean, depth: number): Value {
  const { reader } = reading;
  const entries: Entry[] = [];
  for (let count = blockCount(reader); count > 0 && !reader.isCut(); count = blockCount(reader)) {
    for (let i = 0; i < count && reading.values > 0 && !reader.isCut(); i++) {
      const key = is_map ? (textOf(reader) ?? undefined) : undefined;
      const value = read(reading, type, depth + 1);
      if (value !== undefined) entries.push({ key, value });
    }
    if (reading.values <= 0) break;
  }
  return is_map ? { entries } : { items: entries.map(({ value }) => value) };
}

function scalar(reading: Reading, type: string, depth: number): Value | undefined {
  const { reader } = reading;
  switch (type) {
    case 'string': {
      const bytes = bytesOf(reader);
      return readableText(bytes) ?? bytes;
    }
    case 'bytes':
      return bytesOf(reader);
    case 'int':
    case 'long':
      return long(reader).toString();
    case 'float':
    case 'double':
      return String(littleEndian(reader.take(type === 'float' ? 4 : 8)));
    case 'boolean':
      reader.take(1);
      return undefined;
    case 'null':
      return undefined;
    default: {
      const named = reading.types.get(type.replace(/^.*\./, ''));
      // A type that the schema has not told leaves nothing that could be read behind it.
      if (named === undefined) reader.take(reader.left() + 1);
      return named && read(reading, named, depth + 1);
    }
  }
}

function littleEndian(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 4) return view.getFloat32(0, true);
  return bytes.length === 8 ? view.getFloat64(0, true) : 0;
}
