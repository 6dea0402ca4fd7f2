import { join } from 'node:path';
import { type TableId, tableIds, tables } from '@phonehome/dataset';
import t from 'tap';
import { limits, references } from '../../../packages/dataset/src/table/limits.ts';
import { derived } from '../../simulation/support.ts';
import { generateWhole, moving, rowsOf, temporaryFolder, troubled } from '../support.ts';

t.test('limits and references are of columns that there are', async (t) => {
  for (const table of tableIds) {
    const names = tables[table].columns.map(({ name }) => name);
    for (const name of Object.keys(limits[table])) t.ok(names.includes(name), `${table}.${name}`);
    for (const name of tables[table].key) t.ok(names.includes(name), `${table}.${name}`);
    for (const [name, to] of references[table]) {
      t.ok(names.includes(name), `${table}.${name}`);
      t.equal(tables[to].key.length, 1);
    }
  }
});

type Row = Readonly<Record<string, string | number | boolean | null>>;

const TYPES = { text: 'string', integer: 'number', boolean: 'boolean' } as const;

/** What is wrong with the rows of a table, each kind of fault once. */
function faultsOf(table: TableId, rows: readonly Row[]): string[] {
  const faults = new Set<string>();
  for (const row of rows) {
    if (Object.keys(row).join() !== tables[table].columns.map(({ name }) => name).join()) faults.add('columns');
    for (const { name, type, nullable } of tables[table].columns) {
      const value = row[name];
      const { values, pattern, minimum, maximum } = limits[table][name] ?? {};
      const fault = (what: string): void => void faults.add(`${name} ${what}: ${value}`);
      if (value === null || value === undefined) {
        if (!nullable) fault('is null');
        continue;
      }
      if (typeof value !== TYPES[type] || (type === 'integer' && !Number.isSafeInteger(value))) fault('is no');
      if (values && !values.includes(String(value))) fault('is none of its values');
      if (pattern && !new RegExp(`^(?:${pattern})$`).test(String(value))) fault('does not match');
      if (minimum !== undefined && (value as number) < minimum) fault('is too small');
      if (maximum !== undefined && (value as number) > maximum) fault('is too large');
    }
  }
  return [...faults];
}

const stories = {
  troubled,
  moving,
  families: () => derived('other-families', () => undefined),
  activation: () => derived('europe-as-intended', () => undefined),
  odd: () => derived('odd-days', () => undefined),
};

for (const [name, story] of Object.entries(stories)) {
  t.test(
    `every row of the story ${name} keeps them, is unique by its key, and leads to rows that there are`,
    async (t) => {
      const out = join(await temporaryFolder(t), 'set');
      await generateWhole({ scenario: story(), out, days: 3, devices: 30, events: true });
      const keyOf = (table: TableId, row: Row): string => tables[table].key.map((column) => row[column]).join('/');
      const keys = new Map<TableId, Set<string>>();
      for (const table of tableIds) {
        const rows = rowsOf<Row>(out, table);
        t.ok(rows.length > 0);
        t.strictSame(faultsOf(table, rows), [], table);
        keys.set(table, new Set(rows.map((row) => keyOf(table, row))));
        t.equal(keys.get(table)?.size, rows.length, `${table}: the key is unique`);
      }
      for (const table of tableIds) {
        for (const [column, to] of references[table]) {
          const lost = rowsOf<Row>(out, table).filter((row) => !keys.get(to)?.has(String(row[column])));
          t.strictSame(lost.slice(0, 1), [], `${table}.${column}`);
        }
      }
    },
  );
}
