import { type Part, textCodec } from './codec.ts';
import { decodePercent } from './percent.ts';

const FORM = /^data:[\w.+/-]{0,80}(?:;[\w-]+=[^;,]{1,80})*(;base64)?,([\s\S]+)$/i;

/** What a URL of its own holds (RFC 2397): in base64, else percent-encoded. */
export const dataUrl = textCodec('data url', 'structure', (text): readonly Part[] | null => {
  const [, is_base64, content] = text.startsWith('data:') ? (FORM.exec(text) ?? []) : [];
  if (content === undefined) return null;
  return [
    { content: is_base64 === undefined ? decodePercent(content) : Buffer.from(decodePercent(content), 'base64') },
  ];
});
