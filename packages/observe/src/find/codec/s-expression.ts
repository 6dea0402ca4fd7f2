import { type Part, textCodec } from './codec.ts';

const TEXT_MAX = 200_000;
const DEPTH_MAX = 40;
/** A bracket, a text in quotation marks, or a word. */
const TOKEN = /\s*([()]|"(?:[^"\\]|\\.)*"|[^\s()"]+)\s*/y;
/** Names that stand for themselves have a colon in front. */
const NAME = /^:?[A-Za-z_][\w.:*?-]{0,60}$/;

/** Lists within brackets, of which the first word names the others, as Lisp writes data: `(device (imei "35…") (lat 59.9))`. */
export const sExpression = textCodec('s-expression', 'structure', (text): readonly Part[] | null => {
  if (text.length > TEXT_MAX || !/^\s*\(\s*:?[A-Za-z_]/.test(text) || !/\)\s*$/.test(text)) return null;
  const parts: Part[] = [];
  /** The words of each list that is open. */
  const open: string[][] = [];
  let lists = 0;
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return null;
    at = TOKEN.lastIndex;
    const words = open.at(-1);
    if (token === '(') {
      if (open.push([]) > DEPTH_MAX) return null;
    } else if (words === undefined) return null;
    else if (token === ')') {
      open.pop();
      lists += tell(words, open.at(-1)?.[0], parts);
    } else words.push(token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token);
  }
  // One list alone is a remark between brackets.
  return open.length === 0 && lists >= 2 ? parts : null;
});

/** Tells the values of a list by its name. @returns 1 for a list with a name and values, 0 for another one */
function tell([name, ...values]: readonly string[], over: string | undefined, parts: Part[]): 0 | 1 {
  if (name === undefined) return 0;
  const is_named = NAME.test(name) && values.length > 0;
  if (!is_named) {
    for (const content of [name, ...values]) parts.push(over === undefined ? { content } : { key: over, content });
    return 0;
  }
  // Names and values in turn: `(:imei "35…" :os "9")`.
  const all = [name, ...values];
  if (name.startsWith(':') && all.length % 2 === 0) {
    for (let i = 0; i < all.length; i += 2) parts.push({ key: plain(all[i] as string), content: all[i + 1] as string });
    return 1;
  }
  const key = plain(name);
  for (const content of values) parts.push({ key, content });
  if (values.length === 2) parts.push({ key, content: values.join(',') });
  return 1;
}

function plain(name: string): string {
  return name.replace(/^:/, '');
}
