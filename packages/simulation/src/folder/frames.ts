import { open } from 'node:fs/promises';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** The fastest that still finds what one phone's reports have in common: about a thirtieth is left of records. */
const LEVEL = 1;
const LENGTH_BYTES = 4;

/** Whole lines as a frame: packed, after their packed length. */
export function packFrame(lines: Uint8Array): Buffer {
  const packed = zstdCompressSync(lines, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(packed.length);
  return Buffer.concat([length, packed]);
}

/** A file of frames that is read one by one. */
export interface FrameReader {
  /** The whole lines of the next frame, or null at the end. */
  next(): Promise<Buffer | null>;
  close(): Promise<void>;
}

/** Opens a file of frames; rejects with the system's error when it cannot be read. */
export async function openFrames(path: string): Promise<FrameReader> {
  const file = await open(path);
  const length = Buffer.alloc(LENGTH_BYTES);
  return {
    async next() {
      const { bytesRead } = await file.read(length, 0, LENGTH_BYTES);
      if (bytesRead < LENGTH_BYTES) return null;
      const packed = Buffer.allocUnsafe(length.readUInt32LE());
      await file.read(packed, 0, packed.length);
      return zstdDecompressSync(packed);
    },
    close: () => file.close(),
  };
}
