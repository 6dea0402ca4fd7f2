import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';

const BYTES_MAX = 4_096;
/** What texts with identifiers are mostly made of. */
const USUAL = /[\w\s"':;,{}[\]()<>=?&.+/-]/g;

/** The same byte XORed onto each, where that makes a text of digits, letters and marks of structure. */
export const xor = bytesCodec('xor', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < 15 || bytes.length > BYTES_MAX) return null;
  const parts: Part[] = [];
  for (let key = 1; key < 256; key++) {
    if (!couldBeText(bytes, key)) continue;
    const text = readableText(bytes.map((byte) => byte ^ key));
    if (text === null || (text.match(USUAL)?.length ?? 0) < text.length * 0.95 || !/\d{6}|[\da-f]{2}[:-]/i.test(text))
      continue;
    parts.push({ content: text, is_guess: true });
  }
  return parts.length > 0 && parts.length <= 24 ? parts : null;
});

function couldBeText(bytes: Uint8Array, key: number): boolean {
  for (const byte of bytes) {
    const plain = byte ^ key;
    if (plain > 0x7e || (plain < 0x20 && plain !== 9 && plain !== 10 && plain !== 13)) return false;
  }
  return true;
}
