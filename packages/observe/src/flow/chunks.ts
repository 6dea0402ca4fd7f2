/** Puts together what was sent in several datagrams. */
export interface Chunks {
  /** What a datagram holds: itself, or the message of which it was the last missing piece; null while others are missing. */
  whole(payload: Uint8Array): Uint8Array | null;
}

const MARK = [0x1e, 0x0f] as const;
const HEAD_BYTES = 12;
/** As the format has it. */
const CHUNKS_MAX = 128;
/** Of more that are not whole, the oldest is forgotten. */
const MESSAGES_MAX = 256;

/** Chunks of GELF over UDP: a mark of two bytes, an id of eight, which of them it is, and how many there are. */
export function createChunks(): Chunks {
  const open = new Map<string, Map<number, Buffer>>();
  return {
    whole(payload) {
      const [first, second] = payload;
      if (first !== MARK[0] || second !== MARK[1] || payload.length <= HEAD_BYTES) return payload;
      const [number = 0, count = 0] = payload.subarray(10, HEAD_BYTES);
      if (count === 0 || count > CHUNKS_MAX || number >= count) return payload;
      const id = Buffer.from(payload.subarray(2, HEAD_BYTES - 2)).toString('latin1') + String(count);
      const pieces = open.get(id) ?? new Map<number, Buffer>();
      open.set(id, pieces);
      // A copy: the capture goes on.
      pieces.set(number, Buffer.from(payload.subarray(HEAD_BYTES)));
      if (open.size > MESSAGES_MAX) open.delete(open.keys().next().value as string);
      if (pieces.size < count) return null;
      open.delete(id);
      return Buffer.concat(Array.from({ length: count }, (_, i) => pieces.get(i) as Buffer));
    },
  };
}
