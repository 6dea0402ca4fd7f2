import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Content, type Part } from './codec.ts';

const MAGIC = 'bplist00';
const TRAILER_BYTES = 32;
const DEPTH_MAX = 20;
const PARTS_MAX = 10_000;
/** Lists may hold one another, and themselves: without end, and without any part that is told. */
const VISITS_MAX = 50_000;
const TYPES = { integer: 1, real: 2, data: 4, ascii: 5, utf16: 6, array: 10, set: 12, dictionary: 13 } as const;

/** The binary property list of Apple's systems. */
export const propertyList = bytesCodec('bplist', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC || file.length < MAGIC.length + TRAILER_BYTES) return null;
  const trailer = file.subarray(-TRAILER_BYTES);
  const [offset_bytes = 0, reference_bytes = 0] = trailer.subarray(6, 8);
  const count = Number(trailer.readBigUInt64BE(8));
  const top = Number(trailer.readBigUInt64BE(16));
  const table = Number(trailer.readBigUInt64BE(24));
  if (![1, 2, 3, 4, 6, 8].includes(offset_bytes) || ![1, 2, 4, 8].includes(reference_bytes)) return null;
  const parts: Part[] = [];
  let visits = 0;
  const isFull = (): boolean => visits > VISITS_MAX || parts.length > PARTS_MAX;
  const number = (at: number, length: number): number => {
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 256 + (file[at + i] ?? 0);
    return value;
  };

  /** Adds what an object holds; gives it, where it is a text. */
  const visit = (index: number, key: string | undefined, depth: number): Content | null => {
    visits++;
    if (index >= count || depth > DEPTH_MAX || isFull()) return null;
    let at = number(table + index * offset_bytes, offset_bytes);
    const marker = file[at] ?? 0;
    const type = marker >> 4;
    let size = marker & 0x0f;
    at++;
    if (size === 0x0f && type > TYPES.real) {
      const length = 1 << ((file[at] ?? 0) & 0x0f);
      size = number(at + 1, length);
      at += 1 + length;
    }
    const reference = (i: number): number => number(at + i * reference_bytes, reference_bytes);
    if (type === TYPES.array || type === TYPES.set) {
      for (let i = 0; i < size && !isFull(); i++) add(key, visit(reference(i), key, depth + 1));
      return null;
    }
    if (type === TYPES.dictionary) {
      for (let i = 0; i < size && !isFull(); i++) {
        const name = visit(reference(i), undefined, depth + 1);
        const by = typeof name === 'string' ? name : key;
        add(by, visit(reference(size + i), by, depth + 1));
      }
      return null;
    }
    if (type === TYPES.integer) return String(number(at, 1 << size));
    if (type === TYPES.real && size === 3 && at + 8 <= file.length) return String(file.readDoubleBE(at));
    if (type === TYPES.real && size === 2 && at + 4 <= file.length) return String(file.readFloatBE(at));
    if (type === TYPES.ascii) return file.toString('latin1', at, at + size);
    if (type === TYPES.utf16)
      return Buffer.from(file.subarray(at, at + size * 2))
        .swap16()
        .toString('utf16le');
    return type === TYPES.data ? file.subarray(at, at + size) : null;
  };
  const add = (key: string | undefined, content: Content | null): void => {
    if (content !== null) parts.push(key === undefined ? { content } : { key, content });
  };
  add(undefined, visit(top, undefined, 0));
  return parts.length > 0 ? parts : null;
});
