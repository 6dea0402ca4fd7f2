import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';
import { withHalvesSwapped } from './turned-bytes.ts';

const BYTES_MIN = 15;
const BYTES_MAX = 4_096;
const PARTS_MAX = 24;
/** What texts with identifiers are mostly made of. */
const USUAL = /[\w\s"':;,{}[\]()<>=?&.+/-]/g;

/** The same byte XORed onto each, where that makes a text of digits, letters and marks of structure. */
export const xor = bytesCodec('xor', 'coding', (bytes) => withEachKey(bytes, (byte, key) => byte ^ key));

/** The same number added to each byte, as yEnc does. */
export const added = bytesCodec('added', 'coding', (bytes) => withEachKey(bytes, (byte, key) => (byte + key) & 0xff));

/** Bytes with their halves swapped. */
export const swappedHalves = bytesCodec('swapped halves', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
  const text = usualText(withHalvesSwapped(bytes));
  return text === null ? null : [{ content: text, is_guess: true }];
});

function withEachKey(bytes: Uint8Array, undo: (byte: number, key: number) => number): readonly Part[] | null {
  if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) return null;
  const parts: Part[] = [];
  for (let key = 1; key < 256; key++) {
    if (!couldBeText(bytes, key, undo)) continue;
    const content = usualText(bytes.map((byte) => undo(byte, key)));
    if (content !== null) parts.push({ content, is_guess: true });
  }
  return parts.length > 0 && parts.length <= PARTS_MAX ? parts : null;
}

/** The text that bytes are, if it is one in which an identifier may stand. */
function usualText(bytes: Uint8Array): string | null {
  const text = readableText(bytes);
  if (text === null || (text.match(USUAL)?.length ?? 0) < text.length * 0.95) return null;
  return /\d{6}|[\da-f]{2}[:-]/i.test(text) ? text : null;
}

function couldBeText(bytes: Uint8Array, key: number, undo: (byte: number, key: number) => number): boolean {
  for (const byte of bytes) {
    const plain = undo(byte, key);
    if (plain > 0x7e || (plain < 0x20 && plain !== 9 && plain !== 10 && plain !== 13)) return false;
  }
  return true;
}
