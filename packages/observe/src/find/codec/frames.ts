import { bytesCodec, type Part } from './codec.ts';

/** Fewer bytes fit by chance, or are a number with its length. */
const BYTES_MIN = 16;
const FRAMES_MAX = 10_000;

/** Where the length of a frame is: behind so many bytes of a type or flags, in so many, in this order, with or without the head. */
interface Head {
  readonly before: number;
  readonly bytes: 2 | 4;
  readonly is_little: boolean;
  readonly is_counted: boolean;
}

const heads: readonly Head[] = ([4, 2] as const).flatMap((bytes) =>
  [false, true].flatMap((is_little) => [
    { before: 0, bytes, is_little, is_counted: false },
    { before: 0, bytes, is_little, is_counted: true },
    { before: 1, bytes, is_little, is_counted: false },
  ]),
);

/**
 * Messages of a stream, each behind its length in two or four bytes, as protocols without other marks have them (that of
 * gRPC behind a byte of flags): the lengths must fit all that is there. Of more than one, the last may be cut off.
 */
export const frames = bytesCodec('frames', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const head of heads) {
    const parts = framesOf(bytes, view, head);
    if (parts) return parts;
  }
  return null;
});

function framesOf(
  bytes: Uint8Array,
  view: DataView,
  { before, bytes: width, is_little, is_counted }: Head,
): Part[] | null {
  const head = before + width;
  const parts: Part[] = [];
  for (let at = 0; at < bytes.length && parts.length < FRAMES_MAX; ) {
    if (at + head > bytes.length) return parts.length > 1 ? parts : null;
    const length = width === 4 ? view.getUint32(at + before, is_little) : view.getUint16(at + before, is_little);
    const size = is_counted ? length : head + length;
    // A frame of nothing says nothing, and many of them are a row of zeros.
    if (size <= head) return null;
    const is_cut = at + size > bytes.length;
    if (is_cut && parts.length < 2) return null;
    parts.push({ content: bytes.subarray(at + head, at + size) });
    at += size;
  }
  return parts;
}
