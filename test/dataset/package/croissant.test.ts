import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, tables } from '@phonehome/dataset';
import jsonld from 'jsonld';
import t, { type Test } from 'tap';
import { generateWhole, incident, temporaryFolder } from '../support.ts';
import { jsonIn } from './support.ts';

const SC = 'https://schema.org/';
const CR = 'http://mlcommons.org/croissant/';
const RAI = `${CR}RAI/`;
const DCT = 'http://purl.org/dc/terms/';

/** A node of expanded JSON-LD: every name is a whole IRI, every value a list. */
type Node = { readonly '@id'?: string; readonly '@type'?: readonly string[] } & Readonly<Record<string, unknown>>;

const nodesOf = (node: Node | undefined, name: string): Node[] => (node?.[name] as Node[] | undefined) ?? [];
const valueOf = (node: Node | undefined, name: string): unknown => nodesOf(node, name)[0]?.['@value'];
const idOf = (node: Node | undefined, name: string): string | undefined => nodesOf(node, name)[0]?.['@id'];

/** The description of a data set, expanded by a JSON-LD processor that may ask nobody for a context. */
async function described(t: Test, more: object): Promise<{ out: string; manifest: Manifest; root: Node }> {
  const out = join(await temporaryFolder(t), 'set');
  const manifest = await generateWhole({ scenario: incident(), out, days: 2, devices: 12, ...more });
  const document = jsonIn<object>(out, 'croissant.json');
  const documentLoader = (url: string): never => {
    throw new Error(`it asks for ${url}`);
  };
  // Without a base, ids stay as they are written.
  const nodes = (await jsonld.expand(document as never, { documentLoader, base: '' } as never)) as unknown as Node[];
  t.equal(nodes.length, 1);
  return { out, manifest, root: nodes[0] as Node };
}

const tabular = { formats: ['ndjson', 'csv', 'parquet', 'har'], block_devices: 5, events: true };

t.test(
  'it has every property that Croissant 1.0 requires, and those of its vocabulary for responsible AI',
  async (t) => {
    const { root, manifest } = await described(t, tabular);
    t.strictSame(root['@type'], [`${SC}Dataset`]);
    t.equal(valueOf(root, `${DCT}conformsTo`), 'http://mlcommons.org/croissant/1.0');
    for (const name of ['name', 'description', 'license', 'url', 'datePublished', 'version', 'identifier']) {
      t.type(valueOf(root, SC + name), 'string', name);
    }
    t.match(valueOf(root, `${SC}datePublished`), /^\d{4}-\d{2}-\d{2}$/);
    t.match(valueOf(root, `${SC}version`), /^\d+\.\d+\.\d+$/);
    t.equal(valueOf(root, `${SC}license`), 'https://creativecommons.org/publicdomain/zero/1.0/');
    t.match(nodesOf(root, `${SC}creator`)[0]?.['@type'], [`${SC}Organization`]);
    t.match(valueOf(root, `${CR}citeAs`), manifest.dataset_sha256);
    t.equal(valueOf(root, `${CR}isLiveDataset`), false);
    for (const name of [
      'dataCollection',
      'dataAnnotationProtocol',
      'personalSensitiveInformation',
      'dataSocialImpact',
    ]) {
      t.type(valueOf(root, RAI + name), 'string', name);
    }
    for (const name of ['dataLimitations', 'dataBiases', 'dataUseCases']) {
      t.ok(nodesOf(root, RAI + name).length > 2, name);
    }
  },
);

t.test('no key of it is lost to a reader of JSON-LD', async (t) => {
  const { root } = await described(t, tabular);
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        names.add(name);
        if (name !== `${CR}data`) walk(inner);
      }
    }
  };
  walk(root);
  const known = [SC, CR, DCT, '@'];
  t.strictSame(
    [...names].filter((name) => !known.some((start) => name.startsWith(start))),
    [],
  );
  // What Croissant defines must not fall to schema.org, which is the default.
  const ours = ['column', 'data', 'dataType', 'extract', 'field', 'fileSet', 'includes', 'key'];
  for (const name of [...ours, 'recordSet', 'references', 'source']) {
    t.ok(names.has(CR + name), name);
    t.notOk(names.has(SC + name), name);
  }
});

t.test('every file is there with its size and hash, and a set is exactly the parts of its table', async (t) => {
  const { out, root, manifest } = await described(t, tabular);
  const distribution = nodesOf(root, `${SC}distribution`);
  const files = distribution.filter((node) => node['@type']?.includes(`${CR}FileObject`));
  t.equal(files.length, manifest.parts.length);
  for (const file of files) {
    const bytes = readFileSync(join(out, valueOf(file, `${SC}contentUrl`) as string));
    t.equal(valueOf(file, `${SC}contentSize`), `${bytes.length} B`);
    t.equal(valueOf(file, `${SC}sha256`), createHash('sha256').update(bytes).digest('hex'), `${file['@id']}`);
    t.match(valueOf(file, `${SC}encodingFormat`), /^(text|application)\/[a-z-]+$/);
  }
  const sets = distribution.filter((node) => node['@type']?.includes(`${CR}FileSet`));
  t.equal(sets.length, 13, 'four tables in three formats, and HAR');
  const found = sets.map((set) => globSync(valueOf(set, `${CR}includes`) as string, { cwd: out }).sort());
  for (const [at, set] of sets.entries()) {
    const [format, table] = (set['@id'] as string).split('/') as [string, string];
    const due = manifest.parts.filter(({ path }) => path.startsWith(`${format}/`) && path.includes(`/${table}-`));
    t.strictSame(found[at], due.map(({ path }) => path).sort(), `${set['@id']}`);
  }
  t.equal(new Set(found.flat()).size, files.length);
});

t.test(
  'each table is a record set whose fields have a column and a source, and whose references lead to a field',
  async (t) => {
    for (const more of [tabular, { formats: ['csv'] }, { formats: ['har'] }]) {
      const { root } = await described(t, more);
      const sources = new Set(nodesOf(root, `${SC}distribution`).map((node) => node['@id']));
      const sets = nodesOf(root, `${CR}recordSet`);
      const fields = sets.flatMap((set) => nodesOf(set, `${CR}field`));
      const ids = [...nodesOf(root, `${SC}distribution`), ...sets, ...fields].map((node) => node['@id']);
      t.equal(new Set(ids).size, ids.length, 'ids are unique');
      for (const field of fields) {
        for (const { '@id': to } of nodesOf(field, `${CR}references`)) t.ok(ids.includes(to), `${field['@id']}: ${to}`);
      }
      for (const [id, { columns, key }] of Object.entries(tables)) {
        const set = sets.find((one) => one['@id'] === id);
        if (!set) continue;
        t.strictSame(
          nodesOf(set, `${CR}key`).map((node) => node['@id']),
          key.map((name) => `${id}/${name}`),
        );
        for (const [at, field] of nodesOf(set, `${CR}field`).entries()) {
          const [source] = nodesOf(field, `${CR}source`);
          const from = idOf(source, `${CR}fileSet`) ?? idOf(source, `${CR}fileObject`);
          t.ok(sources.has(from), `${field['@id']}: ${from}`);
          t.equal(valueOf(nodesOf(source, `${CR}extract`)[0], `${CR}column`), columns[at]?.name);
        }
      }
      const label = fields.find((field) => field['@id'] === 'truth/label');
      t.strictSame(
        nodesOf(label, `${CR}dataType`).map((node) => node['@id']),
        [`${SC}Text`, `${CR}Label`],
      );
      t.equal(
        idOf(
          fields.find((field) => field['@id'] === 'devices/split'),
          `${CR}references`,
        ),
        'splits/name',
      );
    }
  },
);
