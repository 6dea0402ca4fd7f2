import { join } from 'node:path';
import { tableIds, tables } from '@phonehome/dataset';
import t from 'tap';
import { generateWhole, moving, rowsOf, temporaryFolder, troubled } from '../support.ts';
import { ask, duckdb, readerOf, SQL_TYPES, tableForms } from './duckdb.ts';

interface Described {
  readonly column_name: string;
  readonly column_type: string;
}

for (const [name, scenario] of [
  ['a server in all kinds of trouble', troubled()],
  ['people who move', moving()],
] as const) {
  t.test(`${name}: DuckDB reads the same from Parquet, CSV and NDJSON`, async (t) => {
    const out = join(await temporaryFolder(t), 'set');
    await generateWhole({
      scenario,
      out,
      days: 4,
      devices: 10,
      block_devices: 4,
      formats: tableForms,
      events: true,
    });
    const connection = await duckdb(t);

    for (const table of tableIds) {
      const { columns } = tables[table];
      t.test(table, async (t) => {
        for (const form of tableForms) {
          await connection.run(`CREATE TABLE ${form}_${table} AS SELECT * FROM ${readerOf(out, form, table)}`);
        }
        const described = await ask<Described>(connection, `DESCRIBE parquet_${table}`);
        t.strictSame(
          described.map(({ column_name, column_type }) => [column_name, column_type]),
          columns.map(({ name, type }) => [name, SQL_TYPES[type]]),
          'Parquet says itself which columns it has, of which type',
        );
        const counts = new Set<string>();
        for (const form of tableForms) {
          const [row] = await ask<{ n: string }>(connection, `SELECT count(*) AS n FROM ${form}_${table}`);
          counts.add(row?.n ?? '');
          for (const other of tableForms) {
            // The number of a row is part of it: the order is the same, too.
            const sql = `SELECT rowid, * FROM ${form}_${table} EXCEPT ALL SELECT rowid, * FROM ${other}_${table}`;
            t.strictSame(await ask(connection, `${sql} LIMIT 1`), [], `all of ${form} is in ${other}`);
          }
        }
        t.equal(counts.size, 1);
        t.not([...counts][0], '0');
      });

      t.test(`${table}: what DuckDB reads from Parquet is what JSON.parse reads from NDJSON`, async (t) => {
        const expected = rowsOf<Record<string, unknown>>(out, table);
        const found = await ask<Record<string, unknown>>(connection, `SELECT * FROM parquet_${table}`);
        t.equal(found.length, expected.length);
        for (const [i, row] of expected.entries()) {
          // DuckDB writes integers of 64 bits as text.
          const read = Object.fromEntries(
            columns.map(({ name, type }) => {
              const cell = found[i]?.[name];
              return [name, type === 'integer' && cell !== null ? Number(cell) : cell];
            }),
          );
          // As texts: the keys of the line are in the order of the columns, too.
          if (JSON.stringify(read) !== JSON.stringify(row)) {
            t.equal(JSON.stringify(row), JSON.stringify(read), `row ${i}`);
            return;
          }
        }
      });

      t.test(`${table}: nulls are where the data dictionary allows them, and are no empty texts`, async (t) => {
        for (const { name, type, nullable } of columns) {
          const counted = rowsOf<Record<string, unknown>>(out, table).map((row) => row[name]);
          const nulls = counted.filter((cell) => cell === null).length;
          if (!nullable) t.equal(nulls, 0, `${name} is never null`);
          const empty = counted.filter((cell) => cell === '').length;
          for (const form of tableForms) {
            const sql = `SELECT count(*) FILTER (${name} IS NULL) AS nulls, count(*) FILTER (${type === 'text' ? `${name} = ''` : 'false'}) AS empty FROM ${form}_${table}`;
            t.strictSame(
              await ask(connection, sql),
              [{ nulls: String(nulls), empty: String(empty) }],
              `${form} ${name}`,
            );
          }
        }
      });
    }
  });
}
