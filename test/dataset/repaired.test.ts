import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyDataset } from '@phonehome/dataset';
import t from 'tap';
import { filesOf, generate, generateWhole, temporaryFolder, troubled } from './support.ts';

const formats = ['ndjson', 'csv', 'parquet', 'har', 'protobuf'] as const;
const set = { scenario: troubled(), days: 2, devices: 14, block_devices: 4, background: 0.2, formats } as const;

const folder = await temporaryFolder(t);
const once = join(folder, 'once');
await generateWhole({ ...set, out: once });
const expected = filesOf(once);

t.test('whatever was done to its files in between, the same command makes it whole', async (t) => {
  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['removed', (path) => rmSync(path)],
    ['emptied', (path) => truncateSync(path)],
    ['cut', (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
    ['longer', (path) => appendFileSync(path, 'x')],
    [
      'altered',
      (path) =>
        writeFileSync(
          path,
          readFileSync(path).map((byte, at) => (at === 9 ? byte ^ 1 : byte)),
        ),
    ],
  ];
  const parquet = 'parquet/truth/day=2018-12-09/truth-00000.parquet';
  const files = ['ndjson/exchanges-00001.ndjson', 'csv/truth-00003.csv', parquet, 'har/exchanges-00002.har'];
  for (const [at, file] of [
    ...files,
    'protobuf/exchanges-00000.binpb',
    'blocks/00001.json',
    'manifest.json',
    'scenario.yaml',
  ].entries()) {
    // Two of the damages for each file.
    for (const [name, damage] of damages.filter((_, number) => number % 5 === at % 5 || number % 5 === (at + 2) % 5)) {
      const out = join(folder, 'damaged');
      rmSync(out, { recursive: true, force: true });
      await cp(once, out, { recursive: true });
      damage(join(out, file));
      t.not((await verifyDataset(out)).faults.length, 0, `${file} ${name}: it is found`);
      await generateWhole({ ...set, out });
      if (JSON.stringify(filesOf(out)) !== JSON.stringify(expected))
        t.strictSame(filesOf(out), expected, `${file} ${name}`);
    }
  }
});

t.test('a whole data set is not made again, and only what is not whole is', async (t) => {
  const out = join(folder, 'kept');
  await cp(once, out, { recursive: true });
  rmSync(join(out, 'har/exchanges-00002.har'));
  const lived: number[] = [];
  await generateWhole({
    ...set,
    out,
    onProgress: ({ stage, done, total }) => {
      if (stage === 'living') lived.push(done, total);
    },
  });
  const total = 14 * 2;
  t.strictSame(lived, [total - 4, total, total, total], 'one block of four phones lives again, through two days');
  lived.length = 0;
  await generateWhole({ ...set, out, onProgress: ({ stage }) => void (stage === 'living' && lived.push(1)) });
  t.strictSame(lived, []);
});

t.test('blocks of another data set that were copied here are not taken for its own', async (t) => {
  const out = join(folder, 'mixed');
  const other = join(folder, 'other');
  await generateWhole({ ...set, out: other, seed: 6 });
  await generate({ ...set, out, shard: { index: 1, count: 2 } });
  await cp(other, out, { recursive: true, filter: (path) => !/key\.json$|manifest\.json$/.test(path) });
  const { faults } = await verifyDataset(out);
  t.match(
    faults.filter(({ file }) => file.startsWith('blocks/')),
    [{ what: 'the block is of another data set' }],
  );
  await generateWhole({ ...set, out });
  t.strictSame(filesOf(out), expected);
});
