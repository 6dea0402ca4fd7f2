import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part, textCodec } from './codec.ts';

/** The parts of a form with files (RFC 7578). The boundary is the body's own first line. */
export const multipart = textCodec('multipart', 'structure', (text) => partsOf(text, (content) => content));

/** The same where a file in it is no text. */
export const multipartBytes = bytesCodec('multipart', 'structure', (bytes) => {
  if (bytes[0] !== 0x2d || bytes[1] !== 0x2d) return null;
  const text = bufferOf(bytes).toString('latin1');
  return partsOf(text, (content) => Buffer.from(content, 'latin1'));
});

function partsOf(text: string, contentOf: (text: string) => Part['content']): readonly Part[] | null {
  const first = /^\s*--([^\r\n]{1,70})\r?\n/.exec(text);
  if (!first) return null;
  const pieces = text.split(`--${first[1]}`).slice(1);
  const parts = pieces.flatMap((piece): Part[] => {
    const head_end = /\r?\n\r?\n/.exec(piece);
    if (!head_end) return [];
    const head = piece.slice(0, head_end.index);
    const key = /name="?([^";\r\n]+)/i.exec(head)?.[1];
    const content = contentOf(piece.slice(head_end.index + head_end[0].length).replace(/\r?\n$/, ''));
    const file = /filename="?([^";\r\n]+)/i.exec(head)?.[1];
    const named = key === undefined ? { content } : { key, content };
    return file === undefined ? [named] : [{ key: 'filename', content: file }, named];
  });
  return parts.length > 0 ? parts : null;
}
