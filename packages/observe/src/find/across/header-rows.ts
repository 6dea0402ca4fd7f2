import type { Root } from '../../flow/roots.ts';
import { readableText } from '../codec/readable.ts';
import { kindNamedBy } from '../context/named-kind.ts';

/** Names of columns that a message told, for the rows of later ones. */
export interface HeaderRow {
  readonly line: string;
  readonly separator: string;
  readonly count: number;
}

const LINE_MAX = 400;
const ROWS_MAX = 4 * 1024;
const WHOLE = new Set(['data', 'message', 'body']);
const NAMES = /^#?\s*[A-Za-z_][\w .-]{0,39}(?:([,;|\t])\s*[A-Za-z_][\w .-]{0,39})(?:\1\s*[A-Za-z_][\w .-]{0,39})*$/;

/** The text of a part that may be names, or rows of values; null where it is neither. */
export function rowsText({ where, content }: Root, size_max = ROWS_MAX): string | null {
  if (!WHOLE.has(where) || content.length === 0 || content.length > size_max) return null;
  const text = (typeof content === 'string' ? content : readableText(content))?.trim();
  return text === undefined || text === '' || /^[{<[]/.test(text) ? null : text;
}

/** The names that a text is, if one of them names an identifier. */
export function headerRow(text: string): HeaderRow | null {
  if (text.length > LINE_MAX) return null;
  const separator = NAMES.exec(text)?.[1];
  if (separator === undefined) return null;
  const names = text.replace(/^#\s*/, '').split(separator);
  if (!names.some((name) => kindNamedBy(name.trim()) !== null || /^lat(?:itude)?$/i.test(name.trim()))) return null;
  return { line: structuredClone(text.replace(/^#\s*/, '')), separator, count: names.length };
}

/** A table of the names and a text that is rows of as many values; null where it is not. */
export function tableUnder({ line, separator, count }: HeaderRow, text: string): string | null {
  const rows = text.split(/\r?\n/);
  return rows.every((row) => row.split(separator).length === count) ? `${line}\n${text}\n` : null;
}
