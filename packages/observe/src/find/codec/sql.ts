import { type Part, textCodec } from './codec.ts';

const STATEMENT = /^\s*(?:insert|replace|update|delete|select|upsert|merge)\s+[^]{4}/i;
const TEXT_MAX = 200_000;
const NAME = String.raw`(?<!\w)(?:[A-Za-z_]\w{0,60}\.)?[\x60"[]?[A-Za-z_]\w{0,60}[\x60"\]]?`;
const INTO = new RegExp(String.raw`\binto\s+[\w.\x60"[\]]{1,250}\s*\(([^()]{1,4000})\)\s*values\s*(?=\()`, 'gi');
const QUOTED = String.raw`'(?:[^'\\]|''|\\.)*'|"(?:[^"\\]|""|\\.)*"`;
const IS = new RegExp(String.raw`(${NAME})\s*=\s*(${QUOTED}|\$\d+|-?\d[\d.]*|x'[\da-f]*')`, 'gi');

/** A statement of SQL: values under their columns, those of a row together, and what else stands there as it is. */
export const sql = textCodec('sql', 'structure', (text): readonly Part[] | null => {
  if (text.length > TEXT_MAX || !STATEMENT.test(text)) return null;
  const read = [...rowsIn(text), ...pairsIn(text)];
  const parts = read
    .flatMap(({ pairs }) => pairs)
    .flatMap(({ key, literal, among }): Part[] => {
      const content = contentOf(literal);
      return /^(?:null|\?|\$\d+|)$/i.test(content) ? [] : [{ key, content, ...(among && { among }) }];
    });
  if (parts.length === 0) return null;
  const rest = restOf(text, read);
  const others = [...quotedIn(rest).map(contentOf), rest].filter((content) => content.trim() !== '');
  return [...parts, ...others.map((content) => ({ content }))];
});

/** The columns whose values are given apart, by their numbers: `… (imei) VALUES ($1)`, `… WHERE imei = $1`. */
export function columnsOfParameters(statement: string): ReadonlyMap<number, string> {
  const columns = new Map<number, string>();
  let questions = 0;
  for (const { key, literal } of [...rowsIn(statement), ...pairsIn(statement)].flatMap(({ pairs }) => pairs)) {
    const number = /^\$(\d+)/.exec(literal)?.[1];
    if (number !== undefined) columns.set(Number(number), key);
    else if (literal === '?') columns.set(++questions, key);
  }
  return columns;
}

interface Pair {
  readonly key: string;
  readonly literal: string;
  readonly among?: readonly Part[];
}

/** What was read of a text, and where it stands there. */
interface Read {
  readonly from: number;
  readonly to: number;
  readonly pairs: readonly Pair[];
}

function rowsIn(text: string): Read[] {
  const all: Read[] = [];
  INTO.lastIndex = 0;
  for (let into = INTO.exec(text); into; into = INTO.exec(text)) {
    const columns = (into[1] as string).split(',').map(plain);
    const pairs: Pair[] = [];
    const from = INTO.lastIndex;
    let [at, to] = [from, from];
    while (text[at] === '(') {
      const row = listAt(text, at);
      // Nothing behind it is looked at again: it may go on to the end.
      if (!row) return pairs.length > 0 ? [...all, { from, to, pairs }] : all;
      INTO.lastIndex = row.end;
      if (row.items.length !== columns.length) break;
      const cells = row.items.map((literal, i): Pair => ({ key: columns[i] as string, literal }));
      const among = cells.map(({ key, literal }) => ({ key, content: contentOf(literal) }));
      for (const cell of cells) pairs.push({ ...cell, among });
      to = row.end;
      at = to + (/^\s*,\s*/.exec(text.slice(to, to + 20))?.[0].length ?? text.length);
    }
    all.push({ from, to, pairs });
  }
  return all;
}

function pairsIn(text: string): Read[] {
  return [...text.matchAll(IS)].map((is): Read => {
    const [all, name = '', literal = ''] = is;
    return { from: is.index, to: is.index + all.length, pairs: [{ key: plain(name), literal }] };
  });
}

/** A text without what was read of it. */
function restOf(text: string, read: readonly Read[]): string {
  let [at, rest] = [0, ''];
  for (const { from, to } of [...read].sort((a, b) => a.from - b.from)) {
    if (from > at) rest += `${text.slice(at, from)} `;
    at = Math.max(at, to);
  }
  return rest + text.slice(at);
}

/** What stands in quotation marks, with them; looked for once from the left, since an end may be missing. */
function quotedIn(text: string): string[] {
  const quoted: string[] = [];
  for (let [at, start] = [0, -1]; at < text.length && quoted.length < QUOTED_MAX; at++) {
    const c = text[at] as string;
    if (start < 0) start = MARKS.includes(c) ? at : -1;
    else if (c === '\\') at++;
    else if (c === text[start] && text[at + 1] === c) at++;
    else if (c === text[start]) {
      if (at - start > QUOTED_MIN) quoted.push(text.slice(start, at + 1));
      start = -1;
    }
  }
  return quoted;
}

const MARKS = `'"`;
const QUOTED_MIN = 5;
const QUOTED_MAX = 10_000;

/** What stands between commas in parentheses, which in quotation marks and further parentheses are none. */
function listAt(text: string, from: number): { readonly items: readonly string[]; readonly end: number } | null {
  const items: string[] = [];
  let [depth, start, quote] = [0, from + 1, ''];
  for (let at = from; at < text.length; at++) {
    const c = text[at] as string;
    if (c === '\\' && quote !== '') at++;
    else if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === "'" || c === '"') quote = c;
    else if (c === '(') depth++;
    else if (c === ',' && depth === 1) {
      items.push(text.slice(start, at).trim());
      start = at + 1;
    } else if (c === ')' && --depth === 0) return { items: [...items, text.slice(start, at).trim()], end: at + 1 };
  }
  return null;
}

/** A name without what it belongs to, and without quotation marks. */
function plain(name: string): string {
  return name
    .trim()
    .replace(/^.*\./, '')
    .replace(/^[\x60"[]|[\x60"\]]$/g, '');
}

/** A literal as what it stands for; a function with its arguments as it is. */
function contentOf(literal: string): string {
  const [, mark, quoted] = /^[EN]?(['"])([^]*)\1$/i.exec(literal) ?? [];
  return mark === undefined || quoted === undefined
    ? literal.replace(/^x'([\da-f]*)'$/i, '$1')
    : quoted.replaceAll(mark + mark, mark).replace(/\\(?=['"\\])/g, '');
}
