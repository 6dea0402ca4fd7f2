/** Reads bytes from front to end; once they do not suffice it is cut, and all that it gives then is empty or 0. */
export interface BytesReader {
  left(): number;
  isCut(): boolean;
  take(length: number): Uint8Array;
  /** Big-endian. */
  unsigned(length: 1 | 2 | 4 | 8): bigint;
  float(length: 4 | 8): number;
  /** Base 128, least significant group first, of up to ten bytes. */
  varint(): bigint;
}

/** A reader at the begin of some bytes. */
export function createBytesReader(bytes: Uint8Array): BytesReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let cut = false;
  const move = (length: number): number | null => {
    if (cut || length < 0 || !(at + length <= bytes.length)) {
      cut = true;
      return null;
    }
    at += length;
    return at - length;
  };
  return {
    left: () => (cut ? 0 : bytes.length - at),
    isCut: () => cut,
    take(length) {
      const from = move(length);
      return from === null ? new Uint8Array(0) : bytes.subarray(from, at);
    },
    unsigned(length) {
      const from = move(length);
      if (from === null) return 0n;
      if (length === 8) return view.getBigUint64(from);
      return BigInt(length === 4 ? view.getUint32(from) : length === 2 ? view.getUint16(from) : view.getUint8(from));
    },
    float(length) {
      const from = move(length);
      if (from === null) return 0;
      return length === 8 ? view.getFloat64(from) : view.getFloat32(from);
    },
    varint() {
      let value = 0n;
      for (let shift = 0n; shift < 70n; shift += 7n) {
        const from = move(1);
        if (from === null) return 0n;
        const byte = bytes[from] as number;
        value |= BigInt(byte & 0x7f) << shift;
        if (byte < 0x80) return value;
      }
      cut = true;
      return 0n;
    },
  };
}
