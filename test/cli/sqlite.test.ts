import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { phonehome, root, serve, temporaryFolder } from './support.ts';

/** The names of what Node.js has loaded of SQLite, after a command has run. */
function loadedBy(args: readonly string[], cwd: string): string[] {
  const main = pathToFileURL(join(root, 'packages/cli/src/main.ts')).href;
  const program = `const { main } = await import('${main}');
    process.stdout.write = () => true;
    await main(['node', 'phonehome', ...${JSON.stringify(args)}]);
    process.stderr.write(process.moduleLoadList.filter((name) => /sqlite/i.test(name)).join('\\n'));`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd, encoding: 'utf8' });
  return stderr.split('\n').filter((line) => line !== '');
}

t.test('SQLite is loaded by who uses a store, and by nobody else', async (t) => {
  const cwd = await temporaryFolder(t);
  const { process, ended } = await serve(t, cwd);
  process.kill('SIGINT');
  t.equal((await ended).stderr, '', 'without a remark of Node.js');
  t.same(loadedBy(['scenarios'], cwd), []);
  t.not(loadedBy(['records', '--store', 'store'], cwd).length, 0);
});

t.test('the remark that SQLite is young, which some versions of Node.js print, is not shown', async (t) => {
  const cwd = await temporaryFolder(t);
  const { process, ended } = await serve(t, cwd);
  process.kill('SIGINT');
  await ended;
  // A version of Node.js that makes the remark, whichever runs here.
  const remarks = join(cwd, 'remarks.cjs');
  await writeFile(
    remarks,
    `const get = process.getBuiltinModule;
     process.getBuiltinModule = (name) => {
       if (name === 'node:sqlite') process.emitWarning('SQLite is an experimental feature', 'ExperimentalWarning');
       return get.call(process, name);
     };`,
  );
  const { code, stderr } = await phonehome(['records', '--store', 'store'], { cwd, node: ['--require', remarks] });
  t.same({ code, stderr }, { code: 0, stderr: '' });
});
