import { createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';

const PARTS_MAX = 10_000;
const LONG_END = 0xfc;
const NAMES_MAX = 1_024;
const TOKENS = { array: 0xf8, array_end: 0xf9, object: 0xfa, object_end: 0xfb } as const;

/** Smile, the binary form of JSON that Jackson writes (format 1.0.5). */
export const smile = bytesCodec('smile', 'structure', (bytes): readonly Part[] | null => {
  if (bytes[0] !== 0x3a || bytes[1] !== 0x29 || bytes[2] !== 0x0a || bytes.length < 8) return null;
  const reader = createBytesReader(bytes.subarray(4));
  const parts: Part[] = [];
  const names: string[] = [];
  /** Of each open object or list: the name over it; in an object, of its next value. */
  const open: { readonly is_object: boolean; readonly over: string | undefined; key: string | undefined }[] = [];
  const text = (length: number): string => Buffer.from(reader.take(length)).toString('utf8');
  const long = (): string => {
    const out: number[] = [];
    for (let byte = Number(reader.unsigned(1)); byte !== LONG_END && !reader.isCut(); byte = Number(reader.unsigned(1)))
      out.push(byte);
    return Buffer.from(out).toString('utf8');
  };
  /** Groups of seven bits, the most significant first; the last one has six and a mark. */
  const vint = (): bigint => {
    for (let value = 0n, i = 0; i < 10; i++) {
      const byte = reader.unsigned(1);
      if (byte & 0x80n) {
        value = (value << 6n) | (byte & 0x3fn);
        return value & 1n ? -(value >> 1n) - 1n : value >> 1n;
      }
      value = (value << 7n) | byte;
    }
    return 0n;
  };
  const nameOf = (token: number): string | null => {
    if (token === 0x20) return '';
    if (token >= 0x40 && token < 0x80) return names[token - 0x40] ?? '';
    if (token >= 0x30 && token < 0x34) return names[(token - 0x30) * 256 + Number(reader.unsigned(1))] ?? '';
    const name =
      token === 0x34
        ? long()
        : token >= 0x80 && token < 0xc0
          ? text((token & 0x3f) + 1)
          : token >= 0xc0 && token < 0xf8
            ? text((token & 0x3f) + 2)
            : null;
    if (name !== null && names.length < NAMES_MAX) names.push(name);
    return name;
  };
  /** The value of a scalar; null where it says nothing, or cannot be read. */
  const scalar = (token: number): string | null => {
    if (token >= 0x40 && token < 0x80) return text((token & 0x3f) + 1);
    if (token >= 0x80 && token < 0xc0) return text((token & 0x3f) + 2);
    if (token === 0x24 || token === 0x25) return vint().toString();
    if (token === 0xe0 || token === 0xe4) return long();
    if (token >= 0xc0 && token < 0xe0) return String(((token & 0x1f) >> 1) ^ -(token & 1));
    if (token === 0x28) reader.take(5);
    if (token === 0x29) reader.take(10);
    return null;
  };
  while (reader.left() > 0 && parts.length < PARTS_MAX) {
    const token = Number(reader.unsigned(1));
    const within = open.at(-1);
    if (token === TOKENS.object_end || token === TOKENS.array_end) {
      open.pop();
      continue;
    }
    if (within?.is_object && within.key === undefined) {
      within.key = nameOf(token) ?? '';
      continue;
    }
    const key = within?.is_object ? within.key : within?.over;
    if (within) within.key = undefined;
    if (token === TOKENS.object || token === TOKENS.array)
      open.push({ is_object: token === TOKENS.object, over: key, key: undefined });
    else {
      const content = scalar(token);
      if (content !== null && !reader.isCut()) parts.push(key === undefined ? { content } : { key, content });
    }
  }
  return parts.length > 0 ? parts : null;
});
