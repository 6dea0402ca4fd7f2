import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { createPartFile, type Part } from '../folder/part-file.ts';
import type { AnyRow, CellType, TableId } from '../table/table.ts';
import { tables } from '../table/tables.ts';
import { csv } from './csv.ts';
import { systemError } from './duckdb-error.ts';
import { dailyTables, type FormatOptions, type FormatWriter } from './format.ts';
import { writeRows } from './text-tables.ts';

const SQL_TYPES: Readonly<Record<CellType, string>> = { text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' };

/** One thread, and nothing that depends on the machine: what it writes must be the same anywhere. */
const SETTINGS = { threads: '1', preserve_insertion_order: 'true', autoinstall_known_extensions: 'false' } as const;

/**
 * Writes each table as Parquet, ZSTD, a file for each day in a folder `day=YYYY-MM-DD`, by DuckDB. The rows go to it as
 * CSV: its COPY from text is the fastest way in.
 */
export async function createParquetTables({ folder, block, tables: wanted }: FormatOptions): Promise<FormatWriter> {
  const instance = await DuckDBInstance.create(':memory:', SETTINGS);
  const connection = await instance.connect();
  const parts: Part[] = [];
  const write = async (table: TableId, rows: readonly AnyRow[], partition: string | null): Promise<void> => {
    if (rows.length === 0) return;
    const inner = partition === null ? '' : `day=${partition}/`;
    const path = `parquet/${table}/${inner}${table}-${block}.parquet`;
    mkdirSync(join(folder, `parquet/${table}/${inner}`), { recursive: true });
    const text = join(folder, `parquet/${table}-${block}.csv.tmp`);
    writeText(text, table, rows);
    await copy(connection, table, text, join(folder, path));
    rmSync(text);
    parts.push({ path, ...factsOf(join(folder, path)) });
  };
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    connection.closeSync();
    instance.closeSync();
  };
  return {
    async day({ day, rows }) {
      for (const table of dailyTables) if (wanted.includes(table)) await write(table, rows(table), day);
    },
    async close(devices) {
      await write('devices', devices, null);
      close();
      return parts.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    abandon: close,
  };
}

function writeText(path: string, table: TableId, rows: readonly AnyRow[]): void {
  const file = createPartFile(path);
  try {
    writeRows(file, csv, table, rows);
    file.close();
  } finally {
    file.abandon();
  }
}

async function copy(connection: DuckDBConnection, table: TableId, from: string, to: string): Promise<void> {
  const columns = tables[table].columns.map(({ name, type }) => `'${name}': '${SQL_TYPES[type]}'`).join(', ');
  const read = `read_csv(${quoted(from)}, header = false, quote = '"', escape = '"', delim = ',', new_line = '\\n', auto_detect = false, allow_quoted_nulls = false, max_line_size = 16777216, columns = {${columns}})`;
  try {
    await connection.run(`COPY (SELECT * FROM ${read}) TO ${quoted(to)} (FORMAT parquet, COMPRESSION zstd)`);
  } catch (error) {
    throw systemError(error);
  }
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}

function factsOf(path: string): Omit<Part, 'path'> {
  const bytes = readFileSync(path);
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
