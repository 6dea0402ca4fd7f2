import { createGrown, type Grown } from './grown.ts';
import { createLzmaDecoder, type LzmaDecoder, type LzmaProperties, lzmaProperties } from './lzma-decoder.ts';

const ALONE_HEAD_BYTES = 13;
const LZIP_HEAD_BYTES = 6;
/** What lzip writes has always these. */
const LZIP_PROPERTIES: LzmaProperties = { lc: 3, lp: 0, pb: 2 };
const LZMA2 = 0x21;
const XZ_HEAD_BYTES = 12;
const HEAD = { alone: 0x5d, xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], lzip: [0x4c, 0x5a, 0x49, 0x50, 1] } as const;

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** Whether bytes begin as an .xz file does (format 1.2.0, 2.1.1.1). */
export const isXz = (bytes: Uint8Array): boolean => begins(bytes, HEAD.xz);
export const isLzip = (bytes: Uint8Array): boolean => begins(bytes, HEAD.lzip);

/** The head of an .lzma file: the usual properties, a dictionary of a round size, and a length that is unknown or small. */
export function isLzmaAlone(bytes: Uint8Array): boolean {
  if (bytes[0] !== HEAD.alone || bytes.length < ALONE_HEAD_BYTES + 5 || bytes[13] !== 0) return false;
  const dictionary = u32(bytes, 1);
  const [low, high] = [u32(bytes, 5), u32(bytes, 9)];
  const is_round = (dictionary & (dictionary - 1)) === 0 || dictionary % 0x1000 === 0 || dictionary === 0xffff_ffff;
  return is_round && (high === 0 || (high === 0xffff_ffff && low === high));
}

/** What an .lzma file holds, as far as it is there and within a bound; null where it is broken. */
export function fromLzmaAlone(bytes: Uint8Array, max: number): Uint8Array | null {
  const properties = lzmaProperties(bytes[0] as number);
  if (!properties) return null;
  const size = u32(bytes, 9) === 0 ? Math.min(u32(bytes, 5), max) : max;
  return single(properties, bytes.subarray(ALONE_HEAD_BYTES), size);
}

/** What an .lz file holds: one stream with the same properties always. */
export function fromLzip(bytes: Uint8Array, max: number): Uint8Array | null {
  return single(LZIP_PROPERTIES, bytes.subarray(LZIP_HEAD_BYTES), max);
}

function single(properties: LzmaProperties, bytes: Uint8Array, max: number): Uint8Array | null {
  const out = createGrown(max);
  createLzmaDecoder(properties).decode(bytes, out, max);
  return out.length > 0 ? out.bytes() : null;
}

/** What the first block of an .xz file holds, of which LZMA2 is the only filter, as far as it is there. */
export function fromXz(bytes: Uint8Array, max: number): Uint8Array | null {
  const head_bytes = ((bytes[XZ_HEAD_BYTES] ?? 0) + 1) * 4;
  const flags = bytes[XZ_HEAD_BYTES + 1] ?? 0xff;
  if (head_bytes < 8 || (flags & 0x3f) !== 0) return null;
  let at = XZ_HEAD_BYTES + 2;
  // Sizes, which the pieces tell by themselves.
  for (const flag of [0x40, 0x80]) if (flags & flag) while ((bytes[at++] ?? 0) & 0x80);
  if (bytes[at] !== LZMA2) return null;
  const out = createGrown(max);
  readLzma2(bytes.subarray(XZ_HEAD_BYTES + head_bytes), out);
  return out.length > 0 ? out.bytes() : null;
}

/** Pieces, packed or as they are, until one says that it is the end. */
function readLzma2(bytes: Uint8Array, out: Grown): void {
  let decoder: LzmaDecoder | null = null;
  let properties: LzmaProperties | null = null;
  for (let at = 0; at < bytes.length && !out.isFull(); ) {
    const control = bytes[at] as number;
    if (control === 0) return;
    if (control < 0x80) {
      if (control > 2) return;
      const size = u16(bytes, at + 1) + 1;
      out.append(bytes.subarray(at + 3, at + 3 + size));
      at += 3 + size;
      continue;
    }
    const size = ((control & 0x1f) << 16) + u16(bytes, at + 1) + 1;
    const packed = u16(bytes, at + 3) + 1;
    at += 5;
    if (control >= 0xc0) properties = lzmaProperties(bytes[at++] ?? 0xff);
    if (!properties) return;
    if (control >= 0xa0 || !decoder) decoder = createLzmaDecoder(properties);
    if (!decoder.decode(bytes.subarray(at, at + packed), out, out.length + size)) return;
    at += packed;
  }
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function u32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at + 3] ?? 0) << 24) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at] ?? 0)) >>> 0
  );
}
