import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { phonehome, root, temporaryFolder } from './support.ts';

/** Node.js 20 as far as the command looks. */
const OLD =
  'data:text/javascript,' +
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });" +
  "Object.defineProperty(process, 'version', { value: 'v20.20.2' });";

t.test('on a Node.js that is too old', async (t) => {
  // A copy that lies elsewhere has no bundled Node.js beside it to turn to.
  const cwd = await temporaryFolder(t);
  const copy = join(cwd, 'package');
  await mkdir(copy);
  await cp(join(root, 'packages/cli/bin'), join(copy, 'bin'), { recursive: true });
  await cp(join(root, 'packages/cli/package.json'), join(copy, 'package.json'));

  t.test('without a bundled one the command refuses in one clear line', async (t) => {
    for (const name of ['phonehome.js', 'require-node.js']) {
      const options = { cwd, node: ['--import', OLD], bin: join(copy, 'bin', name) };
      const { code, stdout, stderr } = await phonehome(['scenarios'], options);
      t.same({ code, stdout }, { code: 3, stdout: '' }, name);
      t.match(stderr, /^phonehome needs Node\.js 22\.18 or later .*; this is v20\.20\.2\. Install [^\n]+\n$/);
    }
  });

  t.test('with the bundled one it starts itself again on that, and passes everything on', async (t) => {
    const options = { cwd, node: ['--import', OLD] };
    const good = await phonehome(['validate', 'incident', '--json'], options);
    t.same(JSON.parse(good.stdout), { valid: true, id: 'incident' });
    t.equal(good.code, 0);
    t.equal((await phonehome(['validate', 'incidence'], options)).code, 2);
  });

  t.test('22.17 is too old, 22.18 is not', async (t) => {
    const with22 = (minor: number) =>
      phonehome(['scenarios'], {
        cwd,
        node: ['--import', OLD.replaceAll('20.20.2', `22.${minor}.0`)],
        bin: join(copy, 'bin/require-node.js'),
      });
    t.equal((await with22(17)).code, 3);
    t.equal((await with22(18)).code, 0);
  });
});
