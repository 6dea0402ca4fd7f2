import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, tableIds, tables } from '@phonehome/dataset';
import t, { type Test } from 'tap';
import { dataPackageModule, missing } from '../../judges.ts';
import { generateWhole, temporaryFolder, troubled } from '../support.ts';
import { jsonIn } from './support.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly missingValues?: readonly string[];
  readonly constraints?: Readonly<Record<string, unknown>>;
}

interface Resource {
  readonly name: string;
  readonly type?: string;
  readonly path: string | readonly string[];
  readonly bytes: number;
  readonly hash?: string;
  readonly parts?: readonly { readonly bytes: number; readonly hash: string }[];
  readonly format: string;
  readonly mediatype: string;
  readonly dialect?: object;
  readonly schema?: {
    readonly fields: readonly Field[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys?: readonly { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
}

interface DataPackage {
  readonly $schema: string;
  readonly name: string;
  readonly id: string;
  readonly licenses: readonly object[];
  readonly resources: readonly Resource[];
}

const all = ['ndjson', 'csv', 'parquet', 'pcapng', 'har', 'protobuf'] as const;

async function generated(t: Test, more: object): Promise<{ out: string; manifest: Manifest; described: DataPackage }> {
  const out = join(await temporaryFolder(t), 'set');
  const manifest = await generateWhole({ scenario: troubled(), out, days: 2, devices: 12, events: true, ...more });
  return { out, manifest, described: jsonIn(out, 'datapackage.json') };
}

t.test('it has what the standard asks, and a resource for each table in each format', async (t) => {
  const { manifest, described } = await generated(t, { formats: all, block_devices: 5 });
  t.equal(described.$schema, 'https://datapackage.org/profiles/2.0/datapackage.json');
  t.match(described.name, /^[a-z0-9._-]+$/);
  t.equal(described.id, `sha256:${manifest.dataset_sha256}`);
  t.match(described.licenses, [{ name: 'CC0-1.0', path: /^https:/ }]);
  const names = described.resources.map(({ name }) => name);
  t.equal(new Set(names).size, names.length);
  const tabular = ['ndjson', 'csv', 'parquet'].flatMap((format) => tableIds.map((table) => `${table}-${format}`));
  t.strictSame(names, [...tabular, 'exchanges-pcapng', 'exchanges-har', 'exchanges-protobuf']);
  for (const { name, type, format, dialect, mediatype } of described.resources) {
    t.equal(type, tabular.includes(name) ? 'table' : undefined, name);
    t.equal(dialect !== undefined, format === 'csv');
    t.match(mediatype, /^[a-z]+\/[a-z.+-]+$/);
  }
});

t.test('every part is in one resource, with its size and hash', async (t) => {
  const { manifest, described } = await generated(t, { formats: all, block_devices: 5 });
  const parts = described.resources.flatMap(
    ({ path, bytes, hash, parts }): { path: string; bytes?: number; hash?: string | undefined }[] => {
      if (typeof path === 'string') return [{ path, bytes, hash }];
      t.equal(path.length, parts?.length);
      t.equal(
        bytes,
        parts?.reduce((sum, part) => sum + part.bytes, 0),
      );
      return path.map((one, at) => ({ path: one, ...parts?.[at] }));
    },
  );
  const due = manifest.parts.map(({ path, bytes, sha256 }) => ({ path, bytes, hash: `sha256:${sha256}` }));
  const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);
  t.strictSame(parts.sort(byPath), due.sort(byPath));
});

t.test('the schema has the columns of the table, and keys that lead somewhere', async (t) => {
  const { described } = await generated(t, { formats: ['csv', 'har'] });
  for (const { name, schema } of described.resources) {
    if (!schema) continue;
    const [table = '', format = ''] = name.split('-');
    const { columns, key } = tables[table as keyof typeof tables];
    t.strictSame(
      schema.fields.map((field) => [field.name, field.description]),
      columns.map((column) => [column.name, column.about]),
    );
    t.strictSame(schema.primaryKey, key);
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const target = described.resources.find((one) => one.name === reference.resource);
      t.strictSame(target?.schema?.primaryKey, reference.fields, `${name}: ${fields}`);
      t.ok(reference.resource.endsWith(`-${format}`), 'within the format');
    }
  }
  const led = described.resources.flatMap(({ name, schema }) =>
    (schema?.foreignKeys ?? []).map(({ fields, reference }) => `${name}.${fields} ${reference.resource}`),
  );
  t.strictSame(led, [
    'truth-csv.exchange_id exchanges-csv',
    'truth-csv.device devices-csv',
    'events-csv.device devices-csv',
  ]);
});

t.test('where the exchanges are in no table, the truth does not lead to them', async (t) => {
  const { described } = await generated(t, { formats: ['har'], events: false });
  const truth = described.resources.find(({ name }) => name === 'truth-ndjson');
  t.strictSame(truth?.schema?.foreignKeys, [
    { fields: ['device'], reference: { resource: 'devices-ndjson', fields: ['device'] } },
  ]);
});

/** What the tests use of the reader. */
interface Reader {
  readonly Package: {
    load(
      path: string,
      options: { basePath: string },
    ): Promise<{
      readonly valid: boolean;
      readonly errors: readonly Error[];
      getResource(name: string): { read(options: object): Promise<readonly Readonly<Record<string, unknown>>[]> };
    }>;
  };
}

t.test('the reader of the makers of the standard reads every row of CSV', { skip: missing.dataPackage }, async (t) => {
  const { Package } = ((await import(dataPackageModule as string)) as { default: Reader }).default;
  const loaded = (folder: string) => Package.load(join(folder, 'datapackage.json'), { basePath: folder });
  const several = await generated(t, { formats: all, block_devices: 5 });
  t.strictSame((await loaded(several.out)).errors, [], 'several parts, of which it reads no rows');

  const { out, manifest } = await generated(t, { formats: ['csv'] });
  const load = () => loaded(out);
  const read = await load();
  t.strictSame([read.valid, read.errors], [true, []]);
  const exchanges = Object.values(manifest.figures.exchanges).reduce((sum, count) => sum + count, 0);
  const rows = await read.getResource('truth-csv').read({ keyed: true, relations: true });
  t.equal(rows.length, exchanges);
  t.match(rows[0], { exchange_id: { time_us: Number, looked_up: Boolean }, device: { imeis: String } });
  t.equal((await read.getResource('exchanges-csv').read({})).length, exchanges);
  t.equal((await read.getResource('devices-csv').read({})).length, 12);

  const path = join(out, manifest.parts.find((part) => part.path.startsWith('csv/truth'))?.path as string);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(',background,', ',harmless,'));
  await t.rejects((await load()).getResource('truth-csv').read({}), 'and finds a label that is none');
  writeFileSync(path, text.replace(/\n[0-9a-f]{16},/, '\n0000000000000000,'));
  const lost = (await load()).getResource('truth-csv').read({ relations: true });
  await t.rejects(lost, 'and one that leads to no exchange');
});
