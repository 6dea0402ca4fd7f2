import { stringify } from 'csv-stringify/sync';
import { createExchangeLines } from './exchange-lines.ts';
import { csvLine } from './line-form.ts';
import type { TextForm } from './text-tables.ts';
import { createTruthLines } from './truth-lines.ts';

/** CSV (RFC 4180) with a header and LF at line ends; an empty cell is null, `""` is the empty text. */
export const csv: TextForm = {
  format: 'csv',
  extension: 'csv',
  head: (columns) => `${columns.map(({ name }) => name).join(',')}\n`,
  createLines: () => ({ exchanges: createExchangeLines(csvLine), truth: createTruthLines(csvLine) }),
  rows: (rows, columns) =>
    stringify(rows as Record<string, unknown>[], {
      columns: columns.map(({ name }) => name),
      // The empty text, and not null, which `quoted_empty` would put within quotes as well.
      quoted_match: /^$/,
      cast: { boolean: String },
    }),
};
