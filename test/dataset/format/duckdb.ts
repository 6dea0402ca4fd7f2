import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type TableId, tables } from '@phonehome/dataset';

/** Something whose end takes its temporary things along: a tap test. */
interface Owner {
  teardown(handler: () => void): void;
}

/** A DuckDB of its own, with nothing in it. */
export async function duckdb(owner: Owner): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  owner.teardown(() => {
    connection.closeSync();
    instance.closeSync();
  });
  return connection;
}

/** What a query answers: rows as JSON has them. */
export async function ask<Row>(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJson() as unknown as Row[];
}

/** The formats that hold tables. */
export const tableForms = ['ndjson', 'csv', 'parquet'] as const;
export type TableForm = (typeof tableForms)[number];

/** What DuckDB calls the types of columns. */
export const SQL_TYPES = { text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' } as const;

/** The parts of a table in a format: by block, in each by day. */
export function partsOf(folder: string, form: TableForm, table: TableId): string[] {
  const block = (path: string): string => /-(\d+)\.\w+$/.exec(path)?.[1] ?? '';
  const place = join(folder, form, form === 'parquet' ? table : '');
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith(`${table}-`))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .sort((a, b) => block(a).localeCompare(block(b)));
}

/**
 * What DuckDB reads with, as a reader would say it who knows the data dictionary: NDJSON and CSV do not say themselves what
 * type a column has, and of a CSV it must be said that a cell within quotes is never null.
 */
export function readerOf(folder: string, form: TableForm, table: TableId): string {
  const files = `[${partsOf(folder, form, table).map((path) => `'${path}'`)}]`;
  if (form === 'parquet') return `read_parquet(${files}, hive_partitioning = false)`;
  const columns = `{${tables[table].columns.map(({ name, type }) => `'${name}': '${SQL_TYPES[type]}'`)}}`;
  if (form === 'ndjson') return `read_json(${files}, format = 'newline_delimited', columns = ${columns})`;
  return `read_csv(${files}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', allow_quoted_nulls = false, columns = ${columns})`;
}
