/** What a cell holds. Integers are at most 2^53. */
export type CellType = 'text' | 'integer' | 'boolean';

/** A column of a table, described once for all formats and for the data dictionary. */
export interface Column {
  readonly name: string;
  readonly type: CellType;
  /** Whether it may be empty (null), which is not the empty text. */
  readonly nullable: boolean;
  readonly about: string;
}

export type Cell = string | number | boolean | null;

/** A table: its rows are objects with these keys, in this order. */
export interface Table<Row> {
  readonly id: TableId;
  readonly about: string;
  /** What tells one row from the others. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** Makes no row; it ties the table to the type of its rows. */
  readonly row?: Row;
}

/** The tables of a data set. `events` is there on demand. */
export const tableIds = ['exchanges', 'truth', 'devices', 'events'] as const;
export type TableId = (typeof tableIds)[number];

/** A row of any table. */
export type AnyRow = Readonly<Record<string, Cell>>;

const column =
  (type: CellType, nullable: boolean) =>
  (name: string, about: string): Column => ({ name, type, nullable, about });

/** Columns by what they hold. */
export const columnOf = {
  text: column('text', false),
  textOrNull: column('text', true),
  integer: column('integer', false),
  integerOrNull: column('integer', true),
  boolean: column('boolean', false),
} as const;
