import { type Part, textCodec } from './codec.ts';

const QUOTED = /^"(?:[^"\\]|\\.)*"$/s;

/** A text as JSON writes it, with nothing around it: what was made JSON twice. */
export const jsonString = textCodec('json string', 'structure', (text): readonly Part[] | null => {
  if (text[0] !== '"' || !text.includes('\\') || !QUOTED.test(text)) return null;
  try {
    return [{ content: JSON.parse(text.replace(/[\n\r\t]/g, ' ')) as string }];
  } catch {
    return null;
  }
});
