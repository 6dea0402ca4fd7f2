import { type Part, textCodec } from './codec.ts';

const STATEMENT = /^\s*(?:insert|replace|update|delete|select|upsert|merge)\s+[^]{4}/i;
const TEXT_MAX = 200_000;
const NAME = String.raw`(?:[A-Za-z_]\w*\.)?[\x60"[]?[A-Za-z_]\w{0,60}[\x60"\]]?`;
const INTO = new RegExp(String.raw`\binto\s+[\w.\x60"[\]]+\s*\(([^()]{1,4000})\)\s*values\s*(?=\()`, 'i');
const IS = new RegExp(String.raw`(${NAME})\s*=\s*('(?:[^'\\]|''|\\.)*'|\$\d+|-?\d[\d.]*|x'[\da-f]*')`, 'gi');

/** A statement of SQL: values under their columns, those of a row together. */
export const sql = textCodec('sql', 'structure', (text): readonly Part[] | null => {
  if (text.length > TEXT_MAX || !STATEMENT.test(text)) return null;
  const parts = [...rowsIn(text), ...pairsIn(text)].flatMap(({ key, literal, among }): Part[] => {
    const content = contentOf(literal);
    return /^(?:null|\?|\$\d+|)$/i.test(content) ? [] : [{ key, content, ...(among && { among }) }];
  });
  return parts.length > 0 ? parts : null;
});

/** The columns whose values are given apart, by their numbers: `… (imei) VALUES ($1)`, `… WHERE imei = $1`. */
export function columnsOfParameters(statement: string): ReadonlyMap<number, string> {
  const columns = new Map<number, string>();
  let questions = 0;
  for (const { key, literal } of [...rowsIn(statement), ...pairsIn(statement)]) {
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

function rowsIn(text: string): Pair[] {
  const into = INTO.exec(text);
  if (!into) return [];
  const columns = (into[1] as string).split(',').map(plain);
  const pairs: Pair[] = [];
  let at = into.index + into[0].length;
  while (text[at] === '(') {
    const row = listAt(text, at);
    if (!row || row.items.length !== columns.length) break;
    const cells = row.items.map((literal, i): Pair => ({ key: columns[i] as string, literal }));
    const among = cells.map(({ key, literal }) => ({ key, content: contentOf(literal) }));
    for (const cell of cells) pairs.push({ ...cell, among });
    at = row.end + (/^\s*,\s*/.exec(text.slice(row.end, row.end + 20))?.[0].length ?? text.length);
  }
  return pairs;
}

function pairsIn(text: string): Pair[] {
  return [...text.matchAll(IS)].map(([, name = '', literal = '']) => ({ key: plain(name), literal }));
}

/** What stands between commas in parentheses, which in quotation marks and further parentheses are none. */
function listAt(text: string, from: number): { readonly items: readonly string[]; readonly end: number } | null {
  const items: string[] = [];
  let [depth, start, is_quoted] = [0, from + 1, false];
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '\\' && is_quoted) at++;
    else if (c === "'") is_quoted = !is_quoted;
    else if (is_quoted) continue;
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
  const quoted = /^[EN]?'([^]*)'$/i.exec(literal)?.[1];
  return quoted === undefined
    ? literal.replace(/^x'([\da-f]*)'$/i, '$1')
    : quoted.replace(/''/g, "'").replace(/\\(?=['"\\])/g, '');
}
