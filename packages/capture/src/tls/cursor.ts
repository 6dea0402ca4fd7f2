/** Reads structures whose parts tell their lengths. Beyond the end it reads zeros and nothing, and tells so. */
export interface Cursor {
  /** A number of so many bytes, at most 4. */
  number(bytes: number): number;
  /** So many bytes. */
  take(bytes: number): Uint8Array;
  /** What follows its length, which takes so many bytes. */
  within(length_bytes: number): Cursor;
  /** All that is left, as Latin-1. */
  text(): string;
  /** How much is left. */
  left(): number;
  /** Whether more was wanted than there was. */
  isCut(): boolean;
}

/** A cursor at the first of some bytes. */
export function createCursor(bytes: Uint8Array): Cursor {
  let at = 0;
  let cut = false;
  const take = (count: number): Uint8Array => {
    const taken = bytes.subarray(at, at + count);
    if (taken.length < count) cut = true;
    at += taken.length;
    return taken;
  };
  const number = (count: number): number => take(count).reduce((value, byte) => value * 256 + byte, 0);
  return {
    number,
    take,
    within: (length_bytes) => createCursor(take(number(length_bytes))),
    text: () => String.fromCharCode(...take(bytes.length - at)),
    left: () => bytes.length - at,
    isCut: () => cut,
  };
}
