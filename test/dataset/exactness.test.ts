import { cpSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { filesOf, generate, generateWhole, temporaryFolder, troubled } from './support.ts';

// A data set follows from scenario, seed, devices, days, background and formats alone: not a byte depends on who wrote
// which block, when, beside whom.

const formats = ['ndjson', 'csv', 'parquet', 'pcapng', 'har', 'protobuf'] as const;
const set = {
  scenario: troubled(),
  days: 2,
  devices: 23,
  block_devices: 4,
  background: 0.3,
  formats,
  events: true,
} as const;
const BLOCKS = 6;

t.test('the same bytes, however it is made', async (t) => {
  const folder = await temporaryFolder(t);
  const once = join(folder, 'once');
  const manifest = await generateWhole({ ...set, out: once });
  const expected = filesOf(once);
  const names = Object.keys(expected);
  t.ok(names.length > BLOCKS * formats.length, `${names.length} files`);
  t.equal(
    manifest.parts.length,
    names.filter((name) => /-\d{5}\.\w+$/.test(name)).length,
    'each part is in the manifest',
  );

  const isTheSame = (out: string): void => void t.strictSame(filesOf(out), expected);

  t.test('a second time', async () => {
    const out = join(folder, 'again');
    await generateWhole({ ...set, out });
    isTheSame(out);
  });

  for (const workers of [2, 3]) {
    t.test(`by ${workers} workers`, async () => {
      const out = join(folder, `workers-${workers}`);
      await generateWhole({ ...set, out, workers });
      isTheSame(out);
    });
  }

  t.test('in three shards into one folder, in any order', async (t) => {
    const out = join(folder, 'shards');
    const missing: (readonly number[])[] = [];
    for (const index of [3, 1, 2]) {
      const generated = await generate({ ...set, out, shard: { index, count: 3 } });
      missing.push(generated.missing_blocks);
      t.equal(generated.manifest === null, index !== 2);
    }
    t.strictSame(missing, [[0, 1, 3, 4], [1, 4], []]);
    isTheSame(out);
  });

  t.test('in three shards at once into one folder', async () => {
    const out = join(folder, 'at-once');
    const shards = [1, 2, 3].map((index) => generate({ ...set, out, shard: { index, count: 3 } }));
    await Promise.all(shards);
    isTheSame(out);
  });

  t.test('in three shards, each in a folder of its own, which are copied together', async (t) => {
    const out = join(folder, 'together');
    for (const index of [1, 2, 3]) {
      const of = join(folder, `shard-${index}`);
      const { manifest } = await generate({ ...set, out: of, shard: { index, count: 3 } });
      t.equal(manifest, null);
      cpSync(of, out, { recursive: true });
    }
    const { manifest: whole } = await generate({ ...set, out, shard: { index: 2, count: 3 } });
    t.strictSame(whole, manifest);
    isTheSame(out);
  });

  t.test('in more shards than there are blocks', async () => {
    const out = join(folder, 'many');
    for (let index = 1; index <= 7; index++) await generate({ ...set, out, shard: { index, count: 7 } });
    isTheSame(out);
  });
});

t.test('a block does not depend on how many devices come after it', async (t) => {
  const folder = await temporaryFolder(t);
  const few = join(folder, 'few');
  const many = join(folder, 'many');
  await generateWhole({ ...set, out: few, devices: 10 });
  await generateWhole({ ...set, out: many, devices: 20 });
  const fewer = filesOf(few);
  const more = filesOf(many);
  const whole = Object.keys(fewer).filter((name) => /-0000[01]\.\w+$/.test(name));
  t.ok(whole.length > 2 * formats.length);
  for (const name of whole) t.equal(fewer[name], more[name], name);
});

t.test('a format is the same, whichever others are written', async (t) => {
  const folder = await temporaryFolder(t);
  const all = join(folder, 'all');
  await generateWhole({ ...set, out: all });
  const every = filesOf(all);
  for (const format of formats) {
    const out = join(folder, format);
    await generateWhole({ ...set, out, formats: [format] });
    const parts = Object.entries(filesOf(out)).filter(([name]) => name.startsWith(`${format}/`));
    t.ok(parts.length >= BLOCKS);
    for (const [name, sha256] of parts) if (every[name] !== sha256) t.fail(name);
    const truth = Object.keys(filesOf(out)).filter((name) => name.includes('truth-'));
    t.ok(truth.length >= BLOCKS, 'the truth is never left out');
  }
});

t.test('another seed, another background: other exchanges; the hash of the data set tells', async (t) => {
  const folder = await temporaryFolder(t);
  const hashes = new Set<string>();
  for (const [at, change] of [{}, { seed: 6 }, { background: 2 }, { days: 3 }, { devices: 24 }].entries()) {
    const { dataset_sha256 } = await generateWhole({
      ...set,
      formats: ['ndjson'],
      out: join(folder, `${at}`),
      ...change,
    });
    hashes.add(dataset_sha256);
  }
  t.equal(hashes.size, 5);
});
