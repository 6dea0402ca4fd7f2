import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownClients } from '@phonehome/variants';
import t from 'tap';
import { readBuildFiles } from '../../../packages/cli/src/build/read-build-files.ts';
import { walk } from '../../../packages/cli/src/build/walk.ts';

const options = { knowledge: knownClients };
const GETPROP = '[ro.build.display.id]: [00WW_3_39B]\n';

t.test('files of a folder come in the same order, each under its path from the folder', async (t) => {
  const folder = t.testdir({ x1: { system: { 'b.txt': '', 'a.txt': '' }, Z: '', a: '', '.hidden': '' } });
  const found: [string, string][] = [];
  for await (const { name, path } of walk(join(folder, 'x1'))) found.push([name, path]);
  t.strictSame(
    found.map(([, path]) => path),
    ['x1/.hidden', 'x1/Z', 'x1/a', 'x1/system/a.txt', 'x1/system/b.txt'],
  );
  t.equal(found[0]?.[0], join(folder, 'x1/.hidden'));
});

t.test('a folder that is itself a partition', async (t) => {
  const folder = t.testdir({ vendor: { 'build.prop': 'a.b=1\n' } });
  const { properties } = await readBuildFiles('b', [join(folder, 'vendor')], options);
  t.match(properties, [{ layer: 'vendor', source: { file: join(folder, 'vendor/build.prop'), line: 1 } }]);
});

t.test('a link within the folder is read where it leads, one out of it is not followed', async (t) => {
  const folder = t.testdir({ outside: { 'getprop.txt': GETPROP }, build: { 'packages-disabled.txt': '' } });
  const build = join(folder, 'build');
  writeFileSync(join(build, 'real.txt'), GETPROP);
  symlinkSync('real.txt', join(build, 'inside.txt'));
  symlinkSync(join(folder, 'nowhere'), join(build, 'dangling.txt'));
  symlinkSync('.', join(build, 'round'));
  t.strictSame((await readBuildFiles('b', [build], options)).problems, []);
  symlinkSync('../outside/getprop.txt', join(build, 'getprop.txt'));
  symlinkSync('../outside', join(build, 'folder'));
  const { properties, problems } = await readBuildFiles('b', [build], options);
  t.equal(properties.length, 1);
  t.match(
    problems.map(({ source, what }) => `${source.file}: ${what}`),
    [`${build}/folder: it is a link out`, `${build}/getprop.txt: it is a link out`],
  );
});

t.test('a link of an image leads to a place on the phone', async (t) => {
  const folder = t.testdir({ x: { vendor: { etc: {} } } });
  symlinkSync('/etc/hosts', join(folder, 'x/vendor/etc/hosts'));
  const { files, problems } = await readBuildFiles('b', [join(folder, 'x')], options);
  t.match([files, problems], [[{ path: '/vendor/etc/hosts' }], []]);
});

t.test('what cannot be read is a problem of the build', async (t) => {
  const folder = t.testdir({ locked: { 'getprop.txt': GETPROP } });
  const missing = await readBuildFiles('b', [join(folder, 'nothing.txt')], options);
  t.match(missing.problems, [{ what: 'there is no such file', source: { file: join(folder, 'nothing.txt') } }]);
  chmodSync(join(folder, 'locked'), 0);
  const locked = await readBuildFiles('b', [folder], options);
  chmodSync(join(folder, 'locked'), 0o755);
  // Root may read everything.
  if (process.getuid?.() !== 0)
    t.match(locked.problems, [{ what: /EACCES/, source: { file: join(folder, 'locked') } }]);
  else t.equal(locked.properties.length, 1);
});

t.test('each file is told before it is read, and what is thrown then ends the reading', async (t) => {
  const folder = t.testdir({ 'a.txt': '', 'b.txt': '', 'c.txt': '' });
  const told: string[] = [];
  const reading = readBuildFiles('b', [folder], {
    ...options,
    onFile(name) {
      told.push(name);
      if (told.length === 2) throw new Error('enough');
    },
  });
  await t.rejects(reading, { message: 'enough' });
  t.strictSame(told, [join(folder, 'a.txt'), join(folder, 'b.txt')]);
});
