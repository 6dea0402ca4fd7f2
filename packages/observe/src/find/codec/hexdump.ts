import { type Part, textCodec } from './codec.ts';

const LINE = /^\s*[\da-f]{4,8}:?\s+((?:[\da-f]{2,4}[ -]{1,2}){1,15}[\da-f]{2,4}|[\da-f]{2})(?:\s|$)/i;

/** What follows may look like more of them. */
const ROW_DIGITS = 32;

/** Bytes as tools print them: where they stand, then up to 16 in hexadecimal, then their characters. */
export const hexdump = textCodec('hexdump', 'coding', (text): readonly Part[] | null => {
  if (!/^\s*0{4,8}:?\s/.test(text)) return null;
  const rows = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const digits = rows.map((line) =>
    LINE.exec(line)?.[1]
      ?.replace(/[^\da-f]/gi, '')
      .slice(0, ROW_DIGITS),
  );
  if (digits.some((one) => one === undefined || one.length % 2 !== 0)) return null;
  const content = Buffer.from(digits.join(''), 'hex');
  return content.length >= 8 ? [{ content }] : null;
});
