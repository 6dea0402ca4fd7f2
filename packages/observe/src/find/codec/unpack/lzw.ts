import { createGrown } from './grown.ts';

const CLEAR = 256;
const BITS_MIN = 9;
const BITS_MAX = 16;

/** What `compress` has written (.Z): codes that grow from 9 bits on, in groups of eight. */
export function fromLzw(bytes: Uint8Array, max: number): Uint8Array | null {
  const flags = bytes[2] ?? 0;
  const bits_max = flags & 0x1f;
  const has_clear = (flags & 0x80) !== 0;
  if (bits_max < BITS_MIN || bits_max > BITS_MAX) return null;
  const out = createGrown(max);
  /** Of each code: where it was written last, and how long it is. */
  const begin = new Uint32Array(1 << BITS_MAX);
  const length = new Uint32Array(1 << BITS_MAX);
  const first = has_clear ? CLEAR + 1 : CLEAR;
  let [next, bits, group, used] = [first, BITS_MIN, 3 * 8, 0];
  let before: { readonly at: number; readonly length: number } | null = null;
  for (;;) {
    if (next > (1 << bits) - 1 && bits < bits_max) {
      group += Math.ceil(used / (bits * 8)) * bits * 8;
      used = 0;
      bits++;
    }
    const code = codeAt(bytes, group + used, bits);
    if (code === null || out.isFull()) break;
    used += bits;
    if (code === CLEAR && has_clear) {
      group += Math.ceil(used / (bits * 8)) * bits * 8;
      [next, bits, used, before] = [first, BITS_MIN, 0, null];
      continue;
    }
    const at = out.length;
    if (code < 256) out.push(code);
    else if (code < next) out.repeat(at - (begin[code] as number), length[code] as number);
    else if (code === next && before) out.repeat(before.length, before.length + 1);
    else break;
    if (before && next < 1 << bits_max) {
      begin[next] = before.at;
      length[next++] = before.length + 1;
    }
    before = { at, length: out.length - at };
  }
  return out.length > 0 ? out.bytes() : null;
}

/** So many bits, the lowest first. */
function codeAt(bytes: Uint8Array, bit: number, count: number): number | null {
  if (bit + count > bytes.length * 8) return null;
  const at = bit >> 3;
  const three = (bytes[at] as number) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  return (three >> (bit & 7)) & ((1 << count) - 1);
}
