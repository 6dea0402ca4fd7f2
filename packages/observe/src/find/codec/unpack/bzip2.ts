import { bufferOf } from '@phonehome/shared';
import bunzip from 'seek-bzip';
import { createGrown } from './grown.ts';

/** BZh, the size of blocks, and the mark of a block. */
export function isBzip2(bytes: Uint8Array): boolean {
  return /^BZh[1-9]1AY&SY/.test(Buffer.from(bytes.subarray(0, 10)).toString('latin1'));
}

class Full extends Error {}

/** What a .bz2 file holds, as far as whole blocks of it are there and within a bound. */
export function fromBzip2(bytes: Uint8Array, max: number): Uint8Array | null {
  const out = createGrown(max);
  const sink = {
    writeByte(byte: number): void {
      if (out.isFull()) throw new Full();
      out.push(byte);
    },
  };
  try {
    bunzip.decode(bufferOf(bytes), sink);
  } catch {
    // Cut, broken, or too much: what was written before that stays.
  }
  return out.length > 0 ? out.bytes() : null;
}
