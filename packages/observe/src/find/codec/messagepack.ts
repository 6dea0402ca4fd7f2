import { type BytesReader, createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';

const DEPTH_MAX = 30;
const PARTS_MAX = 10_000;

/** MessagePack: a map or a list that takes up all the bytes. */
export const messagepack = bytesCodec('messagepack', 'structure', (bytes): readonly Part[] | null => {
  const [first = 0] = bytes;
  const is_container = (first >= 0x80 && first <= 0x9f) || (first >= 0xdc && first <= 0xdf);
  if (!is_container || bytes.length < 8) return null;
  const reader = createBytesReader(bytes);
  const parts: Part[] = [];
  read(reader, undefined, parts, 0);
  return reader.isCut() || reader.left() > 0 || parts.length === 0 || parts.length > PARTS_MAX ? null : parts;
});

function read(reader: BytesReader, key: string | undefined, parts: Part[], depth: number): void {
  const say = (content: string | Uint8Array): void => {
    parts.push(key === undefined ? { content } : { key, content });
  };
  const items = (count: number, each: () => void): void => {
    // A count that the bytes cannot hold.
    if (count > reader.left() || depth > DEPTH_MAX || parts.length > PARTS_MAX) reader.take(reader.left() + 1);
    else for (let i = 0; i < count && !reader.isCut(); i++) each();
  };
  const list = (count: number): void => items(count, () => read(reader, key, parts, depth + 1));
  const map = (count: number): void =>
    items(count, () => {
      const name: Part[] = [];
      read(reader, undefined, name, depth + 1);
      const content = name[0]?.content;
      read(reader, typeof content === 'string' ? content : key, parts, depth + 1);
    });
  const text = (length: number): void => {
    const bytes = reader.take(length);
    say(readableText(bytes) ?? bytes);
  };
  const type = Number(reader.unsigned(1));
  if (type < 0x80) return say(String(type));
  if (type < 0x90) return map(type & 0x0f);
  if (type < 0xa0) return list(type & 0x0f);
  if (type < 0xc0) return text(type & 0x1f);
  if (type >= 0xe0) return say(String(type - 256));
  switch (type) {
    case 0xc0:
    case 0xc2:
    case 0xc3:
      return;
    case 0xc4:
    case 0xd9:
      return text(Number(reader.unsigned(1)));
    case 0xc5:
    case 0xda:
      return text(Number(reader.unsigned(2)));
    case 0xc6:
    case 0xdb:
      return text(Number(reader.unsigned(4)));
    case 0xca:
      return say(String(reader.float(4)));
    case 0xcb:
      return say(String(reader.float(8)));
    case 0xcc:
    case 0xd0:
      return say(reader.unsigned(1).toString());
    case 0xcd:
    case 0xd1:
      return say(reader.unsigned(2).toString());
    case 0xce:
    case 0xd2:
      return say(reader.unsigned(4).toString());
    case 0xcf:
    case 0xd3:
      return say(reader.unsigned(8).toString());
    case 0xdc:
      return list(Number(reader.unsigned(2)));
    case 0xdd:
      return list(Number(reader.unsigned(4)));
    case 0xde:
      return map(Number(reader.unsigned(2)));
    case 0xdf:
      return map(Number(reader.unsigned(4)));
    default:
      // Extensions, which carry no identifiers that can be told.
      reader.take(reader.left() + 1);
  }
}
