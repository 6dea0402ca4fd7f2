import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyDataset } from '@phonehome/dataset';
import fc from 'fast-check';
import t from 'tap';
import { filesOf, generate, generateWhole, incident, temporaryFolder } from '../support.ts';
import { manifestOf, packageOf, titled } from './support.ts';

const PACKAGE = [
  'README.md',
  'croissant.json',
  'datapackage.json',
  'plots/by-device.svg',
  'plots/by-hour.svg',
  'plots/map.svg',
  'plots/over-time.svg',
];

const small = { scenario: incident(), days: 2, devices: 20, block_devices: 7, formats: ['csv', 'parquet'] as const };

t.test('a data set is described when its last block is there, the same by any shards and workers', async (t) => {
  const folder = await temporaryFolder(t);
  const [whole, parts] = [join(folder, 'whole'), join(folder, 'parts')];
  await generateWhole({ ...small, out: whole });
  await generate({ ...small, out: parts, shard: { index: 2, count: 2 } });
  for (const path of PACKAGE) t.notOk(existsSync(join(parts, path)), `${path} is not there before`);
  await generate({ ...small, out: parts, shard: { index: 1, count: 2 }, workers: 2 });
  const files = filesOf(whole);
  t.strictSame(
    PACKAGE.filter((path) => !files[path]),
    [],
  );
  t.strictSame(filesOf(parts), files);
});

t.test('verify finds what describes it other than it must be, and the same command mends it', async (t) => {
  const out = join(await temporaryFolder(t), 'set');
  await generateWhole({ ...small, out });
  const faults = async () => (await verifyDataset(out)).faults.map(({ file }) => file);
  t.strictSame(await faults(), []);
  for (const path of PACKAGE) {
    appendFileSync(join(out, path), ' ');
    t.strictSame(await faults(), [path]);
    rmSync(join(out, path));
    t.strictSame(await faults(), [path]);
    await generateWhole({ ...small, out });
    t.strictSame(await faults(), []);
  }
  const scenario = readFileSync(join(out, 'scenario.yaml'), 'utf8');
  for (const other of [scenario.replace('"reply_timeout_ms": 30000', '"reply_timeout_ms": 30001'), '}']) {
    writeFileSync(join(out, 'scenario.yaml'), other);
    t.strictSame(await faults(), ['scenario.yaml']);
  }
  await generateWhole({ ...small, out });
  const manifest = readFileSync(join(out, 'manifest.json'), 'utf8');
  writeFileSync(join(out, 'manifest.json'), manifest.replace('"leak": ', '"leak": 1'));
  t.strictSame(await faults(), ['manifest.json'], 'its figures, too');
});

t.test('whatever a scenario says, its texts stand in JSON as they are, and the files are made', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const files = packageOf(titled(text), manifestOf());
      t.strictSame(Object.keys(files).sort(), PACKAGE);
      for (const path of PACKAGE.filter((one) => one.endsWith('.json'))) JSON.parse(files[path] as string);
      for (const made of Object.values(files)) {
        if (/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u202e]/.test(made)) return false;
      }
      return true;
    }),
    { numRuns: 60 },
  );
});
