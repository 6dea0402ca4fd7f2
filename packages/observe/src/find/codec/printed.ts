import { tells } from '../context/context-of.ts';
import { type Part, textCodec } from './codec.ts';

const TEXT_MAX = 200_000;
const DEPTH_MAX = 20;
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
const BEGIN = /^\s*(?:[A-Za-z_$][\w.$@]{0,80}\s*)?[{[(]\s*[A-Za-z_$][\w.$ -]{0,60}=(?!=?\s*[)\]}])/;
const NAME = /\s*([A-Za-z_$][\w.$ -]{0,60}?)\s*=(?!=?\s*[)\]}])\s*/y;
/** Where a value that is not in quotation marks may end: before the next name, or where all ends. */
const NEXT = /[,;]\s*(?=[A-Za-z_$][\w.$ -]{0,60}=)/y;
/** The same with no more than white space between, as Android prints its cells: `{ mCi=1 mPci=2 }`. */
const NEXT_WORD = /\s+(?=[A-Za-z_$][\w.$-]{0,60} ?=)/y;

/** What toString() of an object or a map writes in Java, and its like: `{a=b, c=d}`, `Device[a=b, c='d']`, one within another. */
export const printed = textCodec('printed', 'structure', (text): readonly Part[] | null => {
  if (text.length > TEXT_MAX || !BEGIN.test(text)) return null;
  const parts: Part[] = [];
  const begin = text.search(/[{[(]/);
  const end = read(text, begin, undefined, parts, 0);
  if (end < 0 || text.slice(end).trim() !== '' || parts.length === 0) return null;
  return parts.length > 1 || parts.some(({ key }) => key !== undefined && tells(key)) ? parts : null;
});

/** Reads what is between two brackets. @returns where it ends; -1 where it is not written so */
function read(text: string, from: number, over: string | undefined, parts: Part[], depth: number): number {
  const closing = CLOSING[text[from] as string] as string;
  if (depth > DEPTH_MAX) return -1;
  for (let at = from + 1; at < text.length; ) {
    NAME.lastIndex = at;
    const name = NAME.exec(text);
    if (name) at += name[0].length;
    const key = name?.[1] ?? over;
    const [content, end] = valueAt(text, at, closing, key, parts, depth);
    if (end < 0) return -1;
    if (content !== null && content !== '' && content !== 'null')
      parts.push(key === undefined ? { content } : { key, content });
    const next = text[end];
    if (next === closing) return end + 1;
    if (next === undefined || !/[,;\s]/.test(next)) return -1;
    at = end + 1;
  }
  // What is cut off goes on to its end.
  return text.length;
}

/** A value and where it ends; null for one that has told its own parts. */
function valueAt(
  text: string,
  from: number,
  closing: string,
  key: string | undefined,
  parts: Part[],
  depth: number,
): readonly [string | null, number] {
  const quote = text[from];
  if (quote === "'" || quote === '"') {
    const end = text.indexOf(quote, from + 1);
    if (end < 0) return [text.slice(from + 1), text.length];
    if (/^\s*[,;})\]]/.test(text.slice(end + 1, end + 4))) return [text.slice(from + 1, end), after(text, end + 1)];
  }
  const within = /^(?:[A-Za-z_$][\w.$@]{0,80})?[{[(](?=\s*[A-Za-z_$][\w.$ -]{0,60}=)/.exec(
    text.slice(from, from + 160),
  );
  if (within) {
    const end = read(text, from + within[0].length - 1, key, parts, depth + 1);
    return [null, end < 0 ? -1 : after(text, end)];
  }
  let open = 0;
  for (let at = from; at < text.length; at++) {
    const c = text[at] as string;
    if (open === 0 && c === closing) return [text.slice(from, at).trim(), at];
    if (CLOSING[c] !== undefined) open++;
    else if (open > 0 && /[})\]]/.test(c)) open--;
    NEXT.lastIndex = at;
    NEXT_WORD.lastIndex = at;
    if (open === 0 && (NEXT.test(text) || NEXT_WORD.test(text))) return [text.slice(from, at).trim(), at];
  }
  return [text.slice(from).trim(), text.length];
}

function after(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end++;
  return end;
}
