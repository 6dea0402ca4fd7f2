import { type Part, textCodec } from './codec.ts';

const QUOTED = /^"(?:[^"\\]|\\.)*"$/s;

/** Whether it is more than a word in quotation marks. */
function isWhole(text: string): boolean {
  return (text.length >= 16 && /[=:;&<{]/.test(text)) || /^"[+-]?\d[\d.,:; -]{6,}"$/.test(text);
}

/** A text as JSON writes it, with nothing around it: what was made JSON twice. */
export const jsonString = textCodec('json string', 'structure', (text): readonly Part[] | null => {
  if (text[0] !== '"' || !(text.includes('\\') || isWhole(text)) || !QUOTED.test(text)) return null;
  try {
    return [{ content: JSON.parse(text.replace(/[\n\r\t]/g, ' ')) as string }];
  } catch {
    return null;
  }
});
