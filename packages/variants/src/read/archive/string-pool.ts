import { littleEndian } from './little-endian.ts';

/** The texts of binary XML or of a table of resources (ResourceTypes.h, ResStringPool). */
export interface StringPool {
  get(index: number): string | null;
}

const UTF8 = 0x100;
const HEADER_BYTES = 28;
/** Of a longer one the rest is left out: no name is so long, and a bomb may have all its texts share their bytes. */
const CHARACTERS_MAX = 32 * 1024;

/** Reads a pool from its chunk. What lies outside of the chunk is null. */
export function readStringPool(chunk: Uint8Array): StringPool {
  const view = littleEndian(chunk);
  const count = view.u32(8);
  const utf8 = (view.u32(16) & UTF8) !== 0;
  const start = view.u32(20);
  return {
    get(index) {
      const offset_at = HEADER_BYTES + index * 4;
      if (index >= count || offset_at + 4 > chunk.length) return null;
      const at = start + view.u32(offset_at);
      if (at >= chunk.length) return null;
      return utf8 ? readUtf8(chunk, at) : readUtf16(chunk, at);
    },
  };
}

/** Two lengths of one or two bytes each, in characters and in bytes. */
function readUtf8(chunk: Uint8Array, start: number): string {
  const view = littleEndian(chunk);
  let at = start + (view.u8(start) & 0x80 ? 2 : 1);
  const long = (view.u8(at) & 0x80) !== 0;
  const length = long ? (view.u8(at) & 0x7f) * 256 + view.u8(at + 1) : view.u8(at);
  at += long ? 2 : 1;
  return new TextDecoder().decode(chunk.subarray(at, at + Math.min(length, CHARACTERS_MAX)));
}

/** A length in characters, of two or four bytes. */
function readUtf16(chunk: Uint8Array, start: number): string {
  const view = littleEndian(chunk);
  const long = (view.u16(start) & 0x8000) !== 0;
  const length = long ? (view.u16(start) & 0x7fff) * 0x10000 + view.u16(start + 2) : view.u16(start);
  const at = start + (long ? 4 : 2);
  return new TextDecoder('utf-16le').decode(chunk.subarray(at, at + Math.min(length, CHARACTERS_MAX) * 2));
}
