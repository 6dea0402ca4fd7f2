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
  /** The texts of the tables of the day that is under way. */
  const texts = new Map<TableId, Text>();
  const textOf = (table: TableId, day: string | null): PartFile => {
    const known = texts.get(table);
    if (known) return known.file;
    const path = join(folder, `parquet/${table}-${block}${day === null ? '' : `-${day}`}.csv.tmp`);
    const file = createPartFile(path, { hashes: false });
    texts.set(table, { path, file });
    return file;
  };
  /** Writes tables from their texts, one after another. */
  const write = async (ended: readonly (readonly [TableId, Text])[], day: string | null): Promise<void> => {
    for (const [table, { path: text }] of ended) {
      const inner = day === null ? '' : `day=${day}/`;
      const path = `parquet/${table}/${inner}${table}-${block}.parquet`;
      mkdirSync(join(folder, `parquet/${table}/${inner}`), { recursive: true });
      await copy(connection, table, text, join(folder, path));
      rmSync(text);
      parts.push({ path, ...factsOf(join(folder, path)) });
    }
  };
  /** A day is written by a thread of DuckDB's while the next one is lived; no more than one. */
  let writing: Promise<void> = Promise.resolve();
  const begin = (day: string | null): void => {
    for (const { file } of texts.values()) file.close();
    writing = write([...texts], day);
    // Whoever waits for it hears of it.
    writing.catch(() => undefined);
    texts.clear();
  };
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    connection.closeSync();
    instance.closeSync();
  };
  return {
    stretch({ exchanges, day }) {
      for (const table of exchangeTables) {
        if (!wanted.includes(table)) continue;
        const text = textOf(table, day);
        for (const one of exchanges) lines[table](text, one);
      }
    },
    async endDay({ day, events }) {
      if (events.length > 0) writeRows(textOf('events', day), csv, 'events', events);
      await writing;
      begin(day);
    },
    async close(devices) {
      if (devices.length > 0) writeRows(textOf('devices', null), csv, 'devices', devices);
      await writing;
      begin(null);
      await writing;
      close();
      return parts.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    async abandon() {
      for (const { file } of texts.values()) file.abandon();
      // Nothing may be at work in what is closed.
      await writing.catch(() => undefined);
      close();
    },
  };
}

/** Rows of a table that are not Parquet yet. */
interface Text {
  readonly path: string;
  readonly file: PartFile;
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
