import { type Part, textCodec } from './codec.ts';
import { isNameLike, pairsOf } from './name-value.ts';

const TEXTS_MAX = 10_000;

/** Netstrings: each text behind its length and a colon, with a comma after it, `4:imei,15:…,`; names and values by turns also behind others. */
export const netstrings = textCodec('netstrings', 'structure', (text): readonly Part[] | null => {
  if (!/^\d{1,6}:/.test(text)) return null;
  const bytes = Buffer.from(text, 'utf8');
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const colon = bytes.indexOf(0x3a, at);
    const digits = colon < 0 ? '' : bytes.toString('latin1', at, Math.min(colon, at + 8));
    if (!/^\d{1,7}$/.test(digits) || texts.length > TEXTS_MAX) return null;
    const end = colon + 1 + Number(digits);
    if (bytes[end] !== 0x2c) return null;
    texts.push(bytes.toString('utf8', colon + 1, end));
    at = end + 1;
  }
  if (texts.length === 0) return null;
  for (const from of [0, 1]) {
    const pairs = pairsOf(texts.slice(from));
    if (pairs && texts.length > from + 1)
      return [
        ...texts.slice(0, from).map((content) => ({ content })),
        ...pairs.map(([key, content]) => ({ key, content: content as string })),
      ].filter(({ content }) => content !== '');
  }
  const found: Part[] = [];
  let name: string | undefined;
  for (const content of texts) {
    if (content !== '') found.push(name === undefined ? { content } : { key: name, content });
    name = isNameLike(content) ? content : undefined;
  }
  return found.length > 0 ? found : null;
});
