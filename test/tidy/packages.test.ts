import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import t from 'tap';
import { importsOf, packageOf } from './source.ts';
import { files, packages, root, sourcesOf } from './support.ts';

/** Which packages of ours each package may import, in flow order: the table of the design. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  variants: ['shared'],
  'client-sim': ['shared'],
  'fake-server': ['shared'],
  simulation: ['shared', 'variants', 'client-sim', 'fake-server'],
  capture: ['shared'],
  dataset: ['shared', 'variants', 'capture', 'simulation'],
  observe: ['shared', 'variants', 'capture', 'simulation'],
  cli: ['shared', 'variants', 'client-sim', 'fake-server', 'simulation', 'capture', 'dataset', 'observe'],
};

const ours = (specifier: string): boolean =>
  specifier.startsWith('@phonehome/') || packageOf(specifier) === 'phonehome';

for (const name of packages) {
  t.test(`${name} imports only the packages that the design allows it, each by its name alone`, async (t) => {
    const allowed = mayImport[name]?.map((other) => `@phonehome/${other}`);
    t.ok(allowed, 'the design has this package');
    for (const [path, text] of sourcesOf(name)) {
      for (const specifier of importsOf(text).filter(ours)) t.ok(allowed?.includes(specifier), `${path}: ${specifier}`);
    }
  });

  t.test(`${name} reaches no file of another package by a relative path`, async (t) => {
    for (const [path, text] of sourcesOf(name)) {
      for (const specifier of importsOf(text).filter((one) => one.startsWith('.'))) {
        const target = posix.join(dirname(path), specifier);
        t.ok(target.startsWith(`packages/${name}/`) && /\.(ts|js|json)$/.test(target), `${path}: ${specifier}`);
      }
    }
  });

  t.test(`${name} has one door: src/${name === 'cli' ? 'main' : 'index'}.ts`, async (t) => {
    t.ok(existsSync(`${root}packages/${name}/src/${name === 'cli' ? 'main' : 'index'}.ts`));
    const { exports } = JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8')) as {
      exports?: object;
    };
    if (name !== 'cli') t.strictSame(exports, { '.': './src/index.ts' });
  });

  t.test(`${name}: the compiler refers to the packages that are declared`, async (t) => {
    const read = (file: string) => JSON.parse(readFileSync(`${root}packages/${name}/${file}`, 'utf8'));
    const { references } = read('tsconfig.json') as { references: { path: string }[] };
    const { dependencies = {}, devDependencies = {} } = read('package.json') as Record<string, object | undefined>;
    const declared = [...Object.keys(dependencies), ...Object.keys(devDependencies)].filter(ours);
    t.strictSame(references.map(({ path }) => path.replace('../', '@phonehome/')).sort(), declared.sort());
  });
}

t.test('what can be imported from the published package has a source, an entry, a built file and types', async (t) => {
  const { exports } = JSON.parse(readFileSync(`${root}packages/cli/package.json`, 'utf8')) as { exports: object };
  const { './package.json': itself, ...entries } = exports as Record<string, unknown>;
  t.equal(itself, './package.json');
  t.ok(Object.keys(entries).length > 0);
  for (const [name, conditions] of Object.entries(entries)) {
    const entry = name.replace('./', '');
    t.strictSame(conditions, {
      types: [`./src/${entry}.ts`, `./dist/types/cli/${entry}.d.ts`],
      default: `./entry/${entry}.js`,
    });
    t.ok(existsSync(`${root}packages/cli/src/${entry}.ts`), `${entry}: its source, for a clone`);
    const text = readFileSync(`${root}packages/cli/entry/${entry}.js`, 'utf8');
    t.ok(text.includes(`'../src/${entry}.ts'`) && text.includes(`'../dist/${entry}.js'`), `${entry}: its entry`);
    const pack = readFileSync(`${root}scripts/pack.ts`, 'utf8');
    t.ok(pack.includes(`${entry}: new URL('src/${entry}.ts', cli)`), `${entry}: is built`);
    t.ok(pack.includes(`cli/dist/${entry}.d.ts`), `${entry}: has types`);
  }
});

t.test('client and server never import each other', async (t) => {
  t.notOk(mayImport['client-sim']?.includes('fake-server'));
  t.notOk(mayImport['fake-server']?.includes('client-sim'));
});

t.test('no folder is named by kind', async (t) => {
  const kinds = new Set(['helpers', 'helper', 'utils', 'util', 'common', 'misc', 'lib', 'types']);
  const found = files.filter((path) =>
    dirname(path)
      .split('/')
      .some((folder) => kinds.has(folder)),
  );
  t.strictSame(found, []);
});
