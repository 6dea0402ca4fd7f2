import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelledExchange } from '../block/live-block.ts';
import { createPartFile, type PartFile } from '../folder/part-file.ts';
import type { AnyRow, Column, TableId } from '../table/table.ts';
import { tables } from '../table/tables.ts';
import { type ExchangeTable, exchangeTables, type Format, type FormatOptions, type FormatWriter } from './format.ts';

/** How rows are written as text. */
export interface TextForm {
  readonly format: Format;
  readonly extension: string;
  head(columns: readonly Column[]): string;
  rows(rows: readonly AnyRow[], columns: readonly Column[]): string;
  /** A faster way to write exchanges, and their truths, one after another, if there is one. */
  readonly createLines?: () => FastLines;
}

/** Writes one row after another: the same bytes as of what `rows` gives. */
export type FastLines = Readonly<Record<ExchangeTable, (file: PartFile, one: LabelledExchange) => void>>;

/** A batch of rows whose text fits into memory. */
const ROWS_A_BATCH = 512;

/** Writes rows of a table as text. */
export function writeRows(file: PartFile, form: TextForm, table: TableId, rows: readonly AnyRow[]): void {
  for (let at = 0; at < rows.length; at += ROWS_A_BATCH) {
    file.text(form.rows(rows.slice(at, at + ROWS_A_BATCH), tables[table].columns));
  }
}

/** Writes each table of a block into a text file of its own. */
export function createTextTables(form: TextForm, { folder, block, tables: wanted }: FormatOptions): FormatWriter {
  const place = join(folder, form.format);
  mkdirSync(place, { recursive: true });
  const name = (table: TableId): string => `${table}-${block}.${form.extension}`;
  const files = new Map<TableId, PartFile>();
  for (const table of wanted) {
    const file = createPartFile(join(place, name(table)));
    file.text(form.head(tables[table].columns));
    files.set(table, file);
  }
  const fast = form.createLines?.();
  return {
    stretch({ rows, exchanges }) {
      for (const table of exchangeTables) {
        const file = files.get(table);
        if (!file) continue;
        if (fast) for (const one of exchanges) fast[table](file, one);
        else writeRows(file, form, table, rows(table));
      }
    },
    endDay({ events }) {
      const file = files.get('events');
      if (file) writeRows(file, form, 'events', events);
    },
    close(devices) {
      const file = files.get('devices');
      if (file) writeRows(file, form, 'devices', devices);
      return [...files].map(([table, file]) => ({ path: `${form.format}/${name(table)}`, ...file.close() }));
    },
    abandon() {
      for (const file of files.values()) file.abandon();
    },
  };
}
