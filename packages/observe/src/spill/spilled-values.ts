import type { Spill } from './spill.ts';

/** No value: what comes before the first of a chain. */
export const NOWHERE = -1;

/** Values in a spill, by where they stand. */
export interface SpilledValues {
  /** Puts a value there that JSON can hold. */
  put(value: unknown): number;
  get(offset: number): unknown;
}

const LENGTH_BYTES = 4;
/** Most values are read at once with their length. */
const GUESSED_BYTES = 508;

/** Values as JSON, each after its length in bytes. */
export function spilledValues(spill: Spill): SpilledValues {
  const guessed = Buffer.alloc(LENGTH_BYTES + GUESSED_BYTES);
  return {
    put(value) {
      const text = JSON.stringify(value);
      const length = Buffer.byteLength(text);
      const bytes = Buffer.allocUnsafe(LENGTH_BYTES + length);
      bytes.writeUInt32LE(length);
      bytes.write(text, LENGTH_BYTES);
      return spill.append(bytes);
    },
    get(offset) {
      spill.read(offset, guessed);
      const length = guessed.readUInt32LE();
      if (length <= GUESSED_BYTES) return JSON.parse(guessed.toString('utf8', LENGTH_BYTES, LENGTH_BYTES + length));
      const bytes = Buffer.allocUnsafe(length);
      spill.read(offset + LENGTH_BYTES, bytes);
      return JSON.parse(bytes.toString('utf8'));
    },
  };
}
