/** Reads numbers of little-endian formats; past the end they are zero, and whoever reads checks the length before. */
export interface LittleEndian {
  readonly length: number;
  u8(at: number): number;
  u16(at: number): number;
  u32(at: number): number;
  /** Of eight bytes, as far as a number holds it. */
  u64(at: number): number;
}

/** A view of bytes. */
export function littleEndian(bytes: Uint8Array): LittleEndian {
  const u8 = (at: number): number => bytes[at] ?? 0;
  const u16 = (at: number): number => u8(at) + u8(at + 1) * 0x100;
  const u32 = (at: number): number => u16(at) + u16(at + 2) * 0x10000;
  return { length: bytes.length, u8, u16, u32, u64: (at) => u32(at) + u32(at + 4) * 0x100000000 };
}
