import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { opaqueId } from '@phonehome/shared';

const BATCH_BYTES = 1 << 20;

/**
 * The least that a data set of lines takes whoever makes it: no phone is simulated, but each exchange has its id drawn and
 * written into a copy of a ready line, and all that is written is hashed for the manifest.
 */
export function writeReadyLines(path: string, exchanges: number, bytes: number): void {
  const line = Buffer.alloc(Math.round(bytes / exchanges), 'x');
  const batch = Buffer.alloc(BATCH_BYTES);
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  let filled = 0;
  const flush = (): void => {
    hash.update(batch.subarray(0, filled));
    writeSync(file, batch, 0, filled);
    filled = 0;
  };
  for (let number = 0; number < exchanges; number++) {
    if (filled + line.length > BATCH_BYTES) flush();
    batch.set(line, filled);
    batch.write(opaqueId(1, number, 'exchange', 1), filled, 'latin1');
    filled += line.length;
  }
  flush();
  closeSync(file);
  hash.digest('hex');
  rmSync(path);
}

/** The least that Parquet takes: one thread of DuckDB brings ready tables of CSV into it, with the same settings. */
export async function copyReadyTables(csv_folder: string, out: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', preserve_insertion_order: 'true' });
  const connection = await instance.connect();
  const tables = readdirSync(csv_folder).filter((name) => /^(exchanges|truth)-/.test(name));
  for (const table of tables) {
    const read = `read_csv('${join(csv_folder, table)}', all_varchar = true, header = true, quote = '"', escape = '"', delim = ',', max_line_size = 16777216)`;
    await connection.run(`COPY (SELECT * FROM ${read}) TO '${out}' (FORMAT parquet, COMPRESSION zstd)`);
  }
  connection.closeSync();
  instance.closeSync();
  rmSync(out);
}
