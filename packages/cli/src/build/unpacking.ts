import { crc32, inflateRawSync } from 'node:zlib';
import type { Unpacking } from '@phonehome/variants';

/** What readers of archives need of Node.js. */
export const unpacking: Unpacking = {
  inflateRaw: (bytes, bytes_max) => inflateRawSync(bytes, { maxOutputLength: Math.max(bytes_max, 1) }),
  crc32: (bytes) => crc32(bytes),
};
