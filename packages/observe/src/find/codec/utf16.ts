import { bytesCodec, type Part } from './codec.ts';
import { isText } from './marked.ts';

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
  return isText(text) ? [{ content: text }] : null;
});

/** UTF-32 of either byte order: of each four bytes three are zero. */
export const utf32 = bytesCodec('utf-32', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < 16 || bytes.length % 4 !== 0) return null;
  const at = bytes[0] === 0 ? 3 : 0;
  const [a, b] = at === 0 ? [2, 3] : [0, 1];
  let text = '';
  for (let i = 0; i < bytes.length; i += 4) {
    if (bytes[i + a] !== 0 || bytes[i + b] !== 0) return null;
    const code = (bytes[i + at] as number) + (bytes[i + (at === 0 ? 1 : 2)] as number) * 256;
    if (code !== 0xfeff) text += String.fromCharCode(code);
  }
  return isText(text) ? [{ content: text }] : null;
});
