/** Bytes that come in pieces and are taken from the front. Pieces of any size cost no more than their bytes. */
export interface ByteQueue {
  /** How many bytes there are. */
  readonly length: number;
  push(piece: Buffer): void;
  /** All that has come and was not taken; valid until the next call. */
  bytes(): Buffer;
  /** Takes so many bytes from the front. They stay as they are. */
  take(size: number): Buffer;
}

/** An empty queue. */
export function createByteQueue(): ByteQueue {
  let store: Buffer = Buffer.alloc(0);
  let start = 0;
  let end = 0;
  // A piece that was handed in is read where it is; only what has to be joined is copied.
  let ours = false;
  const part = (to: number): Buffer => (start === 0 && to === store.length ? store : store.subarray(start, to));
  return {
    push(piece) {
      if (start === end) {
        store = piece;
        start = 0;
        end = piece.length;
        ours = false;
        return;
      }
      if (!ours || end + piece.length > store.length) {
        const larger = Buffer.allocUnsafe(2 * (end - start + piece.length));
        store.copy(larger, 0, start, end);
        end -= start;
        start = 0;
        store = larger;
        ours = true;
      }
      end += piece.copy(store, end);
    },
    get length() {
      return end - start;
    },
    bytes: () => part(end),
    take(size) {
      const taken = part(start + size);
      start += taken.length;
      return taken;
    },
  };
}
