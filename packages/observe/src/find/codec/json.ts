import { contextOf } from '../context/context-of.ts';
import { type Part, textCodec } from './codec.ts';

const DEPTH_MAX = 40;
/** As many as are looked at in a message at all: that there were more is noticed there. */
const PARTS_MAX = 60_000;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
/** Where it begins: at once, or behind a text without quotes. */
const BEGIN = /^\s*(?:\)\]\}'\s*)?(?=\{|\[\s*(?:[{["'\d\]-]|true|false|null))|^[^"'{}[\]<>=]{1,400}(?=\{\s*["'])/;
const BEFORE_MIN = 5;
const VALUE = /^(?:value|val|v|#text|_|content|degrees)$/i;
const NAME = /^(?:key|name|k|n|field|attribute)$/i;
const BARE = /[^\s,:{}[\]"']/y;

/**
 * JSON, read leniently: cut short, within a call (JSONP), several after one another, keys without quotes, numbers of any
 * length as they stand there. A list of small numbers is also given as the bytes or digits that it may be.
 */
export const json = textCodec('json', 'structure', (text): readonly Part[] | null => {
  const begin = BEGIN.exec(text);
  if (!begin || !/["'\d:]/.test(text)) return null;
  const parts: Part[] = [];
  const keys: string[] = [];
  /** The names that objects have given for their values, from the outermost. */
  const names: (string | undefined)[] = [];
  let at = begin[0].length;
  // A topic, a call, a time, in front of it.
  const before = begin[0].trim();
  if (before.length >= BEFORE_MIN) parts.push({ content: before });
  let depth = 0;
  let sound = 0;

  const space = (): void => {
    while (at < text.length && ' \t\r\n,'.includes(text[at] as string)) at++;
  };
  const quoted = (): string => {
    const quote = text[at++];
    let value = '';
    for (let from = at; at < text.length; ) {
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
      } else {
        value += ESCAPES[escaped] ?? escaped;
        at += 2;
      }
      from = at;
      if (at >= text.length) return value;
    }
    return value + text.slice(Math.max(0, text.lastIndexOf(quote as string) + 1));
  };
  const bare = (): string => {
    const from = at;
    for (BARE.lastIndex = at; at < text.length && BARE.test(text); BARE.lastIndex = at) at++;
    if (at === from) at++;
    return text.slice(from, at);
  };
  const scalar = (): string => (text[at] === '"' || text[at] === "'" ? quoted() : bare());
  // What is under `value` is called by what is over it, or by the name beside it.
  const path = (): string | undefined => {
    const key = keys.at(-1);
    return key !== undefined && VALUE.test(key) ? (names.at(-1) ?? keys.at(-2) ?? key) : key;
  };
  const add = (content: string, is_guess = false): void => {
    const key = path();
    parts.push({ ...(key !== undefined && { key }), content, ...(is_guess && { is_guess }) });
  };
  const value = (): void => {
    space();
    const c = text[at];
    if (c === '{' || c === '[') container(c);
    else if (c !== undefined && c !== '}' && c !== ']') add(scalar());
  };
  const container = (kind: '{' | '['): void => {
    at++;
    if (++depth > DEPTH_MAX) {
      at = text.length;
      return;
    }
    const from = parts.length;
    names.push(undefined);
    for (;;) {
      space();
      const c = text[at];
      if (c === undefined || parts.length > PARTS_MAX) break;
      if (c === '}' || c === ']') {
        at++;
        break;
      }
      if (kind === '[') {
        value();
        continue;
      }
      const key = scalar();
      space();
      if (text[at] !== ':') {
        add(key);
        continue;
      }
      at++;
      sound++;
      keys.push(key);
      const first = parts.length;
      value();
      keys.pop();
      const named = parts[first]?.content;
      if (NAME.test(key) && typeof named === 'string' && named.length <= 60) names[names.length - 1] = named;
    }
    depth--;
    names.pop();
    const over = kind === '{' && parts.length - from <= PAIR_PARTS_MAX ? keys.at(-1) : undefined;
    const pair = over === undefined ? null : pairOf(parts.slice(from), over);
    if (pair !== null) add(pair);
    if (kind === '[') {
      sound++;
      const list = listed(parts.slice(from));
      if (list !== null) add(list, parts.length - from < 6);
    }
  };
  while (at < text.length && parts.length <= PARTS_MAX) {
    space();
    if (text[at] !== '{' && text[at] !== '[') break;
    container(text[at] as '{' | '[');
  }
  return sound > 0 && parts.length > 0 ? parts : null;
});

/** What a name counts that can mean nothing else; a position may also be one on a screen. */
const NAMED_POINTS = 20;
/** A point has little else beside it. */
const PAIR_PARTS_MAX = 6;

/** The two of a place that a name over them tells of: `"geo": {"y": …, "x": …}`. */
function pairOf(parts: readonly Part[], over: string): string | null {
  const [y, x] = [/^y$/i, /^x$/i].map((name) => parts.find(({ key }) => name.test(key ?? ''))?.content);
  const is_degrees = (one: unknown): boolean => typeof one === 'string' && /^-?\d{1,3}\.\d{4,8}$/.test(one);
  return is_degrees(y) && is_degrees(x) && (contextOf('coordinates', [over])?.points ?? 0) >= NAMED_POINTS
    ? `${y},${x}`
    : null;
}

/** A list of digits, of codes of characters, or of two coordinates as one text. */
function listed(parts: readonly Part[]): string | null {
  const numbers = parts.map(({ content }) => content as string);
  if (parts.length < 2 || !numbers.every((one) => /^-?\d{1,3}(?:\.\d+)?$/.test(one))) return null;
  if (parts.length === 2 || parts.length === 3) return numbers.join(',');
  if (parts.length < 6 || !numbers.every((one) => /^-?\d{1,3}$/.test(one))) return null;
  // Bytes with a sign.
  return numbers.map((one) => (one.startsWith('-') ? String(Number(one) + 256) : one)).join(' ');
}
