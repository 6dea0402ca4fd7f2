import { stringify } from 'csv-stringify/sync';
import type { TextForm } from './text-tables.ts';

/** CSV (RFC 4180) with a header and LF at line ends; an empty cell is null, `""` is the empty text. */
export const csv: TextForm = {
  format: 'csv',
  extension: 'csv',
  head: (columns) => `${columns.map(({ name }) => name).join(',')}\n`,
  rows: (rows, columns) =>
    stringify(rows as Record<string, unknown>[], {
      columns: columns.map(({ name }) => name),
      // The empty text, and not null, which `quoted_empty` would put within quotes as well.
      quoted_match: /^$/,
      cast: { boolean: String },
    }),
};
