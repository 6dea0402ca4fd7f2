import { type BytesReader, createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';

const DEPTH_MAX = 30;
const PARTS_MAX = 10_000;
const BREAK = 0xff;

/** CBOR (RFC 8949): a map or a list that takes up all the bytes. */
export const cbor = bytesCodec('cbor', 'structure', (bytes): readonly Part[] | null => {
  const [first = 0] = bytes;
  const is_container = (first >= 0x80 && first <= 0xbf) || (first >= 0xc0 && first <= 0xdb);
  if (!is_container || bytes.length < 8) return null;
  const reader = createBytesReader(bytes);
  const parts: Part[] = [];
  read(reader, undefined, parts, 0);
  return reader.isCut() || reader.left() > 0 || parts.length === 0 || parts.length > PARTS_MAX ? null : parts;
});

/** @returns whether it was the end of a list without a length */
function read(reader: BytesReader, key: string | undefined, parts: Part[], depth: number): boolean {
  const say = (content: string | Uint8Array): void => {
    parts.push(key === undefined ? { content } : { key, content });
  };
  const first = Number(reader.unsigned(1));
  if (first === BREAK) return true;
  const [major, low] = [first >> 5, first & 0x1f];
  if (depth > DEPTH_MAX || parts.length > PARTS_MAX || (low > 27 && low < 31)) reader.take(reader.left() + 1);
  if (reader.isCut()) return true;
  if (major === 7) {
    if (low === 26) say(String(reader.float(4)));
    else if (low === 27) say(String(reader.float(8)));
    else if (low === 25) reader.take(2);
    else if (low === 24) reader.take(1);
    return false;
  }
  const endless = low === 31;
  const count = endless ? Number.POSITIVE_INFINITY : Number(low < 24 ? low : reader.unsigned((1 << (low - 24)) as 1));
  if (major === 0) say(String(count));
  if (major === 1) say(String(-1 - count));
  if ((major === 2 || major === 3) && !endless) {
    const bytes = reader.take(count);
    say((major === 3 ? readableText(bytes) : null) ?? bytes);
  }
  if (major === 6) read(reader, key, parts, depth + 1);
  if (major === 2 || major === 3 ? endless : major === 4 || major === 5) {
    if (!endless && count > reader.left()) reader.take(reader.left() + 1);
    for (let i = 0; i < count && !reader.isCut(); i++) {
      if (major !== 5) {
        if (read(reader, key, parts, depth + 1)) break;
        continue;
      }
      const name: Part[] = [];
      if (read(reader, undefined, name, depth + 1)) break;
      const content = name[0]?.content;
      read(reader, typeof content === 'string' ? content : key, parts, depth + 1);
    }
  }
  return false;
}
