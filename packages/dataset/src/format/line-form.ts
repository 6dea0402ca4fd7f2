import type { Cell } from '../table/table.ts';

/** How a row is written as a line, cell by cell. */
export interface LineForm {
  /** What stands before a cell. */
  before(column: string, is_first: boolean): string;
  cell(value: Cell): string;
  /** After the last cell. */
  readonly end: string;
  /** What stands around a text in which nothing needs an escape. */
  readonly quote: string;
  readonly null: string;
  /** How many characters a line feed in a text takes. */
  readonly line_feed: number;
}

/** A JSON object with the columns as keys. */
export const jsonLine: LineForm = {
  before: (column, is_first) => `${is_first ? '{' : ','}${JSON.stringify(column)}:`,
  cell: (value) => JSON.stringify(value),
  end: '}\n',
  quote: '"',
  null: 'null',
  line_feed: 2,
};

/** A record of CSV: an empty cell is null, `""` the empty text. */
export const csvLine: LineForm = {
  before: (_column, is_first) => (is_first ? '' : ','),
  cell: (value) => (typeof value === 'string' ? csvText(value) : String(value ?? '')),
  end: '\n',
  quote: '',
  null: '',
  line_feed: 1,
};

function csvText(text: string): string {
  return text === '' || /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row with all of its cells. */
export function lineOf(form: LineForm, columns: readonly { readonly name: string }[], row: object): string {
  const cells = row as Readonly<Record<string, Cell>>;
  const text = columns.map(({ name }, at) => form.before(name, at === 0) + form.cell(cells[name] as Cell)).join('');
  return text + form.end;
}
