import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { bytesCodec, type Codec, type Part } from './codec.ts';
import { isMeant } from './meant.ts';
import { fromBzip2, isBzip2 } from './unpack/bzip2.ts';
import { fromLz4, fromSizedLz4, isLz4 } from './unpack/lz4.ts';
import { fromLzip, fromLzmaAlone, fromXz, isLzip, isLzmaAlone, isXz } from './unpack/lzma.ts';
import { fromLzw } from './unpack/lzw.ts';
import { fromSnappy, fromSnappyStream, isSnappyStream } from './unpack/snappy.ts';
import { cutOptions, UNPACKED_MAX, unpacked } from './unpack.ts';

const maxOutputLength = UNPACKED_MAX;
const CUT = cutOptions();

function codec(
  name: string,
  begins: (bytes: Uint8Array) => boolean,
  undo: (bytes: Uint8Array) => Uint8Array | null,
): Codec {
  return bytesCodec(name, 'coding', (bytes): readonly Part[] | null => {
    if (bytes.length < 8 || !begins(bytes)) return null;
    const content = unpacked(() => undo(bytes));
    return content && content.length > 0 ? [{ content }] : null;
  });
}

export const gzip = codec(
  'gzip',
  ([first, second]) => first === 0x1f && second === 0x8b,
  (bytes) => gunzipSync(bytes, CUT),
);

/** RFC 1950: the two bytes of its head are a multiple of 31. */
export const zlib = codec(
  'zlib',
  ([method = 0, flags = 0]) => (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0,
  (bytes) => inflateSync(bytes, CUT),
);

export const zstd = codec(
  'zstd',
  ([a, b, c, d]) => a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd,
  (bytes) => zstdDecompressSync(bytes, { maxOutputLength }),
);

export const bzip2 = codec('bzip2', isBzip2, (bytes) => fromBzip2(bytes, maxOutputLength));
export const xz = codec('xz', isXz, (bytes) => fromXz(bytes, maxOutputLength));
export const lzip = codec('lzip', isLzip, (bytes) => fromLzip(bytes, maxOutputLength));
export const lzma = codec('lzma', isLzmaAlone, (bytes) => fromLzmaAlone(bytes, maxOutputLength));
export const lz4 = codec('lz4', isLz4, (bytes) => fromLz4(bytes, maxOutputLength));
export const snappyStream = codec('snappy', isSnappyStream, (bytes) => fromSnappyStream(bytes, maxOutputLength));

/** What `compress` writes. */
export const lzw = codec(
  'compress',
  ([first, second]) => first === 0x1f && second === 0x9d,
  (bytes) => fromLzw(bytes, maxOutputLength),
);

/** These two have no mark, but tell how much they will be: what becomes exactly that was meant so. */
export const snappy = codec(
  'snappy',
  () => true,
  (bytes) => fromSnappy(bytes, maxOutputLength),
);

export const sizedLz4 = codec(
  'lz4',
  () => true,
  (bytes) => fromSizedLz4(bytes, maxOutputLength),
);

/** Neither this nor the next has a mark: what comes out must make sense. */
export const deflate = codec(
  'deflate',
  ([first = 0]) => (first & 0x06) !== 0x06,
  (bytes) => meantOnly(inflateRawSync(bytes, { maxOutputLength })),
);

export const brotli = codec(
  'brotli',
  () => true,
  (bytes) => meantOnly(brotliDecompressSync(bytes, { maxOutputLength })),
);

/** Whether one of the compressions without a mark makes sense of bytes. */
export function isPackedUnmarked(bytes: Uint8Array): boolean {
  if (bytes.length < UNMARKED_MIN) return false;
  const first = bytes[0] as number;
  if (BROTLI_WINDOWS.has(first & 0x0f) && brotli.decode(bytes) !== null) return true;
  if (DEFLATE_BLOCKS.has(first & 0x07) && deflate.decode(bytes) !== null) return true;
  const [{ content } = { content: '' }] = snappy.decode(bytes) ?? [];
  return typeof content !== 'string' && content.length > 0 && isMeant(content);
}

const UNMARKED_MIN = 24;
/** What says how far back is looked, of 18, 20, 22 or 24 bits: encoders choose others hardly ever (RFC 7932, 9.1). */
const BROTLI_WINDOWS = new Set([0x03, 0x07, 0x0b, 0x0f]);
/** A last block with fixed or own codes, or another one with its own (RFC 1951, 3.2.3). */
const DEFLATE_BLOCKS = new Set([3, 5, 4]);

function meantOnly(bytes: Uint8Array): Uint8Array {
  return bytes.length >= 8 && isMeant(bytes) ? bytes : new Uint8Array(0);
}
