import { createHash } from 'node:crypto';
import { padded, u8, u16, u32 } from './bytes.ts';

const HEADER_BYTES = 0x70;

/**
 * A DEX file (version 035) that has strings and no code: its header, the index of its strings, their data, and the map,
 * with checksum and signature.
 */
export function dex(texts: readonly string[]): Buffer {
  // Strings stand in the order of their UTF-16 code units, each once.
  const strings = [...new Set(texts)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const data_at = HEADER_BYTES + strings.length * 4;
  const items = strings.map((text) => Buffer.concat([uleb128(text.length), Buffer.from(text), u8(0)]));
  let at = data_at;
  const offsets = items.map((item) => {
    at += item.length;
    return at - item.length;
  });
  const data = padded(Buffer.concat([Buffer.alloc(data_at), ...items])).subarray(data_at);
  const map_at = data_at + data.length;
  const map = Buffer.concat([
    u32(4),
    mapItem(0x0000, 1, 0),
    mapItem(0x0001, strings.length, HEADER_BYTES),
    mapItem(0x2002, strings.length, data_at),
    mapItem(0x1000, 1, map_at),
  ]);
  const size = map_at + map.length;
  const none = u32(0, 0);
  const tail = Buffer.concat([
    u32(size, HEADER_BYTES, 0x12345678, 0, 0, map_at, strings.length, HEADER_BYTES),
    // No types, prototypes, fields, methods and classes.
    none,
    none,
    none,
    none,
    none,
    u32(size - data_at, data_at),
    u32(...offsets),
    data,
    map,
  ]);
  const signed = Buffer.concat([createHash('sha1').update(tail).digest(), tail]);
  return Buffer.concat([Buffer.from('dex\n035\0'), u32(adler32(signed)), signed]);
}

function mapItem(type: number, count: number, at: number): Buffer {
  return Buffer.concat([u16(type, 0), u32(count, at)]);
}

function uleb128(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 0x80) return Buffer.from([...bytes, left]);
    bytes.push((left & 0x7f) | 0x80);
  }
}

/** RFC 1950. */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}
