import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { createPartFile, type Part, type PartFile } from '../folder/part-file.ts';
import type { CellType, TableId } from '../table/table.ts';
import { tables } from '../table/tables.ts';
import { csv } from './csv.ts';
import { systemError } from './duckdb-error.ts';
import { exchangeTables, type FormatOptions, type FormatWriter } from './format.ts';
import { type TextForm, writeRows } from './text-tables.ts';

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
  mkdirSync(join(folder, 'parquet'), { recursive: true });
  const lines = (csv.createLines as NonNullable<TextForm['createLines']>)();
  /** The text of a table's rows that are not written yet. */
  const texts = new Map<TableId, PartFile>();
  const textPath = (table: TableId): string => join(folder, `parquet/${table}-${block}.csv.tmp`);
  const textOf = (table: TableId): PartFile => {
    const text = texts.get(table) ?? createPartFile(textPath(table), { hashes: false });
    texts.set(table, text);
    return text;
  };
  /** Writes the rows of a table, if there are any. */
  const write = async (table: TableId, partition: string | null): Promise<void> => {
    const text = texts.get(table);
    if (!text) return;
    text.close();
    texts.delete(table);
    const inner = partition === null ? '' : `day=${partition}/`;
    const path = `parquet/${table}/${inner}${table}-${block}.parquet`;
    mkdirSync(join(folder, `parquet/${table}/${inner}`), { recursive: true });
    await copy(connection, table, textPath(table), join(folder, path));
    rmSync(textPath(table));
    parts.push({ path, ...factsOf(join(folder, path)) });
  };
  let open = true;
  const close = (): void => {
    for (const text of texts.values()) text.abandon();
    if (!open) return;
    open = false;
    connection.closeSync();
    instance.closeSync();
  };
  return {
    stretch({ exchanges }) {
      for (const table of exchangeTables) {
        if (!wanted.includes(table)) continue;
        const text = textOf(table);
        for (const one of exchanges) lines[table](text, one);
      }
    },
    async endDay({ day, events }) {
      if (events.length > 0) writeRows(textOf('events'), csv, 'events', events);
      for (const table of ['exchanges', 'truth', 'events'] as const) await write(table, day);
    },
    async close(devices) {
      if (devices.length > 0) writeRows(textOf('devices'), csv, 'devices', devices);
      await write('devices', null);
      close();
      return parts.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    abandon: close,
  };
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
