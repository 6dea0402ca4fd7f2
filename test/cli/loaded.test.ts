import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { root, temporaryFolder } from './support.ts';

/** From which of these folders a command has loaded something by its end. */
function loadedBy(args: readonly string[], folders: readonly string[], cwd: string): string[] {
  const main = pathToFileURL(join(root, 'packages/cli/src/main.ts')).href;
  const program = `import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    const { main } = await import('${main}');
    process.stdout.write = () => true;
    await main(['node', 'phonehome', ...${JSON.stringify(args)}]);
    const isLoaded = (folder) => loaded.some((url) => url.includes('/' + folder + '/'));
    process.stderr.write(JSON.stringify({ code: process.exitCode, found: ${JSON.stringify(folders)}.filter(isLoaded) }));`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd, encoding: 'utf8' });
  const { code, found } = JSON.parse(stderr) as { code: number; found: string[] };
  if (code !== 0 && code !== undefined) throw new Error(`${args}: exit code ${code}`);
  return found;
}

t.test('DuckDB and the writer of CSV are loaded by who writes such files, and by nobody else', async (t) => {
  const cwd = await temporaryFolder(t);
  const few = ['incident', '--devices', '1', '--days', '1', '--workers', '1'];
  const packages = ['node_modules/@duckdb/node-api', 'node_modules/csv-stringify'];
  t.same(loadedBy(['scenarios'], packages, cwd), []);
  t.same(loadedBy(['generate', ...few, '--format', 'ndjson,har', '--out', 'a'], packages, cwd), []);
  t.same(loadedBy(['generate', ...few, '--format', 'csv', '--out', 'b'], packages, cwd), [
    'node_modules/csv-stringify',
  ]);
  t.same(loadedBy(['generate', ...few, '--format', 'parquet', '--out', 'c'], packages, cwd), packages);
});

t.test('a command loads what it needs, not what the others do', async (t) => {
  const cwd = await temporaryFolder(t);
  const packages = ['packages/shared', 'packages/simulation', 'packages/dataset', 'packages/observe'];
  t.same(loadedBy(['decode', '--help'], packages, cwd), ['packages/shared']);
  t.same(loadedBy(['run', '--help'], packages, cwd), ['packages/shared', 'packages/simulation']);
  t.same(loadedBy(['--help'], packages, cwd), packages, 'the help tells of all of them');
});
