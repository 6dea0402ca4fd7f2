/** Numbers of little-endian formats. */
export const u8 = (...values: readonly number[]): Buffer => Buffer.from(values);

export function u16(...values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => u8(value & 0xff, (value >> 8) & 0xff)));
}

export function u32(...values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => u16(value & 0xffff, (value >>> 16) & 0xffff)));
}

/** Zero bytes up to the next multiple of four. */
export function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
