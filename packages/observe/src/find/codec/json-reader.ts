import type { Entry, Value } from './value.ts';

/** What was read of a text. */
export interface JsonText {
  /** What stands in front of its lists and maps, between them and behind them: a topic, a call, a time, other pairs. */
  readonly others: readonly string[];
  readonly roots: readonly Value[];
}

const DEPTH_MAX = 40;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
/** Where it begins: at once, in a frame of SockJS, or behind a text without quotes. */
const BEGIN =
  /^\s*(?:\)\]\}'\s*|a(?=\["))?(?=\{|\[\s*(?:[{["'\d\]-]|true|false|null))|^[^"'{}[\]<>=]{1,400}(?=\{\s*["'])/;
const SCRIPT_ESCAPE = /^\\(?:x[\da-f]{2}|[0-3][0-7]{2})$/i;
/** Where another one begins behind it. */
const NEXT = /\{\s*["'}]|\[\s*[{["]/g;
const BARE = /[^\s,:{}[\]"']/y;

/**
 * Reads JSON leniently: cut short, within a call (JSONP), several after one another, keys without quotes.
 * @param values_max how many texts and numbers are read at most
 * @returns null where there is neither a list nor a name with a value
 */
export function readJson(text: string, values_max: number): JsonText | null {
  const begin = BEGIN.exec(text);
  if (!begin || !/["'\d:]/.test(text)) return null;
  let at = begin[0].length;
  let depth = 0;
  let sound = 0;
  let count = 0;

  const space = (): void => {
    while (at < text.length && ' \t\r\n,'.includes(text[at] as string)) at++;
  };
  const quoted = (): string => {
    const quote = text[at++];
    let value = '';
    let from = at;
    while (at < text.length) {
      const c = text[at];
      if (c === quote) {
        value += text.slice(from, at++);
        return value;
      }
      if (c !== '\\') {
        at++;
        continue;
      }
      value += text.slice(from, at);
      const escaped = text[at + 1] ?? '';
      if (escaped === 'u') {
        const code = Number.parseInt(text.slice(at + 2, at + 6), 16);
        value += Number.isNaN(code) ? '' : String.fromCharCode(code);
        at += 6;
      } else if (SCRIPT_ESCAPE.test(text.slice(at, at + 4))) {
        // JSON has no such escapes, a script in which it stands has.
        const is_octal = escaped !== 'x';
        value += String.fromCharCode(Number.parseInt(text.slice(at + (is_octal ? 1 : 2), at + 4), is_octal ? 8 : 16));
        at += 4;
      } else {
        value += ESCAPES[escaped] ?? escaped;
        at += 2;
      }
      from = at;
    }
    return value + text.slice(from);
  };
  const bare = (): string => {
    const from = at;
    for (BARE.lastIndex = at; at < text.length && BARE.test(text); BARE.lastIndex = at) at++;
    if (at === from) at++;
    return text.slice(from, at);
  };
  const scalar = (): string => {
    count++;
    return text[at] === '"' || text[at] === "'" ? quoted() : bare();
  };
  const value = (): Value | null => {
    space();
    const c = text[at];
    if (c === '{' || c === '[') return container(c);
    return c === undefined || c === '}' || c === ']' ? null : scalar();
  };
  const entry = (): Entry | null => {
    const key = scalar();
    space();
    if (text[at] !== ':') return { key: undefined, value: key };
    at++;
    sound++;
    const named = value();
    return named === null ? null : { key, value: named };
  };
  const container = (kind: '{' | '['): Value | null => {
    at++;
    if (++depth > DEPTH_MAX) {
      at = text.length;
      return null;
    }
    const items: Value[] = [];
    const entries: Entry[] = [];
    for (;;) {
      space();
      const c = text[at];
      if (c === undefined || count > values_max) break;
      if (c === '}' || c === ']') {
        at++;
        break;
      }
      if (kind === '[') {
        const one = value();
        if (one !== null) items.push(one);
      } else {
        const one = entry();
        if (one !== null) entries.push(one);
      }
    }
    depth--;
    if (kind === '{') return { entries };
    sound++;
    return { items };
  };
  const others = [begin[0]];
  const roots: Value[] = [];
  while (at < text.length && count <= values_max) {
    space();
    if (text[at] === '{' || text[at] === '[') {
      const one = container(text[at] as '{' | '[');
      if (one !== null) roots.push(one);
      continue;
    }
    NEXT.lastIndex = at;
    const next = NEXT.exec(text)?.index ?? text.length;
    others.push(text.slice(at, next));
    at = next;
  }
  return sound > 0 ? { others, roots } : null;
}
