import { type Part, textCodec } from './codec.ts';
import { readableText } from './readable.ts';

/** Halves of bytes as the letters from a to p (as the names of NetBIOS, RFC 1001, 14.1), where a text comes of it. */
export const nibbles = textCodec('nibbles', 'coding', (text): readonly Part[] | null => {
  if (text.length < 16 || text.length % 2 !== 0 || !/^(?:[a-p]+|[A-P]+)$/.test(text)) return null;
  const base = (text[0] as string) <= 'Z' ? 65 : 97;
  const digits = text.replace(/./g, (c) => (c.charCodeAt(0) - base).toString(16));
  const content = readableText(Buffer.from(digits, 'hex'));
  return content !== null && /^[\x20-\x7e\s]+$/.test(content) ? [{ content }] : null;
});
