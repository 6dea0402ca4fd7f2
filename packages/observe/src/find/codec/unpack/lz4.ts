import { createGrown, type Grown } from './grown.ts';

const FRAME = 0x184d_2204;
const LEGACY = 0x184c_2102;
const MOZILLA = 'mozLz40\0';
/** A sequence copies at least so many. */
const MATCH_MIN = 4;

/** Whether bytes begin as a frame of LZ4, of either sort, or as Firefox's files do. */
export function isLz4(bytes: Uint8Array): boolean {
  const mark = u32(bytes, 0);
  return mark === FRAME || mark === LEGACY || Buffer.from(bytes.subarray(0, 8)).toString('latin1') === MOZILLA;
}

/** What frames of LZ4 hold (LZ4 frame format 1.6), as far as they are there and within a bound. */
export function fromLz4(bytes: Uint8Array, max: number): Uint8Array | null {
  const out = createGrown(max);
  const mark = u32(bytes, 0);
  if (mark === FRAME) readFrame(bytes, out);
  else if (mark === LEGACY) {
    for (let at = 4; at + 4 < bytes.length && !out.isFull(); at += 4 + u32(bytes, at))
      if (!readBlock(bytes.subarray(at + 4, at + 4 + u32(bytes, at)), out)) break;
  } else readBlock(bytes.subarray(12), out);
  return out.length > 0 ? out.bytes() : null;
}

/** A block behind its size in four bytes, as libraries write it: taken for one only if it is wholly so. */
export function fromSizedLz4(bytes: Uint8Array, max: number): Uint8Array | null {
  for (const size of [u32(bytes, 0), Buffer.from(bytes.subarray(0, 4)).readUInt32BE(0)]) {
    // What is shorter than it was can be no hundredth of it, and is hardly longer.
    if (size < 8 || size > max || size > bytes.length * 255 || bytes.length > size + size / 16 + 24) continue;
    const out = createGrown(size + 1);
    if (readBlock(bytes.subarray(4), out) && out.length === size) return out.bytes();
  }
  return null;
}

function readFrame(bytes: Uint8Array, out: Grown): void {
  const flags = bytes[4] ?? 0;
  const has_checksums = (flags & 0x10) !== 0;
  let at = 7 + (flags & 0x08 ? 8 : 0) + (flags & 0x01 ? 4 : 0);
  while (at + 4 < bytes.length && !out.isFull()) {
    const size = u32(bytes, at);
    if (size === 0) return;
    const length = size & 0x7fff_ffff;
    const block = bytes.subarray(at + 4, at + 4 + length);
    if (size > 0x7fff_ffff) out.append(block);
    else if (!readBlock(block, out)) return;
    at += 4 + length + (has_checksums ? 4 : 0);
  }
}

/** Literals and copies of what was before, in turn. @returns whether all of it was sound */
function readBlock(bytes: Uint8Array, out: Grown): boolean {
  let at = 0;
  const more = (four: number): number => {
    let length = four;
    if (four === 15)
      for (let byte = 255; byte === 255 && at < bytes.length; ) {
        byte = bytes[at++] as number;
        length += byte;
      }
    return length;
  };
  while (at < bytes.length) {
    const token = bytes[at++] as number;
    const literals = more(token >> 4);
    out.append(bytes.subarray(at, at + literals));
    at += literals;
    // The last sequence has literals only.
    if (at >= bytes.length) return at === bytes.length;
    if (at + 2 > bytes.length || out.isFull()) return false;
    const distance = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    at += 2;
    if (!out.repeat(distance, more(token & 0x0f) + MATCH_MIN)) return false;
  }
  return true;
}

function u32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at + 3] ?? 0) << 24) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at] ?? 0)) >>> 0
  );
}
