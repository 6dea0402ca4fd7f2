import { switchesOn } from '../xml/overlay-resources.ts';
import { littleEndian } from './little-endian.ts';
import { readStringPool, type StringPool } from './string-pool.ts';

/** A resource with a plain value, in the configuration that holds where no other fits. */
export interface TableResource {
  readonly type: string;
  readonly name: string;
  readonly value: string;
}

const TABLE = 0x0002;
const STRING_POOL = 0x0001;
const PACKAGE = 0x0200;
const TYPE = 0x0201;
const NO_ENTRY = 0xffffffff;
const COMPLEX = 0x0001;
/** An entry of eight bytes, from Android 14 on: its key, its type in the upper half of the flags, its value. */
const COMPACT = 0x0008;
const SPARSE = 0x01;
const OFFSET16 = 0x02;
const TYPE_STRING = 0x03;
const TYPE_BOOLEAN = 0x12;

/** Bytes that are no table of resources, or a broken one. */
export class ResourceTableError extends Error {
  override readonly name = 'ResourceTableError';
}

/**
 * The plain values of resources.arsc (ResourceTypes.h), in its default configuration, and those that switch on for the
 * cards of a country or network: any other, as for a language, holds in other circumstances and is left out.
 * @throws ResourceTableError when it is cut short or broken
 */
export function readResourceTable(bytes: Uint8Array): TableResource[] {
  const view = littleEndian(bytes);
  if (bytes.length < 12 || view.u16(0) !== TABLE) throw new ResourceTableError('it is no table of resources');
  if (view.u32(4) > bytes.length) throw new ResourceTableError('it is cut short');
  let values: StringPool = { get: () => null };
  const resources: TableResource[] = [];
  for (const { type, at, size } of chunksOf(bytes, view.u16(2), bytes.length)) {
    if (type === STRING_POOL) values = readStringPool(bytes.subarray(at, at + size));
    if (type === PACKAGE) resources.push(...readPackage(bytes.subarray(at, at + size), values));
  }
  return resources;
}

function* chunksOf(
  bytes: Uint8Array,
  from: number,
  to: number,
): Generator<{ readonly type: number; readonly at: number; readonly size: number }> {
  const view = littleEndian(bytes);
  for (let at = from; at + 8 <= to; ) {
    const size = view.u32(at + 4);
    if (size < 8 || at + size > to) throw new ResourceTableError('a part of it is cut short');
    yield { type: view.u16(at), at, size };
    at += size;
  }
}

function readPackage(chunk: Uint8Array, values: StringPool): TableResource[] {
  const view = littleEndian(chunk);
  const pool = (at: number): StringPool => readStringPool(chunk.subarray(at, at + view.u32(at + 4)));
  const types = pool(view.u32(268));
  const keys = pool(view.u32(276));
  const resources: TableResource[] = [];
  for (const { type, at, size } of chunksOf(chunk, view.u16(2), chunk.length)) {
    if (type !== TYPE) continue;
    const part = chunk.subarray(at, at + size);
    if (!isFree(part, CONFIG_LANGUAGE)) continue;
    const name = types.get(view.u8(at + 8) - 1) ?? '';
    const all = isFree(part, CONFIG_NETWORK);
    const told = readType(part, values).filter(({ value }) => all || switchesOn(value));
    resources.push(...told.map(({ key, value }) => ({ type: name, name: keys.get(key) ?? '', value })));
  }
  return resources;
}

/** Where a type's configuration, which begins with its size, has MCC and MNC, and where all else begins. */
const CONFIG_NETWORK = 24;
const CONFIG_LANGUAGE = 28;

/** Whether a type's configuration asks for nothing, from one of its fields on. */
function isFree(part: Uint8Array, from: number): boolean {
  const size = Math.min(littleEndian(part).u32(20), 64);
  return part.subarray(from, 20 + size).every((byte) => byte === 0);
}

function readType(part: Uint8Array, values: StringPool): { readonly key: number; readonly value: string }[] {
  const view = littleEndian(part);
  const header = view.u16(2);
  const flags = view.u8(9);
  const count = Math.min(view.u32(12), part.length);
  const start = view.u32(16);
  const found: { key: number; value: string }[] = [];
  for (let i = 0; i < count; i += 1) {
    const offset = entryOffset(part, header, flags, i);
    const at = start + offset;
    if (offset === NO_ENTRY || at + 8 > part.length) continue;
    const entry_flags = view.u16(at + 2);
    // A bag of values, such as an array, switches nothing.
    if (entry_flags & COMPLEX) continue;
    if (entry_flags & COMPACT) {
      const value = valueOf(entry_flags >> 8, view.u32(at + 4), values);
      if (value !== null) found.push({ key: view.u16(at), value });
      continue;
    }
    const size = view.u16(at);
    if (at + size + 8 > part.length) continue;
    const value = valueOf(view.u8(at + size + 3), view.u32(at + size + 4), values);
    if (value !== null) found.push({ key: view.u32(at + 4), value });
  }
  return found;
}

function entryOffset(part: Uint8Array, header: number, flags: number, i: number): number {
  const view = littleEndian(part);
  if (flags & SPARSE) return view.u16(header + i * 4 + 2) * 4;
  if (flags & OFFSET16) {
    const offset = view.u16(header + i * 2);
    return offset === 0xffff ? NO_ENTRY : offset * 4;
  }
  return view.u32(header + i * 4);
}

function valueOf(type: number, data: number, values: StringPool): string | null {
  if (type === TYPE_STRING) return values.get(data);
  if (type === TYPE_BOOLEAN) return data === 0 ? 'false' : 'true';
  // Integers, decimal or hexadecimal.
  return type === 0x10 || type === 0x11 ? String(data | 0) : null;
}
