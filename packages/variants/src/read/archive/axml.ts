import type { XmlAttribute, XmlHandler } from '../xml/xml-handler.ts';
import { littleEndian } from './little-endian.ts';
import { readStringPool, type StringPool } from './string-pool.ts';

/** Android's binary XML (ResourceTypes.h): chunks of a type, a header and a size. */
const XML = 0x0003;
const STRING_POOL = 0x0001;
const RESOURCE_MAP = 0x0180;
const START_ELEMENT = 0x0102;
const END_ELEMENT = 0x0103;
const CHARACTERS = 0x0104;

const TYPE_REFERENCE = 0x01;
const TYPE_STRING = 0x03;
const TYPE_BOOLEAN = 0x12;
const NO_STRING = 0xffffffff;

/** Names of attributes that are known by their number alone where a packer has taken the names out. */
const names: ReadonlyMap<number, string> = new Map([
  [0x01010003, 'name'],
  [0x0101000e, 'enabled'],
  [0x01010021, 'targetPackage'],
  [0x0101001c, 'priority'],
  [0x0101055a, 'isStatic'],
  [0x01010565, 'requiredSystemPropertyName'],
  [0x01010566, 'requiredSystemPropertyValue'],
]);

/** Bytes that are no binary XML, or broken. */
export class AxmlError extends Error {
  override readonly name = 'AxmlError';
}

/** Whether bytes begin as binary XML does. */
export function isAxml(head: Uint8Array): boolean {
  return head[0] === 0x03 && head[1] === 0 && head[2] === 0x08 && head[3] === 0;
}

/**
 * Reads binary XML and tells its elements as of text. Lines are those of the source that it was made from, which is not at
 * hand: they are not told.
 * @throws AxmlError when it is cut short or broken
 */
export function readAxml(bytes: Uint8Array, handler: XmlHandler): void {
  const view = littleEndian(bytes);
  if (bytes.length < 8 || view.u16(0) !== XML) throw new AxmlError('it is no binary XML');
  if (view.u32(4) > bytes.length) throw new AxmlError('it is cut short');
  let pool: StringPool = { get: () => null };
  let map: readonly number[] = [];
  const attribute = (at: number): XmlAttribute => {
    const name = view.u32(at + 4);
    const value = view.u32(at + 16);
    return {
      // A packer may rename attributes, but not renumber them.
      name: names.get(map[name] ?? 0) ?? pool.get(name) ?? '',
      value: valueOf(view.u8(at + 15), value, pool.get(view.u32(at + 8)), pool),
    };
  };
  for (let at = view.u16(2); at + 8 <= bytes.length; ) {
    const type = view.u16(at);
    const size = view.u32(at + 4);
    if (size < 8 || at + size > bytes.length) throw new AxmlError('a part of it is cut short');
    if (type === STRING_POOL) pool = readStringPool(bytes.subarray(at, at + size));
    else if (type === RESOURCE_MAP) {
      map = Array.from({ length: Math.floor((size - 8) / 4) }, (_, i) => view.u32(at + 8 + i * 4));
    } else if (type === START_ELEMENT && size >= 36) {
      const first = at + 16 + view.u16(at + 24);
      const step = Math.max(20, view.u16(at + 26));
      const count = Math.min(view.u16(at + 28), Math.floor((at + size - first) / step));
      const attributes = Array.from({ length: Math.max(0, count) }, (_, i) => attribute(first + i * step));
      handler.open(pool.get(view.u32(at + 20)) ?? '', attributes, null);
    } else if (type === END_ELEMENT) handler.close(pool.get(view.u32(at + 20)) ?? '');
    else if (type === CHARACTERS) handler.text(pool.get(view.u32(at + 16)) ?? '');
    at += size;
  }
}

function valueOf(type: number, data: number, raw: string | null, pool: StringPool): string {
  if (type === TYPE_STRING) return pool.get(data) ?? raw ?? '';
  if (type === TYPE_BOOLEAN) return data === 0 ? 'false' : 'true';
  if (type === TYPE_REFERENCE) return `@${data.toString(16).padStart(8, '0')}`;
  if (raw !== null && data === NO_STRING) return raw;
  return String(data | 0);
}
