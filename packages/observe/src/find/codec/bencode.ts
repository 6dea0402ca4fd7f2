import { type Part, textCodec } from './codec.ts';

const DEPTH_MAX = 20;
const PARTS_MAX = 10_000;

/** Bencode (BEP 3): a dictionary or a list that takes up all of the text. */
export const bencode = textCodec('bencode', 'structure', (text): readonly Part[] | null => {
  if (!/^(?:d\d{1,4}:|l(?:d|\d{1,4}:|i-?\d))/.test(text) || !text.endsWith('e')) return null;
  const parts: Part[] = [];
  const end = read(text, 0, undefined, parts, 0);
  return end === text.length && parts.length > 0 ? parts : null;
});

/** Reads a value. @returns where it ends; -1 where it is broken */
function read(text: string, from: number, key: string | undefined, parts: Part[], depth: number): number {
  const say = (content: string): void => {
    parts.push(key === undefined ? { content } : { key, content });
  };
  const c = text[from];
  if (depth > DEPTH_MAX || parts.length > PARTS_MAX || c === undefined) return -1;
  if (c === 'i') {
    const end = text.indexOf('e', from);
    const digits = text.slice(from + 1, end);
    if (end < 0 || !/^-?\d{1,20}$/.test(digits)) return -1;
    say(digits);
    return end + 1;
  }
  if (c !== 'd' && c !== 'l') {
    const one = textAt(text, from);
    if (!one) return -1;
    say(one.text);
    return one.end;
  }
  let at = from + 1;
  while (at >= 0 && at < text.length && text[at] !== 'e') {
    if (c === 'l') at = read(text, at, key, parts, depth + 1);
    else {
      const name = textAt(text, at);
      at = name ? read(text, name.end, name.text, parts, depth + 1) : -1;
    }
  }
  return at < 0 || at >= text.length ? -1 : at + 1;
}

function textAt(text: string, at: number): { readonly text: string; readonly end: number } | null {
  const head = /^(\d{1,7}):/.exec(text.slice(at, at + 8));
  if (!head) return null;
  const from = at + head[0].length;
  const end = from + Number(head[1]);
  return end > text.length ? null : { text: text.slice(from, end), end };
}
