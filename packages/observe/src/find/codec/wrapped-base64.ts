import { type Part, textCodec } from './codec.ts';

/** Lines of base64 as mail has them (RFC 2045, 6.8), the last one shorter, with other lines around. */
const WRAPPED = /(?:^|\n)((?:[A-Za-z\d+/]{60,76}\r?\n)+[A-Za-z\d+/]{1,76}={0,2})[ \t]*(?=\r?\n|$)/;
const TEXT_MAX = 1_000_000;

/** Base64 in lines within a text, such as the body of a mail: each line by itself would cut what stands across two. */
export const wrappedBase64 = textCodec('base64', 'coding', (text): readonly Part[] | null => {
  if (text.length > TEXT_MAX || !text.includes('\n')) return null;
  const match = WRAPPED.exec(text);
  const block = match?.[1];
  if (!match || block === undefined || block.length === text.length) return null;
  const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
  return [{ content: Buffer.from(block.replace(/\s+/g, ''), 'base64') }, { content: rest }];
});
