import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { json, phonehome, root, temporaryFolder } from './support.ts';

const execute = promisify(execFile);

const TSC = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'esnext', '--types', 'node'];
const program = `import { once } from 'node:events';
import { connect } from 'node:net';
import { createFakeServer, type ExchangeRecord, type Policy } from 'phonehome/server';

const policy: Policy = { rules: [{ id: 'down', when: {}, outcome: 'error', status: 503, delay_ms: 0 }] };
await using server = await createFakeServer({ policy, onRecord: (record: ExchangeRecord) => void record });
const device = connect(server.port, '127.0.0.1');
device.write('POST / HTTP/1.1\\r\\nContent-Length: 1\\r\\n\\r\\nx');
const [reply] = (await once(device, 'data')) as [Buffer];
device.destroy();
const { decision } = await server.waitFor(({ report }) => report === null);
console.log(decision.outcome, reply.toString().split(' ')[1], 'by', decision.policy_rule);
`;

t.test('the package that npm pack makes', async (t) => {
  const folder = await temporaryFolder(t);
  await execute('npm', ['pack', '--workspace', 'phonehome', '--pack-destination', folder], { cwd: root });
  const [tarball] = await readdir(folder);
  await execute('tar', ['-xzf', tarball as string], { cwd: folder });
  const inside = join(folder, 'package');

  t.test('holds what it needs and nothing else: no sources, and types only of what it exports', async (t) => {
    const files = (await readdir(inside, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(inside.length + 1)).sort();
    const scenarios = (await readdir(join(root, 'scenarios'))).map((name) => `scenarios/${name}`);
    const bin = ['node-version.js', 'phonehome.js', 'require-node.js'].map((name) => `bin/${name}`);
    const built = paths.filter((path) => path.startsWith('dist/'));
    const others = paths.filter((path) => !built.includes(path));
    t.same(others, [...bin, 'LICENSE', 'README.md', 'package.json', ...scenarios].sort());
    const { exports } = (await json(join(inside, 'package.json'))) as { exports: Record<string, Entry | string> };
    const entries = Object.values(exports).filter((entry) => typeof entry === 'object');
    for (const { types, default: code } of entries)
      t.ok(built.includes(types.slice(2)) && built.includes(code.slice(2)));
    const modules = ['dist/main.js', ...entries.map((entry) => entry.default.slice(2))];
    const rest = built.filter((path) => !modules.includes(path) && !/^dist\/chunk-[\w-]+\.js$/.test(path));
    t.same(
      rest.filter((path) => !/^dist\/types\/[\w/-]+\.d\.ts$/.test(path)),
      [],
    );
    for (const path of built) {
      const text = await readFile(join(inside, path), 'utf8');
      t.notMatch(text, /['"]@phonehome\//, `${path}: the workspaces are bundled`);
    }
  });

  t.test('runs from its dist, installed in an empty folder', async (t) => {
    // As npm would lay it out, without asking a registry: the package, and beside it what it depends on.
    const modules = join(folder, 'app/node_modules');
    await mkdir(modules, { recursive: true });
    await rename(inside, join(modules, 'phonehome'));
    const { dependencies } = (await json(join(modules, 'phonehome/package.json'))) as { dependencies: object };
    for (const name of Object.keys(dependencies)) await symlink(join(root, 'node_modules', name), join(modules, name));
    const bin = join(modules, 'phonehome/bin/phonehome.js');
    const cwd = join(folder, 'app');
    const run = (out: string, options = {}) =>
      phonehome(['run', 'fix-alone', '--devices', '2', '--timeline', 'full', '--out', out], { cwd, ...options });
    const packed = await run('packed', { bin });
    t.same({ code: packed.code, stderr: packed.stderr }, { code: 0, stderr: '' });
    await run('sources');
    t.same(
      await json(join(cwd, 'packed/manifest.json')),
      await json(join(cwd, 'sources/manifest.json')),
      'the same run',
    );
  });

  t.test('offers phonehome/server to programs, with its types', async (t) => {
    const cwd = join(folder, 'app');
    await mkdir(join(cwd, 'node_modules/@types'));
    await symlink(join(root, 'node_modules/@types/node'), join(cwd, 'node_modules/@types/node'));
    await writeFile(join(cwd, 'package.json'), '{"type": "module"}');
    await writeFile(join(cwd, 'program.ts'), program);
    const { stdout } = await execute(process.execPath, ['program.ts'], { cwd });
    t.equal(stdout, 'error 503 by down\n');
    await writeFile(join(cwd, 'mistaken.ts'), program.replace('policy,', 'policies: policy,'));
    const tsc = join(root, 'node_modules/typescript/lib/tsc.js');
    const checked = execute(process.execPath, [tsc, ...TSC, 'program.ts', 'mistaken.ts'], { cwd });
    const complaints = await checked.then(
      () => '',
      (error: { stdout: string }) => error.stdout,
    );
    t.match(complaints, /^mistaken\.ts\(\d+,\d+\): .*'policies' does not exist in type 'FakeServerOptions'.*\n$/);
  });
});

/** What `phonehome/<name>` is, as package.json says. */
interface Entry {
  readonly types: string;
  readonly default: string;
}

t.test('the root of the repository is no package: npm pack there is refused', async (t) => {
  const folder = await temporaryFolder(t);
  const pack = execute('npm', ['pack', '--pack-destination', folder], { cwd: root });
  await t.rejects(pack, { code: 2, stderr: /This is the monorepo\. Pack what is published with/ });
  t.same(await readdir(folder), []);
});
