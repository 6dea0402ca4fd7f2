import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, verifyDataset } from '@phonehome/dataset';
import fc from 'fast-check';
import t from 'tap';
import { filesOf, generate, generateWhole, temporaryFolder, troubled } from './support.ts';

const formats = ['ndjson', 'csv', 'parquet', 'har', 'protobuf'] as const;
const set = { scenario: troubled(), days: 1, devices: 5, block_devices: 2, background: 0.2, formats } as const;

const out = join(await temporaryFolder(t), 'set');
const manifest = await generateWhole({ ...set, out });
const files = Object.keys(filesOf(out));
const parts = manifest.parts.map(({ path }) => path);
const blockOf = (part: string): number => Number(/-(\d{5})\.\w+$/.exec(part)?.[1]);

/** What is found while a file is otherwise; then it is put back. */
async function found(file: string, change: (path: string) => void): Promise<readonly Fault[]> {
  const path = join(out, file);
  const kept = readFileSync(path);
  change(path);
  try {
    return (await verifyDataset(out)).faults;
  } finally {
    rmSync(path, { recursive: true, force: true });
    writeFileSync(path, kept);
  }
}

t.test('a whole data set has no fault', async (t) => {
  const verified = await verifyDataset(out);
  t.strictSame(verified.faults, []);
  t.equal(verified.dataset_sha256, manifest.dataset_sha256);
  t.equal(verified.parts, parts.length);
  t.equal(
    verified.bytes,
    manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  t.equal(verified.key.seed, set.scenario.seed);
});

t.test('each part that is missing, cut, longer or another is found, and no other', async (t) => {
  const damages = (length: number): readonly (readonly [string, (path: string) => void])[] => [
    ['it is missing', (path) => rmSync(path)],
    [`it is cut: ${length - 1} bytes of ${length}`, (path) => truncateSync(path, length - 1)],
    [`it is longer than it was: ${length + 1} bytes, not ${length}`, (path) => appendFileSync(path, 'x')],
    ['it was altered: its SHA-256 is another', (path) => writeFileSync(path, Buffer.alloc(length))],
    ['it is missing', (path) => (rmSync(path), mkdirSync(path))],
  ];
  for (const [at, file] of parts.entries()) {
    const all = damages(readFileSync(join(out, file)).length);
    for (const [what, damage] of [all[at % 5], all[(at + 2) % 5]] as typeof all) {
      t.strictSame(await found(file, damage), [{ file, what, block: blockOf(file) }]);
    }
  }
});

t.test('any bit of any file that is another is found, and which file it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(7), async (file, where, bit) => {
      // Of the scenario only what it says counts: the second test after this one.
      if (file === 'scenario.yaml') return true;
      const flip = (path: string): void => {
        const bytes = readFileSync(path);
        const at = where % bytes.length;
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        writeFileSync(path, bytes);
      };
      // Without its key, or with the key of another format, a folder is no data set.
      const faults = await found(file, flip).catch((error) => [{ file: 'key.json', what: error.message, block: null }]);
      return faults.some((fault) => fault.file === file) || (file === 'key.json' && faults.length > 0);
    }),
    { numRuns: 80, seed: 7 },
  );
});

t.test('two parts that have changed places are found', async (t) => {
  const [a, b] = ['ndjson/exchanges-00000.ndjson', 'ndjson/exchanges-00001.ndjson'];
  const [first, second] = [readFileSync(join(out, a)), readFileSync(join(out, b))];
  const faults = await found(a, (path) => {
    writeFileSync(path, second);
    writeFileSync(join(out, b), first);
  });
  writeFileSync(join(out, b), second);
  t.strictSame(
    faults.map(({ file }) => file),
    [a, b],
  );
});

t.test('a scenario that says something else is found; one with another remark is the same', async (t) => {
  const change = (from: string, to: string) => (path: string) => {
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`there is no ${from}`);
    writeFileSync(path, text.replace(from, to));
  };
  const of = { file: 'scenario.yaml', block: null };
  const other = await found('scenario.yaml', change('"delay_ms": 120', '"delay_ms": 121'));
  t.strictSame(other, [{ ...of, what: 'it was altered: it says something else' }]);
  const none = await found('scenario.yaml', change('phonehome-scenario/1', 'phonehome-scenario/9'));
  t.strictSame(none, [{ ...of, what: 'it was altered: it is no scenario' }]);
  t.strictSame(await found('scenario.yaml', (path) => rmSync(path)), [{ ...of, what: 'it is missing' }]);
  t.strictSame(await found('scenario.yaml', (path) => appendFileSync(path, '# seen\n')), []);
});

t.test('a note or manifest that is missing is found', async (t) => {
  const note = await found('blocks/00001.json', (path) => rmSync(path));
  t.match(note, [{ file: 'blocks/00001.json', what: 'the block was not generated', block: 1 }]);
  t.match(await found('manifest.json', (path) => rmSync(path)), [{ file: 'manifest.json', what: /^it is missing/ }]);
});

t.test('a file that is none of its parts is found', async (t) => {
  const strangers = [
    'ndjson/exchanges-00003.ndjson',
    'parquet/exchanges/day=2018-12-08/more/a.parquet',
    'blocks/00003.json',
  ];
  for (const file of strangers) {
    mkdirSync(join(out, file, '..'), { recursive: true });
    writeFileSync(join(out, file), 'x');
    const { faults } = await verifyDataset(out);
    rmSync(join(out, file));
    t.strictSame(faults, [{ file, what: 'it is no part of the data set', block: null }]);
  }
  symlinkSync('/etc/hostname', join(out, 'har/link'));
  const { faults } = await verifyDataset(out);
  rmSync(join(out, 'har/link'));
  t.match(faults, [{ file: 'har/link' }], 'a link, too');
});

t.test('of a shard, the blocks of others are what is missing', async (t) => {
  const shard = join(out, '..', 'shard');
  await generate({ ...set, out: shard, shard: { index: 2, count: 2 } });
  const { faults, dataset_sha256 } = await verifyDataset(shard);
  t.strictSame(
    faults.map(({ block, what }) => [block, what]),
    [0, 2].map((block) => [block, 'the block was not generated']),
  );
  t.equal(dataset_sha256, null);
});

t.test('what is no data set is said to be none', async (t) => {
  const key = readFileSync(join(out, 'key.json'), 'utf8');
  const strange = join(out, '..', 'strange');
  mkdirSync(strange);
  for (const text of [
    '',
    key.slice(0, 40),
    'null',
    '{"format": "phonehome-dataset/1"}',
    key.replace('phonehome-dataset/1', 'phonehome-dataset/9'),
    key.replace('"csv"', '"xml"'),
    key.replace('"seed": 5', '"seed": "5"'),
    key.replace('"block_devices": 2', '"block_devices": 0'),
    key.replace('"devices": 5', '"devices": -5'),
  ]) {
    t.not(text, key);
    writeFileSync(join(strange, 'key.json'), text);
    await t.rejects(verifyDataset(strange), { code: 'USAGE', message: /this is no data set\. Give the folder/ });
  }
  for (const folder of [join(out, 'nothing-here'), join(out, 'ndjson'), join(out, 'manifest.json')]) {
    await t.rejects(verifyDataset(folder), { code: 'USAGE', message: /this is no data set\. Give the folder/ });
  }
});

t.test('it can be interrupted', async (t) => {
  await t.rejects(verifyDataset(out, { signal: AbortSignal.abort() }), { code: 'INTERRUPTED' });
});
