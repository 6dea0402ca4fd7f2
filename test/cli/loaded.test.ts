import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { root, temporaryFolder } from './support.ts';

/** Which of these packages a command has loaded by its end. */
function loadedBy(args: readonly string[], packages: readonly string[], cwd: string): string[] {
  const main = pathToFileURL(join(root, 'packages/cli/src/main.ts')).href;
  const program = `import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    const { main } = await import('${main}');
    process.stdout.write = () => true;
    await main(['node', 'phonehome', ...${JSON.stringify(args)}]);
    const isLoaded = (name) => loaded.some((url) => url.includes('/node_modules/' + name + '/'));
    process.stderr.write(JSON.stringify({ code: process.exitCode, found: ${JSON.stringify(packages)}.filter(isLoaded) }));`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd, encoding: 'utf8' });
  const { code, found } = JSON.parse(stderr) as { code: number; found: string[] };
  if (code !== 0 && code !== undefined) throw new Error(`${args}: exit code ${code}`);
  return found;
}

t.test('DuckDB and the writer of CSV are loaded by who writes such files, and by nobody else', async (t) => {
  const cwd = await temporaryFolder(t);
  const few = ['incident', '--devices', '1', '--days', '1', '--workers', '1'];
  const packages = ['@duckdb/node-api', 'csv-stringify'];
  t.same(loadedBy(['scenarios'], packages, cwd), []);
  t.same(loadedBy(['generate', ...few, '--format', 'ndjson,har', '--out', 'a'], packages, cwd), []);
  t.same(loadedBy(['generate', ...few, '--format', 'csv', '--out', 'b'], packages, cwd), ['csv-stringify']);
  t.same(loadedBy(['generate', ...few, '--format', 'parquet', '--out', 'c'], packages, cwd), packages);
});
