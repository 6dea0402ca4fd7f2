import { type Part, textCodec } from './codec.ts';
import { readableText } from './readable.ts';

const LETTERS = /^(?:[a-p]+|[A-P]+)$/;
const ADDRESS_LETTERS = 12;

/** Halves of bytes as the letters from a to p (as the names of NetBIOS, RFC 1001, 14.1), where a text comes of it, or six bytes, which its name may call an address. */
export const nibbles = textCodec('nibbles', 'coding', (text): readonly Part[] | null => {
  if (text.length === ADDRESS_LETTERS && LETTERS.test(text)) return [{ content: bytesOf(text), is_guess: true }];
  if (text.length < 16 || text.length % 2 !== 0 || !LETTERS.test(text)) return null;
  const content = readableText(bytesOf(text));
  return content !== null && /^[\x20-\x7e\s]+$/.test(content) ? [{ content }] : null;
});

function bytesOf(text: string): Buffer {
  const base = (text[0] as string) <= 'Z' ? 65 : 97;
  return Buffer.from(
    text.replace(/./g, (c) => (c.charCodeAt(0) - base).toString(16)),
    'hex',
  );
}
