import { bytesCodec, type Codec, type Part } from './codec.ts';
import { isCompressed } from './compression-marks.ts';
import { isMessage } from './meant.ts';

const BYTES_MIN = 24;
const BYTES_MAX = 16_384;

/** A whole message whose bytes have their halves swapped or its printable ones moved by 47 places, or that is written from its end to its begin. */
export const turnedBytes: readonly Codec[] = [
  turned('swapped halves', withHalvesSwapped),
  turned('rot47', (bytes) => bytes.map((byte) => (byte > 0x20 && byte < 0x7f ? 33 + ((byte + 14) % 94) : byte))),
  turned('reversed', (bytes) => Uint8Array.from(bytes).reverse()),
];

/** Bytes with their halves of four bits in each other's place. */
export function withHalvesSwapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => ((byte << 4) | (byte >> 4)) & 0xff);
}

function turned(name: string, undo: (bytes: Uint8Array) => Uint8Array) {
  return bytesCodec(name, 'coding', (bytes): readonly Part[] | null => {
    if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
    const content = undo(bytes);
    const is_clear = isCompressed(content) || isMessage(content) || isPlain(content);
    return is_clear ? [{ content }] : null;
  });
}

/** Text of usual characters alone, of which chance makes none of this length. */
function isPlain(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 10 || byte === 13);
}
