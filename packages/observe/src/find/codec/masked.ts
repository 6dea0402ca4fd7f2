import { cbor } from './cbor.ts';
import { bytesCodec, type Part, textCodec } from './codec.ts';
import { isCompressed } from './compressed.ts';
import { senseOf } from './disguised.ts';
import { messagepack } from './messagepack.ts';
import { protobuf } from './protobuf.ts';
import { textUnderKey, xored } from './xor-key.ts';

const BYTES_MIN = 24;
const BYTES_MAX = 16_384;
/** Of the names in a format that must take up all the bytes. */
const SENSE_MIN = 1;

/**
 * A whole message with a short key XORed onto it, again and again: a text with a key of up to four bytes, or with a single
 * byte what a compression or a format of bytes makes. Words that are known show that it was meant.
 */
export const masked = bytesCodec('xor', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
  const content = textUnderKey(bytes) ?? messageUnderByte(bytes);
  return content === null ? null : [{ content }];
});

/** The same of a text that the key has left readable: one that makes no sense, and has marks that no other coding has. */
export const maskedText = textCodec('xor', 'coding', (text): readonly Part[] | null => {
  if (text.length < BYTES_MIN || text.length > BYTES_MAX || !/[^\w\s+/=.:,-]/.test(text) || senseOf(text) > 0)
    return null;
  const content = textUnderKey(Buffer.from(text, 'utf8'));
  return content === null ? null : [{ content }];
});

function messageUnderByte(bytes: Uint8Array): Uint8Array | null {
  for (let key = 1; key < 256; key++) {
    const head = bytes.subarray(0, 4).map((byte) => byte ^ key);
    if (isCompressed(head) && head[0] !== 0x78) return xored(bytes, Uint8Array.of(key));
    const codec = codecOf(head);
    const message = codec && xored(bytes, Uint8Array.of(key));
    const parts = message && codec.decode(message);
    if (parts && senseOf(parts.map((part) => part.key ?? '').join(' ')) >= SENSE_MIN) return message;
  }
  return null;
}

/** The format that the first byte may begin, of those with names in them. */
function codecOf([first = 0, second = 0]: Uint8Array): typeof cbor | null {
  if ((first >= 0x80 && first <= 0x8f) || first === 0xde) return second >= 0xa0 && second <= 0xbf ? messagepack : null;
  if (first > 0xa0 && first <= 0xbf) return second >= 0x60 && second <= 0x78 ? cbor : null;
  return first === 0x0a || first === 0x12 ? protobuf : null;
}
