import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { genericCard, json, phonehome, phoneRequest, root, temporaryFolder } from './support.ts';

const execute = promisify(execFile);

const TSC = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--target', 'esnext', '--types', 'node'];
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

  t.test('holds what it needs and nothing else: no sources, and types only of what can be imported', async (t) => {
    const files = (await readdir(inside, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(inside.length + 1)).sort();
    const scenarios = (await readdir(join(root, 'scenarios'))).map((name) => `scenarios/${name}`);
    const bin = ['node-version.js', 'phonehome.js', 'require-node.js'].map((name) => `bin/${name}`);
    const types = paths.filter((path) => /^dist\/types\/[\w/.-]+\.d\.ts$/.test(path));
    const shared = paths.filter((path) => /^dist\/shared-[\w-]+\.js$/.test(path));
    const workers = ['generate-worker', 'log-copy-worker', 'worker'];
    const dist = [...workers, 'main', 'observe', 'schemas', 'server', 'simulate', 'variants'].map(
      (name) => `dist/${name}.js`,
    );
    const docs = (await readdir(join(root, 'docs'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length));
    const papers = ['CHANGELOG', 'LICENSE-DATA', 'README', 'RESPONSIBLE_USE', 'SECURITY'].map((name) => `${name}.md`);
    const proto = ['dataset', 'exchange', 'manifest', 'report', 'truth'].map(
      (name) => `proto/phonehome/v1/${name}.proto`,
    );
    const entries = ['observe', 'schemas', 'server', 'simulate', 'variants'].map((name) => `entry/${name}.js`);
    const rest = [...entries, 'LICENSE', ...papers, 'package.json'];
    t.same(paths, [...bin, ...dist, ...shared, ...types, ...proto, ...rest, ...docs, ...scenarios].sort());
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
    for (const name of [...Object.keys(dependencies), '@types/node']) {
      await mkdir(dirname(join(modules, name)), { recursive: true });
      // npm puts a dependency beside the package that needs another version of it than the rest.
      const own = join(root, 'packages/cli/node_modules', name);
      const from = existsSync(own) ? own : join(root, 'node_modules', name);
      await symlink(from, join(modules, name));
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
      t.equal(packed.code, 0, packed.stderr);
      await run([...args, '--workers', '1'], 'sources');
      const manifests = ['packed', 'sources'].map((out) => json(join(cwd, out, 'manifest.json')));
      t.same(await manifests[0], await manifests[1], 'the same run');
      for (const out of ['packed', 'sources']) await rm(join(cwd, out), { recursive: true });
    }
    // More than a block here, too, and each format that is loaded when it is wanted.
    const set = ['generate', 'china-as-intended', '--devices', '1001', '--days', '1', '--background', '0.1'];
    const formats = ['--format', 'csv,parquet'];
    for (const [out, options] of [
      ['packed', { bin }],
      ['sources', {}],
    ] as const) {
      const workers = ['--workers', out === 'packed' ? '2' : '1'];
      const generated = await phonehome([...set, ...formats, ...workers, '--out', out], { cwd, ...options });
      t.equal(generated.code, 0, generated.stderr);
    }
    const sets = ['packed', 'sources'].map((out) => json(join(cwd, out, 'manifest.json')));
    t.same(await sets[0], await sets[1], 'the same data set');
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

  t.test('offers phonehome/schemas to programs, with its types and the schema for other languages', async (t) => {
    const cwd = join(folder, 'app');
    const text = `import { decodeMessage, encodeMessage, type Messages } from 'phonehome/schemas';
const report: Messages['Report'] = { others: [], order: [], meid: 'x' };
console.log(decodeMessage('Report', encodeMessage('Report', report)).meid);
`;
    await writeFile(join(cwd, 'package.json'), '{"type": "module"}');
    await writeFile(join(cwd, 'messages.ts'), text);
    const { stdout } = await execute(process.execPath, ['messages.ts'], { cwd });
    t.equal(stdout, 'x\n');
    const tsc = join(root, 'node_modules/typescript/lib/tsc.js');
    await t.resolves(execute(process.execPath, [tsc, ...TSC, 'messages.ts'], { cwd }));
    const wrong = text.replace("meid: 'x'", 'meid: 5');
    await writeFile(join(cwd, 'messages.ts'), wrong);
    await t.rejects(execute(process.execPath, [tsc, ...TSC, 'messages.ts'], { cwd }), 'and not with a number for text');
  });

  t.test('offers phonehome/server to programs, with its types', async (t) => {
    const cwd = join(folder, 'app');
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

  t.test('offers phonehome/observe to tests, with its types', async (t) => {
    const cwd = join(folder, 'app');
    await writeFile(join(cwd, 'leak.http'), phoneRequest(genericCard));
    const file = `import { test } from 'node:test';
import { assertNoLeak, type Finding, observe } from 'phonehome/observe';
const traffic = await observe('leak.http');
const kinds: Finding['kind'][] = traffic.findings.map(({ kind }) => kind);
test('nothing but what the maker may get', () => assertNoLeak(traffic, { allow: ['zzhc.vnet.cn'] }));
test('something left', () => { if (!kinds.includes('iccid')) throw new Error('no'); });
test('no identifier leaves', () => assertNoLeak(traffic));
`;
    await writeFile(join(cwd, 'leak.test.ts'), file);
    const { TAP, NODE_TEST_CONTEXT, ...env } = process.env;
    const ended = await execute(process.execPath, ['leak.test.ts'], { cwd, env }).catch((error) => error);
    t.match(ended.stdout, /ICCID 8900•+\d\d to zzhc\.vnet\.cn in clear text, body SIM1ICCID: named/);
    t.match(ended.stdout, /pass 2\b[^]*fail 1\b/);
    const tsc = join(root, 'node_modules/typescript/lib/tsc.js');
    await t.resolves(execute(process.execPath, [tsc, ...TSC, 'leak.test.ts'], { cwd }));
  });

  t.test('offers phonehome/variants to tests, with its types: node:test, tap, and the command', async (t) => {
    const cwd = join(folder, 'app');
    for (const [name, label] of [
      ['clean', '00CN_3_39B'],
      ['bad', '00WW_3_39B'],
    ] as const) {
      await mkdir(join(cwd, name), { recursive: true });
      const properties = [
        `[ro.build.display.id]: [${label}]`,
        '[persist.vendor.radio.ps.registration.enabled]: [true]',
      ];
      await writeFile(join(cwd, name, 'getprop.txt'), `${properties.join('\n')}\n`);
      const packages = [
        'package:/system/framework/framework-res.apk=android',
        'package:/system/app/autoregistration/autoregistration.apk=com.qualcomm.qti.autoregistration',
      ];
      await writeFile(join(cwd, name, 'packages.txt'), `${packages.join('\n')}\n`);
    }
    const example = (runner: string, build: string): string => `${runner}
import { assertGate, assertNoClientOutside, assertNoTalk, checkBuild } from 'phonehome/variants';
const build = await checkBuild('${build}');
test('the release gate passes', async () => assertGate(build));
test('no client of another region is live', async () => assertNoClientOutside(build));
test('no build for Europe talks to it', async () => assertNoTalk(build, { region: 'EEA', to: '*.vnet.cn' }));
`;
    await symlink(join(root, 'node_modules/tap'), join(cwd, 'node_modules/tap'));
    const runners = { node: "import { test } from 'node:test';", tap: "import { test } from 'tap';" };
    for (const [runner, importing] of Object.entries(runners)) {
      for (const build of ['clean', 'bad']) {
        const file = `${build}-${runner}.test.ts`;
        await writeFile(join(cwd, file), example(importing, build));
        const { TAP, NODE_TEST_CONTEXT, ...env } = process.env;
        t.ok(TAP === undefined || TAP, 'which would make the runner speak to this one');
        const ended = await execute(process.execPath, [file], { cwd, env }).then(
          ({ stdout }) => ({ code: 0, stdout }),
          ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
        );
        t.equal(ended.code === 0, build === 'clean', file);
        if (build === 'bad')
          t.match(ended.stdout, /getprop\.txt:2: persist\.vendor\.radio\.ps\.registration\.enabled is true/);
      }
    }
    const tsc = join(root, 'node_modules/typescript/lib/tsc.js');
    await t.resolves(execute(process.execPath, [tsc, ...TSC, 'bad-node.test.ts'], { cwd }));
    await writeFile(join(cwd, 'wrong.test.ts'), example(runners.node, 'bad').replace('region:', 'regoin:'));
    await t.rejects(execute(process.execPath, [tsc, ...TSC, 'wrong.test.ts'], { cwd }));
    const packed = await phonehome(['check', 'bad', '--format', 'junit'], {
      cwd,
      bin: join(cwd, 'node_modules/phonehome/bin/phonehome.js'),
    });
    t.match(packed, { code: 1, stdout: /<testsuite name="bad" tests="6" failures="5"/ });
  });
});

t.test('the root of the repository is no package: npm pack there is refused', async (t) => {
  const folder = await temporaryFolder(t);
  const pack = execute('npm', ['pack', '--pack-destination', folder], { cwd: root });
  await t.rejects(pack, { code: 2, stderr: /This is the monorepo\. Pack what is published with/ });
  t.same(await readdir(folder), []);
});
