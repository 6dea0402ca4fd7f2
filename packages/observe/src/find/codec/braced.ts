import { tells } from '../context/context-of.ts';
import { type Part, textCodec } from './codec.ts';
import type { Entry, Value } from './value.ts';
import { tellValue } from './value-parts.ts';

const TEXT_MAX = 200_000;
const DEPTH_MAX = 40;
const TOKEN = /\s*(?:#[^\n]*\n\s*)*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{}()[\]:=,;]|[^\s{}()[\]:=,;"']+)\s*/y;
const NAME = /^[A-Za-z_$][\w$.-]*$/;

/** Names with what they are over in braces, as protocol buffers are written in text, or HOCON: `cell { mcc: 1 mnc: 2 }`. */
export const braced = textCodec('braces', 'structure', (text): readonly Part[] | null => {
  if (!/^\s*\{?\s*[A-Za-z_$][\w$.-]*\s*[{:=]/.test(text) || !text.includes('{')) return null;
  const tokens = tokensOf(text);
  return tokens && partsOf(createReader(tokens).entries());
});

/** All parts, where one name of them at least tells what its value is. */
function partsOf(entries: readonly Entry[] | null): readonly Part[] | null {
  if (!entries) return null;
  const parts: Part[] = [];
  tellValue({ entries }, undefined, parts);
  return parts.length > 1 && parts.some(({ key }) => key !== undefined && tells(key)) ? parts : null;
}

/** Words, texts in quotation marks and marks; null where something else is between. */
function tokensOf(text: string): string[] | null {
  if (text.length > TEXT_MAX) return null;
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

interface Reader {
  /** Entries up to the end of all; null where it is of another form. */
  entries(): readonly Entry[] | null;
}

function createReader(tokens: readonly string[]): Reader {
  let at = 0;
  const isNext = (marks: string): boolean => tokens[at] !== undefined && marks.includes(tokens[at] as string);
  const skip = (marks: string): boolean => {
    if (!isNext(marks)) return false;
    at++;
    return true;
  };
  const atom = (): string | null => {
    const token = tokens[at];
    if (token === undefined || /^[{}()[\]:=,;]$/.test(token)) return null;
    at++;
    return /^["']/.test(token) ? token.slice(1, -1).replace(/\\(["'])/g, '$1') : token;
  };
  const value = (depth: number): Value | null => {
    if (depth > DEPTH_MAX) return null;
    if (skip('{')) return map('}', depth + 1);
    if (!skip('[')) return atom();
    const items: Value[] = [];
    while (!skip(']')) {
      const one = value(depth + 1);
      if (one === null) return null;
      items.push(one);
      skip(',;');
    }
    return { items };
  };
  const map = (end: string | null, depth: number): { readonly entries: readonly Entry[] } | null => {
    const entries: Entry[] = [];
    while (end === null ? at < tokens.length : !skip(end)) {
      const key = atom();
      if (key === null || !NAME.test(key) || depth > DEPTH_MAX) return null;
      if (!skip(':=') && !isNext('{')) return null;
      const one = value(depth);
      if (one === null) return null;
      entries.push({ key, value: one });
      skip(',;');
    }
    return { entries };
  };
  return {
    entries() {
      const is_within = skip('{');
      const found = map(is_within ? '}' : null, 0);
      return found && at === tokens.length ? found.entries : null;
    },
  };
}
