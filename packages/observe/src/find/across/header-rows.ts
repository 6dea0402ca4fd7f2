import type { Root } from '../../flow/roots.ts';
import type { Content } from '../codec/codec.ts';
import { readableText } from '../codec/readable.ts';
import { kindNamedBy } from '../context/named-kind.ts';
import { columnNames, rowsUnderNames } from './column-names.ts';
import type { Field } from './fields.ts';

/** Names of columns that a message told, for the rows of later ones. */
export type HeaderRow =
  | { readonly line: string; readonly separator: string; readonly count: number; readonly is_value?: true }
  | { readonly names: readonly string[] };

/** A header is not longer. */
export const HEADER_MAX = 400;
const ROW_MAX = 1024;
const ROWS_MAX = 4 * 1024;
const WHOLE = new Set(['data', 'message', 'body']);
const NAMES = /^#?\s*[A-Za-z_][\w .-]{0,39}(?:([,;|\t])\s*[A-Za-z_][\w .-]{0,39})(?:\1\s*[A-Za-z_][\w .-]{0,39})*$/;

/** The text of a part that may be names, or rows of values; null where it is neither. */
export function rowsText({ where, content }: Root, size_max = ROWS_MAX): string | null {
  if (!WHOLE.has(where) || content.length === 0 || content.length > size_max) return null;
  const text = (typeof content === 'string' ? content : readableText(content))?.trim();
  return text === undefined || text === '' || text.startsWith('<') ? null : text;
}

/** The names that a text is, or has in a list, if one of them names an identifier. */
export function headerRow(text: string): HeaderRow | null {
  const listed = columnNames(text);
  if (listed) return { names: listed };
  const separator = NAMES.exec(text)?.[1];
  if (separator === undefined) return null;
  const line = text.replace(/^#\s*/, '');
  const names = line.split(separator).map((name) => name.trim());
  if (!names.some((name) => kindNamedBy(name) !== null || /^lat(?:itude)?$/i.test(name))) return null;
  return { line: structuredClone(line), separator, count: names.length };
}

/** The names that one of some values is: `cols=ts,mac`; its rows are values, too. */
export function headerIn(fields: readonly Field[]): HeaderRow | null {
  for (const { content } of fields) {
    const header = typeof content === 'string' && /[,;|\t]/.test(content) ? headerRow(content.trim()) : null;
    if (header && 'line' in header) return { ...header, is_value: true };
  }
  return null;
}

/** A table of the names and a part of a message that is rows of as many values; null where it is not. */
export function rowsUnder(header: HeaderRow, root: Root): string | null {
  const text = rowsText(root);
  return text === null ? null : tableUnder(header, text);
}

/** The same of a value that is a row. */
export function rowUnder(header: HeaderRow, content: Content): string | null {
  if (typeof content !== 'string' || content.length > ROW_MAX) return null;
  return tableUnder(header, content.trim());
}

function tableUnder(header: HeaderRow, text: string): string | null {
  if ('names' in header) return rowsUnderNames(header.names, text);
  const rows = text.split(/\r?\n/);
  const is_whole = rows.every((row) => row.split(header.separator).length === header.count);
  return is_whole ? `${header.line}\n${text}\n` : null;
}
