/** Bytes that are written one after another, and copied from what was written before: what dictionary compressions make. */
export interface Grown {
  /** How many there are. */
  readonly length: number;
  push(byte: number): void;
  /** Of a byte that was written so many before the end; 0 where there is none. */
  back(distance: number): number;
  /** Writes again what stands so many before the end. @returns whether that was written before */
  repeat(distance: number, length: number): boolean;
  append(bytes: Uint8Array): void;
  /** Forgets what was written beyond that. */
  cut(length: number): void;
  /** Whether as many were written as may be: what goes beyond is left out. */
  isFull(): boolean;
  bytes(): Uint8Array;
}

/** No bytes yet. */
export function createGrown(max: number): Grown {
  let held: Buffer = Buffer.alloc(Math.min(max, 4_096));
  let length = 0;
  const reserve = (count: number): void => {
    if (length + count <= held.length) return;
    const larger = Buffer.alloc(Math.min(max, Math.max(held.length * 2, length + count)));
    held.copy(larger, 0, 0, length);
    held = larger;
  };
  return {
    get length() {
      return length;
    },
    push(byte) {
      if (length >= max) return;
      reserve(1);
      held[length++] = byte;
    },
    back: (distance) => (distance > length ? 0 : (held[length - distance] as number)),
    repeat(distance, count) {
      if (distance < 1 || distance > length) return false;
      const upto = Math.min(max, length + count);
      reserve(upto - length);
      // One by one: what is copied may itself be part of what is being written.
      for (; length < upto; length++) held[length] = held[length - distance] as number;
      return true;
    },
    append(bytes) {
      const part = bytes.subarray(0, max - length);
      reserve(part.length);
      held.set(part, length);
      length += part.length;
    },
    cut(shorter) {
      length = Math.min(length, shorter);
    },
    isFull: () => length >= max,
    bytes: () => held.subarray(0, length),
  };
}
