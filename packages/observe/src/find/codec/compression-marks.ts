import { isBzip2 } from './unpack/bzip2.ts';
import { isLz4 } from './unpack/lz4.ts';
import { isLzip, isLzmaAlone, isXz } from './unpack/lzma.ts';
import { isSnappyStream } from './unpack/snappy.ts';

/** Whether bytes begin with the mark of a compression that has a clear one. */
export function isCompressed(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (
    (a === 0x1f && (b === 0x8b || b === 0x9d)) ||
    [isBzip2, isXz, isLzip, isLz4, isSnappyStream, isLzmaAlone].some((is) => is(bytes)) ||
    (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) ||
    (a === 0x78 && ZLIB_FLAGS.has(b ?? 0))
  );
}

/** The second byte of what zlib writes, by level. */
const ZLIB_FLAGS = new Set([0x01, 0x5e, 0x9c, 0xda]);
