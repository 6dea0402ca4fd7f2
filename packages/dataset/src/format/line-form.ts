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

/** Makes the lines of rows with these columns. */
export function createLineMaker(
  form: LineForm,
  columns: readonly { readonly name: string }[],
): (row: object) => string {
  const parts = columns.map(({ name }, at) => ({ name, before: form.before(name, at === 0) }));
  const cellOf = createCellMaker(form);
  return (row) => {
    const cells = row as Readonly<Record<string, Cell>>;
    let text = '';
    for (const { name, before } of parts) text += before + cellOf(cells[name] as Cell);
    return text + form.end;
  };
}

/** So many texts of so many characters are remembered: most are names, of which there are few. */
const TEXTS_MAX = 1_024;
const TEXT_LENGTH_MAX = 256;

/** Makes the cells of a form: what was made of a text is known again. */
export function createCellMaker(form: LineForm): (value: Cell) => string {
  const known = new Map<string, string>();
  return (value) => {
    if (typeof value !== 'string' || value.length > TEXT_LENGTH_MAX) return form.cell(value);
    const before = known.get(value);
    if (before !== undefined) return before;
    if (known.size >= TEXTS_MAX) known.clear();
    const cell = form.cell(value);
    known.set(value, cell);
    return cell;
  };
}
