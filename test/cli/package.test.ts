import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { json, phonehome, root, temporaryFolder } from './support.ts';

const execute = promisify(execFile);

t.test('the package that npm pack makes', async (t) => {
  const folder = await temporaryFolder(t);
  await execute('npm', ['pack', '--workspace', 'phonehome', '--pack-destination', folder], { cwd: root });
  const [tarball] = await readdir(folder);
  await execute('tar', ['-xzf', tarball as string], { cwd: folder });
  const inside = join(folder, 'package');

  t.test('holds what it needs and nothing else: no sources, and types only of what can be imported', async (t) => {
    const files = (await readdir(inside, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(inside.length + 1)).sort();
    const scenarios = (await readdir(join(root, 'scenarios'))).map((name) => `scenarios/${name}`);
    const bin = ['node-version.js', 'phonehome.js', 'require-node.js'].map((name) => `bin/${name}`);
    const types = paths.filter((path) => /^dist\/types\/[\w/.-]+\.d\.ts$/.test(path));
    const shared = paths.filter((path) => /^dist\/shared-[\w-]+\.js$/.test(path));
    const dist = ['main.js', 'simulate.js', 'worker.js'].map((name) => `dist/${name}`);
    const rest = ['entry/simulate.js', 'LICENSE', 'README.md', 'package.json'];
    t.same(paths, [...bin, ...dist, ...shared, ...types, ...rest, ...scenarios].sort());
    t.ok(types.includes('dist/types/cli/simulate.d.ts'));
    for (const path of [...dist, ...shared, ...types]) {
      t.notMatch(
        await readFile(join(inside, path), 'utf8'),
        /from ['"]@phonehome\//,
        `${path}: the workspaces are bundled`,
      );
    }
  });

  t.test('runs from its dist, installed in an empty folder', async (t) => {
    // As npm would lay it out, without asking a registry: the package, and beside it what it depends on.
    const modules = join(folder, 'app/node_modules');
    await mkdir(modules, { recursive: true });
    await rename(inside, join(modules, 'phonehome'));
    const { dependencies } = (await json(join(modules, 'phonehome/package.json'))) as { dependencies: object };
    for (const name of Object.keys(dependencies)) {
      await mkdir(dirname(join(modules, name)), { recursive: true });
      await symlink(join(root, 'node_modules', name), join(modules, name));
    }
    const bin = join(modules, 'phonehome/bin/phonehome.js');
    const cwd = join(folder, 'app');
    const run = (args: readonly string[], out: string, options = {}) =>
      phonehome(['run', ...args, '--out', out], { cwd, ...options });
    const few = ['fix-alone', '--devices', '2', '--timeline', 'full'];
    // More than a block, so that worker threads have something to do.
    const many = ['china-as-intended', '--devices', '251', '--timeline', 'none'];
    for (const args of [few, [...many, '--workers', '2']]) {
      const packed = await run(args, 'packed', { bin });
      t.same({ code: packed.code, stderr: packed.stderr }, { code: 0, stderr: '' });
      await run([...args, '--workers', '1'], 'sources');
      const manifests = ['packed', 'sources'].map((out) => json(join(cwd, out, 'manifest.json')));
      t.same(await manifests[0], await manifests[1], 'the same run');
      for (const out of ['packed', 'sources']) await rm(join(cwd, out), { recursive: true });
    }
  });

  t.test('can be imported as a library, with types', async (t) => {
    const app = join(folder, 'app');
    const page = await readFile(join(root, 'docs/reference/library.md'), 'utf8');
    const example = /```ts\n([^]*?)```/.exec(page)?.[1] as string;
    await writeFile(join(app, 'example.mts'), example);
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2024',
      lib: ['es2024'],
      strict: true,
      noEmit: true,
      types: ['node'],
    };
    await writeFile(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['example.mts'] }));
    const compiler = join(root, 'node_modules/typescript/lib/tsc.js');
    const compile = (): Promise<string> =>
      execute(process.execPath, [compiler], { cwd: app }).then(
        ({ stdout }) => stdout,
        ({ stdout }) => stdout,
      );
    t.equal(await compile(), '', 'the example of the docs compiles');
    const wrong = example.replace('moment.device', 'moment.no_such_key');
    await writeFile(join(app, 'example.mts'), wrong);
    t.match(await compile(), /no_such_key/, 'and not with a key that is not there');
    await writeFile(join(app, 'example.mjs'), example);
    const { stdout } = await execute(process.execPath, ['example.mjs'], { cwd: app, maxBuffer: 1 << 26 });
    t.match(stdout, /^\d+ \d+ (refused|accepted) \d{15}\n/, 'and runs');
  });
});

t.test('the root of the repository is no package: npm pack there is refused', async (t) => {
  const folder = await temporaryFolder(t);
  const pack = execute('npm', ['pack', '--pack-destination', folder], { cwd: root });
  await t.rejects(pack, { code: 2, stderr: /This is the monorepo\. Pack what is published with/ });
  t.same(await readdir(folder), []);
});
