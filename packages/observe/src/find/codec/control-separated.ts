import { bytesCodec, type Part } from './codec.ts';
import { readableText } from './readable.ts';

/** Fields with a control between them that stands for nothing else (FIX has 1, ASCII 28 to 31), told as lines. */
export const controlSeparated = bytesCodec('separators', 'structure', (bytes): readonly Part[] | null => {
  const marks = new Set(bytes.filter((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13));
  const [mark = 0] = marks;
  if (marks.size !== 1 || (mark > 2 && mark < 28) || mark === 0) return null;
  const text = readableText(bytes.map((byte) => (byte === mark ? 10 : byte)));
  const fields = text?.split('\n').filter((field) => field !== '') ?? [];
  return fields.length > 1 && fields.every((field) => /[=:]/.test(field)) ? [{ content: fields.join('\n') }] : null;
});
