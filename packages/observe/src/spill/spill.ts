/**
 * A place for what is found and is needed again only when it is told: bytes are put behind one another and read back by where they
 * are. Where that is, a file or memory, is the matter of whoever gives it.
 */
export interface Spill {
  /** Puts bytes behind all others; whoever calls may use their memory again. Returns where they begin. */
  append(bytes: Uint8Array): number;
  /** Fills bytes from what stands there, as far as there is something, and says how many were filled. */
  read(offset: number, into: Uint8Array): number;
  /** How many bytes there are. */
  size(): number;
}

const BLOCK_BYTES = 64 * 1024;

/** A spill in memory, for what is small or is to be had whole anyway. */
export function memorySpill(): Spill {
  const blocks: Uint8Array[] = [];
  let size = 0;
  return {
    append(bytes) {
      const begin = size;
      for (let at = 0; at < bytes.length; ) {
        if (size === blocks.length * BLOCK_BYTES) blocks.push(new Uint8Array(BLOCK_BYTES));
        const piece = bytes.subarray(at, at + BLOCK_BYTES - (size % BLOCK_BYTES));
        (blocks.at(-1) as Uint8Array).set(piece, size % BLOCK_BYTES);
        at += piece.length;
        size += piece.length;
      }
      return begin;
    },
    read(offset, into) {
      const length = Math.max(0, Math.min(into.length, size - offset));
      for (let at = 0; at < length; ) {
        const from = (offset + at) % BLOCK_BYTES;
        const block = blocks[Math.floor((offset + at) / BLOCK_BYTES)] as Uint8Array;
        const piece = block.subarray(from, from + length - at);
        into.set(piece, at);
        at += piece.length;
      }
      return length;
    },
    size: () => size,
  };
}
