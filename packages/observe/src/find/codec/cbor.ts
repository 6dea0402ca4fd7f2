import { type BytesReader, createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';
import { fromSenml } from './senml.ts';
import type { Entry, Value } from './value.ts';
import { tellValue } from './value-parts.ts';

const DEPTH_MAX = 30;
const VALUES_MAX = 20_000;
const BREAK = 0xff;
const END = Symbol('end');

/** CBOR (RFC 8949): a map or a list that takes up all the bytes. */
export const cbor = bytesCodec('cbor', 'structure', (bytes): readonly Part[] | null => {
  const [first = 0] = bytes;
  const is_container = (first >= 0x80 && first <= 0xbf) || (first >= 0xc0 && first <= 0xdb);
  if (!is_container || bytes.length < 8) return null;
  const reader = createBytesReader(bytes);
  const budget = { values: VALUES_MAX };
  const value = read(reader, budget, 0);
  if (value === null || value === END || reader.isCut() || reader.left() > 0 || budget.values < 0) return null;
  const parts: Part[] = [];
  tellValue(fromSenml(value), undefined, parts);
  return parts.length > 0 ? parts : null;
});

/** @returns null where it is nothing that can be told; the end of a list without a length */
function read(reader: BytesReader, budget: { values: number }, depth: number): Value | null | typeof END {
  const first = Number(reader.unsigned(1));
  if (first === BREAK) return END;
  const [major, low] = [first >> 5, first & 0x1f];
  if (depth > DEPTH_MAX || --budget.values < 0 || (low > 27 && low < 31)) reader.take(reader.left() + 1);
  if (reader.isCut()) return END;
  if (major === 7) return special(reader, low);
  const endless = low === 31;
  const size = endless ? 0n : low < 24 ? BigInt(low) : reader.unsigned((1 << (low - 24)) as 1);
  if (major === 0) return size.toString();
  if (major === 1) return (-1n - size).toString();
  if ((major === 2 || major === 3) && !endless) {
    const bytes = reader.take(Number(size));
    return (major === 3 ? readableText(bytes) : null) ?? bytes;
  }
  if (major === 6) {
    const tagged = read(reader, budget, depth + 1);
    return tagged instanceof Uint8Array ? bignum(Number(size), tagged) : tagged;
  }
  const count = endless ? Number.POSITIVE_INFINITY : Number(size);
  if (!endless && count > reader.left()) reader.take(reader.left() + 1);
  const items: Value[] = [];
  const entries: Entry[] = [];
  for (let i = 0; i < count && !reader.isCut(); i++) {
    const one = read(reader, budget, depth + 1);
    if (one === END) break;
    if (major !== 5) {
      items.push(one ?? '');
      continue;
    }
    const value = read(reader, budget, depth + 1);
    if (value === END) break;
    if (value !== null) entries.push({ key: typeof one === 'string' ? one : undefined, value });
  }
  return major === 5 ? { entries } : { items };
}

const BIGNUMS = { positive: 2, negative: 3, bytes_max: 32 } as const;

/** A number that is too large for eight bytes (RFC 8949, 3.4.3); else the bytes themselves. */
function bignum(tag: number, bytes: Uint8Array): Value {
  if ((tag !== BIGNUMS.positive && tag !== BIGNUMS.negative) || bytes.length > BIGNUMS.bytes_max) return bytes;
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return (tag === BIGNUMS.positive ? number : -1n - number).toString();
}

/** Fractions; true, false and nothing. */
function special(reader: BytesReader, low: number): string | null {
  if (low === 26) return String(reader.float(4));
  if (low === 27) return String(reader.float(8));
  if (low === 25) reader.take(2);
  if (low === 24) reader.take(1);
  return null;
}
