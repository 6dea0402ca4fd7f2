import { tells } from '../context/context-of.ts';
import { type Part, textCodec } from './codec.ts';

const SEPARATORS = ['\n', '|', '\t', ';', '~', '^', '#', '*', '$', '!', '@', ','] as const;
const NAMED = /^\s*["']?([A-Za-z_][\w.-]{0,40}?)["']?\s*[:=]\s*([^:=]+={0,2})$/;

/** Values with one separator between: `a|b|c`, CSV with or without a line of names, `k:v;k:v`. */
export const separated = textCodec('separated', 'structure', (text): readonly Part[] | null => {
  const quoted = quotedPairsOf(text);
  if (quoted) return quoted;
  const separator = SEPARATORS.find((one) => text.includes(one) && text.split(one, 400).length > 1) ?? spaceOf(text);
  if (separator === null) return null;
  // A pair of coordinates is one value.
  if (/^\s*[-+]?\d+\.\d+\s*[,;|]\s*[-+]?\d+\.\d+\s*$/.test(text)) return null;
  if (SPACED_PAIRS.test(text)) return pairsOf(text);
  const table = separator === '\n' ? rowsOf(text) : null;
  if (table) return table;
  return text.split(separator).flatMap((piece): Part[] => {
    const content = piece.trim().replace(/^"(.*)"$/, '$1');
    if (content === '') return [];
    const [, key, value] = NAMED.exec(content) ?? wordedIn(content) ?? [];
    return [key === undefined || value === undefined ? { content } : { key, content: value }];
  });
});

/** A word of a command, a name, and its value: `SET imei 35…`. */
const WORDED = /^(?:[A-Z]{2,10} )?([A-Za-z_][\w.-]{2,40}) (\S+)$/;

function wordedIn(line: string): RegExpExecArray | null {
  const words = WORDED.exec(line);
  return words && tells(words[1] as string) ? words : null;
}

const QUOTED = /(?<![\w.-])([A-Za-z_][\w.-]{0,40})="((?:[^"\\]|\\.){0,4000})"/g;
const QUOTED_MIN = 2;
const QUOTED_CHARS_MAX = 20_000;

/** Names with their values in quotation marks, in which anything may stand, as structured data of syslog has them (RFC 5424, 6.3). */
function quotedPairsOf(text: string): Part[] | null {
  if (text.length > QUOTED_CHARS_MAX || !text.includes('="')) return null;
  const parts = Array.from(text.matchAll(QUOTED), ([, key = '', content = '']): Part => ({ key, content }));
  if (parts.length < QUOTED_MIN) return null;
  const rest = text.replace(QUOTED, '\n').split('\n');
  return [...parts, ...rest.flatMap((one): Part[] => (one.trim() === '' ? [] : [{ content: one.trim() }]))];
}

/** Names and values between commas and spaces, as the line protocol of databases of series has them. */
const SPACED_PAIRS = /^[^\n]*?[\w.-]=[^ ,=]+ [A-Za-z_][\w.-]*=[^ ,=]+(?:[ ,]|$)/;

function pairsOf(text: string): Part[] {
  return text.split(/[ ,\n]+/).flatMap((piece): Part[] => {
    const [, key, value] = NAMED.exec(piece) ?? [];
    if (key !== undefined && value !== undefined) return [{ key, content: value.replace(/^"(.*)"$/, '$1') }];
    return piece === '' ? [] : [{ content: piece }];
  });
}

const SPACED_MAX = 4_000;

/** A space separates where it does so with names: `a=1 b=2`. */
function spaceOf(text: string): ' ' | null {
  if (text.length > SPACED_MAX || !text.includes(' ') || !text.includes('=')) return null;
  const words = text.split(/ +/);
  return words.length > 1 && words.some((word) => /^[A-Za-z_][\w.-]*=./.test(word)) ? ' ' : null;
}

/** A table whose first line names the columns of the others: those of a row stand together. */
function rowsOf(text: string): Part[] | null {
  const rows = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const by = [',', ';', '\t', '|'].find((one) => rows.every((row) => row.includes(one)));
  if (by === undefined || rows.length < 2) return null;
  const [head = [], ...body] = rows.map((row) => cellsOf(row, by));
  // The last one may be cut off.
  if ((body.at(-1)?.length ?? 0) < head.length && body.length > 1) body.pop();
  const names = head.every((cell) => /^[\p{L}_][\p{L}\d_ .-]*$/u.test(cell));
  if (!names || body.some((row) => row.length !== head.length)) return null;
  return body.flatMap((row) => {
    const cells = row.map((content, i): Part => ({ key: head[i] as string, content }));
    return body.length > 1 ? cells.map((cell) => ({ ...cell, among: cells })) : cells;
  });
}

/** What is between the separators of a line, which in quotation marks are none. */
function cellsOf(row: string, by: string): string[] {
  if (!row.includes('"')) return row.split(by).map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let is_quoted = false;
  for (const c of row) {
    if (c === '"') is_quoted = !is_quoted;
    if (c === by && !is_quoted) {
      cells.push(cell);
      cell = '';
    } else cell += c;
  }
  return [...cells, cell].map((one) =>
    one
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"'),
  );
}
