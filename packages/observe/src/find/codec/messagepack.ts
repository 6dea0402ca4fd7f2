import { type BytesReader, createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Content, type Part } from './codec.ts';
import { readableText } from './readable.ts';
import type { Entry, Value } from './value.ts';
import { tellValue } from './value-parts.ts';

const DEPTH_MAX = 30;
const VALUES_MAX = 20_000;

/** MessagePack: a map or a list that takes up all the bytes. */
export const messagepack = bytesCodec('messagepack', 'structure', (bytes): readonly Part[] | null => {
  const [first = 0] = bytes;
  const is_container = (first >= 0x80 && first <= 0x9f) || (first >= 0xdc && first <= 0xdf);
  if (!is_container || bytes.length < 8) return null;
  const reader = createBytesReader(bytes);
  const budget = { values: VALUES_MAX };
  const value = read(reader, budget, 0);
  if (value === null || reader.isCut() || reader.left() > 0 || budget.values < 0) return null;
  const parts: Part[] = [];
  tellValue(value, undefined, parts);
  return parts.length > 0 ? parts : null;
});

/** @returns null where it is nothing, true or false */
function read(reader: BytesReader, budget: { values: number }, depth: number): Value | null {
  const text = (length: number): Content => {
    const bytes = reader.take(length);
    return readableText(bytes) ?? bytes;
  };
  const items = (count: number, each: () => void): void => {
    // A count that the bytes cannot hold.
    if (count > reader.left() || depth > DEPTH_MAX || --budget.values < 0) reader.take(reader.left() + 1);
    else for (let i = 0; i < count && !reader.isCut(); i++) each();
  };
  const list = (count: number): Value => {
    const all: Value[] = [];
    items(count, () => all.push(read(reader, budget, depth + 1) ?? ''));
    return { items: all };
  };
  const map = (count: number): Value => {
    const entries: Entry[] = [];
    items(count, () => {
      const name = read(reader, budget, depth + 1);
      const value = read(reader, budget, depth + 1);
      if (value !== null) entries.push({ key: typeof name === 'string' ? name : undefined, value });
    });
    return { entries };
  };
  budget.values--;
  const type = Number(reader.unsigned(1));
  if (type < 0x80) return String(type);
  if (type < 0x90) return map(type & 0x0f);
  if (type < 0xa0) return list(type & 0x0f);
  if (type < 0xc0) return text(type & 0x1f);
  if (type >= 0xe0) return String(type - 256);
  switch (type) {
    case 0xc0:
    case 0xc2:
    case 0xc3:
      return null;
    case 0xc4:
    case 0xd9:
      return text(Number(reader.unsigned(1)));
    case 0xc5:
    case 0xda:
      return text(Number(reader.unsigned(2)));
    case 0xc6:
    case 0xdb:
      return text(Number(reader.unsigned(4)));
    case 0xca:
      return String(reader.float(4));
    case 0xcb:
      return String(reader.float(8));
    case 0xcc:
      return reader.unsigned(1).toString();
    case 0xcd:
      return reader.unsigned(2).toString();
    case 0xce:
      return reader.unsigned(4).toString();
    case 0xcf:
      return reader.unsigned(8).toString();
    case 0xd0:
      return BigInt.asIntN(8, reader.unsigned(1)).toString();
    case 0xd1:
      return BigInt.asIntN(16, reader.unsigned(2)).toString();
    case 0xd2:
      return BigInt.asIntN(32, reader.unsigned(4)).toString();
    case 0xd3:
      return BigInt.asIntN(64, reader.unsigned(8)).toString();
    case 0xdc:
      return list(Number(reader.unsigned(2)));
    case 0xdd:
      return list(Number(reader.unsigned(4)));
    case 0xde:
      return map(Number(reader.unsigned(2)));
    case 0xdf:
      return map(Number(reader.unsigned(4)));
    default:
      // Extensions, which carry no identifiers that can be told.
      reader.take(reader.left() + 1);
      return null;
  }
}
