import { appendFile, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { hasEscapes, hasStack, json, phonehome, temporaryFolder } from './support.ts';

const cwd = await temporaryFolder(t);
const args = ['generate', 'incident', '--devices', '3', '--days', '2', '--format', 'ndjson,csv', '--out', 'set'];
await phonehome(args, { cwd });
const set = join(cwd, 'set');

t.test('verify: whole, exit code 0', async (t) => {
  const { code, stdout, stderr } = await phonehome(['dataset', 'verify', 'set'], { cwd });
  t.strictSame({ code, stderr }, { code: 0, stderr: '' });
  const { dataset_sha256, parts } = (await json(join(set, 'manifest.json'))) as {
    dataset_sha256: string;
    parts: unknown[];
  };
  t.match(stdout, new RegExp(`^${parts.length} parts, .* read in set\nwhole {2}sha-256 ${dataset_sha256}\n$`));
});

t.test('verify: what is wrong, which part, what to do; exit code 1; generate makes it whole', async (t) => {
  await rm(join(set, 'csv/truth-00000.csv'));
  await truncate(join(set, 'ndjson/exchanges-00000.ndjson'), 99);
  await appendFile(join(set, 'manifest.json'), ' ');
  await writeFile(join(set, 'csv/\u001b[31mred.csv'), '');
  const { code, stdout, stderr } = await phonehome(['dataset', 'verify', 'set'], { cwd });
  t.strictSame({ code, stderr }, { code: 1, stderr: '' });
  t.match(stdout, /^wrong {2}csv\/truth-00000\.csv \(block 0\): it is missing$/m);
  t.match(stdout, /^wrong {2}ndjson\/exchanges-00000\.ndjson \(block 0\): it is cut: 99 bytes of \d+$/m);
  t.match(stdout, /^wrong {2}manifest\.json: it was altered/m);
  t.match(stdout, /^wrong {2}csv\/.*red\.csv: it is no part of the data set$/m);
  t.match(stdout, /The command that has generated it makes missing, cut and altered blocks anew\.\n$/);
  t.notOk(hasEscapes(stdout), 'the name of a file cannot steer a terminal');

  const told = await phonehome(['dataset', 'verify', 'set', '--json'], { cwd });
  t.equal(told.code, 1);
  const { faults, key } = JSON.parse(told.stdout) as { faults: { file: string }[]; key: unknown };
  t.equal(faults.length, 4);
  t.match(key, { seed: 5, devices: 3, days: 2, formats: ['ndjson', 'csv'] });

  await rm(join(set, 'csv/\u001b[31mred.csv'));
  t.equal((await phonehome(args, { cwd })).code, 0);
  t.equal((await phonehome(['dataset', 'verify', 'set'], { cwd })).code, 0);
});

t.test('describe: what a data set is', async (t) => {
  const { code, stdout, stderr } = await phonehome(['dataset', 'describe', 'set'], { cwd });
  t.strictSame({ code, stderr }, { code: 0, stderr: '' });
  t.match(stdout, /^incident, seed 5: 3 phones, 2 days\nformats +ndjson, csv\n/);
  const { stdout: document } = await phonehome(['dataset', 'describe', 'set', '--json'], { cwd });
  t.strictSame(JSON.parse(document), await json(join(set, 'manifest.json')));
});

t.test('a folder that is no data set: exit code 2, and what to give', async (t) => {
  const hostile = (await readFile(join(set, 'key.json'), 'utf8')).replace('"csv"', '"\\u001b[31m"');
  await mkdir(join(cwd, 'hostile'));
  await writeFile(join(cwd, 'hostile/key.json'), hostile);
  const calls = ['nowhere', 'hostile'].flatMap((folder) => [
    ['verify', folder],
    ['describe', folder],
  ]);
  const ended = await Promise.all(calls.map((call) => phonehome(['dataset', ...call], { cwd })));
  for (const [at, { code, stdout, stderr }] of ended.entries()) {
    t.strictSame({ code, stdout }, { code: 2, stdout: '' }, `${calls[at]}`);
    t.match(stderr, /this is no data set\. Give the folder that `phonehome generate --out` has written\n$/);
    t.notOk(hasStack(stderr) || hasEscapes(stderr));
  }
  const { code, stdout } = await phonehome(['dataset', 'verify', 'nowhere', '--json'], { cwd });
  t.equal(code, 2);
  t.match(JSON.parse(stdout), {
    error: { code: 'USAGE', problems: [{ file: 'nowhere', what: String, remedy: String }] },
  });
});

t.test('merge: one file, which is not replaced unless that is said', async (t) => {
  const merge = (...more: string[]) => phonehome(['dataset', 'merge', 'set', '--out', 'all.ndjson', ...more], { cwd });
  const { code, stdout, stderr } = await merge();
  t.strictSame({ code, stderr }, { code: 0, stderr: '' });
  const part = await readFile(join(set, 'ndjson/exchanges-00000.ndjson'));
  t.ok((await readFile(join(cwd, 'all.ndjson'))).equals(part));
  t.match(stdout, /^all\.ndjson: [\d,]+ bytes, sha-256 [0-9a-f]{64}\n$/);
  const again = await merge();
  t.equal(again.code, 2);
  t.match(
    again.stderr,
    /^phonehome: all\.ndjson: there is such a file already\. Choose another name, or add --force\n$/,
  );
  const forced = await merge('--force', '--json');
  t.equal(forced.code, 0);
  t.match(JSON.parse(forced.stdout), { out: 'all.ndjson', bytes: part.length });
});
