import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';

/** UTF-16 of either byte order, with or without its mark. */
export const utf16 = bytesCodec('utf-16', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < 8 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) (zeros[i % 2] as number)++;
  const half = bytes.length / 2;
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const big = marked ? bytes[0] === 0xfe : (zeros[0] as number) > half * 0.8;
  if (!marked && !big && (zeros[1] as number) <= half * 0.8) return null;
  const text = new TextDecoder(big ? 'utf-16be' : 'utf-16le').decode(bytes);
  return readableText(Buffer.from(text, 'utf8')) === null ? null : [{ content: text }];
});
