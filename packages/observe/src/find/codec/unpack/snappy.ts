import { bufferOf } from '@phonehome/shared';
import { createGrown, type Grown } from './grown.ts';

const FRAMED = 'sNaPpY';
const JAVA = '\x82SNAPPY\0';
const JAVA_HEAD_BYTES = 16;
const PIECE = { compressed: 0, plain: 1 } as const;
const CHECKSUM_BYTES = 4;

/** Whether bytes begin as a stream of Snappy: by its own framing, or by that of Java. */
export function isSnappyStream(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 10)).toString('latin1');
  return head.startsWith(JAVA) || (bytes[0] === 0xff && head.slice(4) === FRAMED);
}

/** What a stream of Snappy holds (framing_format.txt), as far as it is there and within a bound. */
export function fromSnappyStream(bytes: Uint8Array, max: number): Uint8Array | null {
  const file = bufferOf(bytes);
  const out = createGrown(max);
  const is_java = file[0] === 0x82;
  for (let at = is_java ? JAVA_HEAD_BYTES : 0; at + 4 <= file.length && !out.isFull(); ) {
    const type = is_java ? PIECE.compressed : (file[at] as number);
    const size = is_java ? file.readUInt32BE(at) : file.readUIntLE(at + 1, 3);
    const piece = file.subarray(at + 4 + (is_java ? 0 : CHECKSUM_BYTES), at + 4 + size);
    if (type === PIECE.plain) out.append(piece);
    else if (type === PIECE.compressed) {
      const part = fromSnappy(piece, max - out.length);
      if (!part) break;
      out.append(part);
    }
    at += 4 + size;
  }
  return out.length > 0 ? out.bytes() : null;
}

const OUT_MIN = 8;

/** One block of Snappy (format_description.txt): it has no mark, but tells how long it will be, and is taken for one only if it is so. */
export function fromSnappy(bytes: Uint8Array, max: number): Uint8Array | null {
  const [size, head] = sizeOf(bytes);
  // It begins with a literal, and a copy of three bytes writes no more than 64.
  if (size < OUT_MIN || size > max || ((bytes[head] ?? 0xff) & 3) !== 0 || size > bytes.length * 24) return null;
  const out = createGrown(size + 1);
  return readElements(bytes, head, out) && out.length === size ? out.bytes() : null;
}

/** Literals and copies of what was before. @returns whether all of it was sound */
function readElements(bytes: Uint8Array, from: number, out: Grown): boolean {
  for (let at = from; at < bytes.length; ) {
    if (out.isFull()) return false;
    const tag = bytes[at++] as number;
    const [kind, high] = [tag & 3, tag >> 2];
    if (kind === 0) {
      const extra = Math.max(0, high - 59);
      const length = (extra === 0 ? high : little(bytes, at, extra)) + 1;
      at += extra;
      if (at + length > bytes.length) return false;
      out.append(bytes.subarray(at, at + length));
      at += length;
    } else {
      const width = kind === 1 ? 1 : kind === 2 ? 2 : 4;
      const distance = little(bytes, at, width) + (kind === 1 ? (tag >> 5) * 256 : 0);
      at += width;
      if (at > bytes.length || !out.repeat(distance, kind === 1 ? (high & 7) + 4 : high + 1)) return false;
    }
  }
  return true;
}

function little(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

function sizeOf(bytes: Uint8Array): [size: number, head: number] {
  let size = 0;
  for (let i = 0, unit = 1; i < 5; i++, unit *= 128) {
    const byte = bytes[i] ?? 0xff;
    size += (byte & 0x7f) * unit;
    if (byte < 0x80) return [size, i + 1];
  }
  return [0, 0];
}
