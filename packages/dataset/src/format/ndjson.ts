import { createExchangeLines } from './exchange-lines.ts';
import { jsonLine } from './line-form.ts';
import type { TextForm } from './text-tables.ts';
import { createTruthLines } from './truth-lines.ts';

/** A JSON object a line, its keys in the order of the columns. */
export const ndjson: TextForm = {
  format: 'ndjson',
  extension: 'ndjson',
  head: () => '',
  createLines: () => ({ exchanges: createExchangeLines(jsonLine), truth: createTruthLines(jsonLine) }),
  rows: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
};
