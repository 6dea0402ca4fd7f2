import { readFileSync } from 'node:fs';
import t from 'tap';
import { importsOf, packageOf } from './source.ts';
import { manifestOf, packages, root, sourcesOf, textFiles } from './support.ts';

type Versions = Readonly<Record<string, string>>;

const isOurs = (name: string): boolean => name.startsWith('@phonehome/') || name === 'phonehome';
const names = (versions: Versions | undefined): string[] => Object.keys(versions ?? {}).sort();
const sorted = (set: Iterable<string>): string[] => [...new Set(set)].sort();

function importedBy(sources: readonly (readonly [path: string, text: string])[]): string[] {
  return sorted(sources.flatMap(([, text]) => importsOf(text).flatMap((specifier) => packageOf(specifier) ?? [])));
}

const libraries = packages.filter((name) => name !== 'cli');
const cli = manifestOf('packages/cli/');
const monorepo = manifestOf('');

for (const name of libraries) {
  t.test(`${name} declares what it imports, and imports what it declares`, async (t) => {
    const { dependencies, devDependencies, optionalDependencies } = manifestOf(`packages/${name}/`);
    // Of some packages there are types alone, which are imported under the name of what they are types of.
    const typed = names(devDependencies).map((types) => types.replace('@types/', ''));
    const imported = importedBy(sourcesOf(name)).filter((one) => dependencies?.[one] || !typed.includes(one));
    t.strictSame(names(dependencies), imported);
    t.strictSame(optionalDependencies, undefined);
    for (const types of names(devDependencies)) {
      t.ok(importedBy(sourcesOf(name)).includes(types.replace('@types/', '')), types);
    }
  });
}

t.test('the command depends on exactly what the packages bundled in it, and it itself, take from npm', async (t) => {
  const bundled: [string, string][] = libraries.flatMap((name) =>
    Object.entries(manifestOf(`packages/${name}/`).dependencies ?? {}).filter(([dependency]) => !isOurs(dependency)),
  );
  const own = importedBy(sourcesOf('cli')).filter((name) => !isOurs(name));
  t.strictSame(names(cli.dependencies), sorted([...bundled.map(([name]) => name), ...own]));
  for (const [name, version] of bundled) t.equal(cli.dependencies?.[name], version, `${name}: one version for all`);
});

t.test('the packages bundled in the command, and types of what it imports, are its devDependencies', async (t) => {
  const { devDependencies } = cli;
  t.strictSame(names(devDependencies).filter(isOurs), libraries.map((name) => `@phonehome/${name}`).sort());
  for (const name of names(devDependencies).filter((name) => !isOurs(name))) {
    t.ok(name.startsWith('@types/') && names(cli.dependencies).includes(name.replace('@types/', '')), name);
  }
  for (const name of importedBy(sourcesOf('cli')).filter(isOurs)) t.ok(devDependencies?.[name], name);
});

t.test('the optional dependencies of the command are the binaries of Node.js that it looks for', async (t) => {
  const looksFor = readFileSync(`${root}packages/cli/bin/node-version.js`, 'utf8').match(/'node-[a-z0-9-]+'/g) ?? [];
  t.strictSame(names(cli.optionalDependencies), looksFor.map((name) => name.slice(1, -1)).sort());
});

t.test('tests and scripts import only what the root declares, and our packages', async (t) => {
  for (const [path, text] of textFiles(/^(test|scripts|bench)\/.*\.(ts|js)$/)) {
    for (const name of importedBy([[path, text]]).filter((name) => !isOurs(name))) {
      // Of some packages there are types alone, which are imported under the name of what they are types of.
      t.ok(monorepo.devDependencies?.[name] ?? monorepo.devDependencies?.[`@types/${name}`], `${path}: ${name}`);
    }
  }
});

t.test(
  'every devDependency of the root is imported by a test or script, or is a tool that runs by itself',
  async (t) => {
    const imported = importedBy(textFiles(/^(test|scripts|bench)\/.*\.(ts|js)$/));
    const commands = Object.values(monorepo.scripts ?? {}).join('\n');
    const tools: Readonly<Record<string, boolean>> = {
      '@biomejs/biome': /\bbiome ci\b/.test(commands),
      '@types/node': /"types": \["node"\]/.test(readFileSync(`${root}tsconfig.base.json`, 'utf8')),
      typescript: /\btsc -b\b/.test(commands),
    };
    for (const name of names(monorepo.devDependencies)) {
      t.ok(imported.includes(name.replace('@types/', '')) || tools[name], name);
    }
    t.strictSame(monorepo.dependencies, undefined);
  },
);

t.test('every version is pinned, and a dependency has the same version wherever it stands', async (t) => {
  const seen = new Map<string, string>();
  for (const folder of ['', ...packages.map((name) => `packages/${name}/`)]) {
    const { dependencies, devDependencies, optionalDependencies } = manifestOf(folder);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      t.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, `${folder} ${name}`);
      t.equal(seen.get(name) ?? version, version, `${folder} ${name}`);
      seen.set(name, version);
    }
  }
});
