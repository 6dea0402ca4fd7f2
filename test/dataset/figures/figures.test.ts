import { join } from 'node:path';
import { labels } from '@phonehome/dataset';
import t from 'tap';
import { ask, duckdb, readerOf } from '../format/duckdb.ts';
import { generateWhole, lateDays, temporaryFolder } from '../support.ts';

interface Count {
  readonly name: string;
  readonly n: string;
}

t.test('the figures of the manifest are what SQL counts in the rows', async (t) => {
  const out = join(await temporaryFolder(t), 'set');
  const scenario = lateDays();
  const formats = ['parquet'] as const;
  const { figures } = await generateWhole({ scenario, out, days: 6, devices: 40, block_devices: 15, formats });
  const connection = await duckdb(t);
  for (const table of ['exchanges', 'truth', 'devices'] as const) {
    await connection.run(`CREATE TABLE ${table} AS SELECT * FROM ${readerOf(out, 'parquet', table)}`);
  }
  await connection.run('CREATE VIEW joined AS SELECT * FROM exchanges JOIN truth USING (exchange_id)');

  const counted = async (name: string, what: string, from: string): Promise<Record<string, number>> => {
    const rows = await ask<Count>(
      connection,
      `SELECT ${name} AS name, ${what} AS n FROM ${from} GROUP BY ALL ORDER BY 1`,
    );
    return Object.fromEntries(rows.map(({ name, n }) => [String(name), Number(n)]));
  };
  const filled = (counts: Readonly<Record<string, number>>): object =>
    Object.fromEntries(labels.map((label) => [label, counts[label] ?? 0]));
  const day = "(time_us // 86400000000) - (epoch_us(DATE '2018-12-08') // 86400000000)";
  // All phones of this story are five hours behind.
  const hour = '(time_us // 3600000000 - 5) % 24';

  t.strictSame(figures.exchanges, filled(await counted('label', 'count(*)', 'truth')));
  t.ok(figures.exchanges.leak > 100);
  const payload = await counted('label', 'sum(request_bytes + reply_bytes)', 'joined');
  t.strictSame(figures.payload_bytes, filled(payload));
  for (const [at, counts] of figures.by_day.entries()) {
    t.strictSame(counts, filled(await counted('label', 'count(*)', `joined WHERE ${day} = ${at}`)), `day ${at}`);
  }
  for (const [at, counts] of figures.by_hour.entries()) {
    t.strictSame(counts, filled(await counted('label', 'count(*)', `joined WHERE ${hour} = ${at}`)), `hour ${at}`);
  }
  t.strictSame(figures.applications, await counted('application', 'count(*)', 'truth WHERE application IS NOT NULL'));
  t.strictSame(figures.phones_by_cohort, await counted('cohort', 'count(*)', 'devices'));
  t.strictSame(figures.phones_by_split, await counted('split', 'count(*)', 'devices'));
  for (const [split, counts] of Object.entries(figures.by_split)) {
    t.strictSame(counts, filled(await counted('label', 'count(*)', `truth WHERE split = '${split}'`)), split);
  }
  const fields =
    "(SELECT unnest(string_split(leaked_fields, ' ')) AS field FROM truth WHERE label = 'leak') WHERE field <> ''";
  t.strictSame(figures.leaked_fields, await counted('field', 'count(*)', fields));
  const cells = await counted('CAST(cell AS BIGINT)', 'count(*)', "truth WHERE label = 'leak'");
  t.strictSame(Object.fromEntries(figures.leaks_by_cell), cells);
  const sent =
    "(SELECT device, count(exchange_id) AS sent FROM devices LEFT JOIN (SELECT * FROM truth WHERE label = 'leak') USING (device) GROUP BY device)";
  t.strictSame(Object.fromEntries(figures.leaks_by_device), await counted('sent', 'count(*)', sent));
});
