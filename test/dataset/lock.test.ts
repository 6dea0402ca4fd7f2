import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyDataset } from '@phonehome/dataset';
import { lockFile } from '@phonehome/simulation';
import t from 'tap';
import { filesOf, generate, generateWhole, temporaryFolder, troubled } from './support.ts';

const set = { scenario: troubled(), days: 2, devices: 12, block_devices: 3, background: 0.2 } as const;
const BLOCKS = 4;

const folder = await temporaryFolder(t);
const once_written = join(folder, 'once');
await generateWhole({ ...set, out: once_written });
const expected = filesOf(once_written);

const occupied = { code: 'FOLDER_OCCUPIED', message: /block \d+ of this data set is being written.*Wait for it/s };

/** Holds the lock of a block, as whoever is writing it does. */
function holdBlock(out: string, block: number): () => void {
  const unlock = lockFile(join(out, `blocks/0000${block}.lock`));
  if (!unlock) throw new Error('somebody has it');
  return unlock;
}

for (const workers of [1, 2]) {
  t.test(`who comes second is told, and spoils nothing: ${workers} workers`, async (t) => {
    const out = join(folder, `twice-${workers}`);
    await generate({ ...set, out, shard: { index: 2, count: 2 } });
    const unlock = holdBlock(out, 2);
    await t.rejects(generate({ ...set, out, workers }), occupied);
    unlock();
    await generateWhole({ ...set, out, workers });
    t.strictSame(filesOf(out), expected, 'no lock is left either');
  });
}

t.test('different shards may be written at once, into one folder', async (t) => {
  const out = join(folder, 'shards');
  const shards = [1, 2, 3].map((index) => generate({ ...set, out, shard: { index, count: 3 } }));
  const missing = (await Promise.all(shards)).map(({ missing_blocks }) => missing_blocks.length);
  t.ok(missing.includes(0), 'the last one has found all blocks');
  t.strictSame(filesOf(out), expected);
});

t.test('shards of different counts share blocks: where they meet one is told', async (t) => {
  const out = join(folder, 'counts');
  await generate({ ...set, out, shard: { index: 2, count: 2 } });
  const unlock = holdBlock(out, 0);
  for (const count of [2, 3]) await t.rejects(generate({ ...set, out, shard: { index: 1, count } }), occupied);
  await generate({ ...set, out, shard: { index: 3, count: 4 } });
  unlock();
  await generateWhole({ ...set, out });
  t.strictSame(filesOf(out), expected);
});

t.test('a process that was killed holds nothing', async (t) => {
  const out = join(folder, 'killed');
  const scenario = join(folder, 'scenario.yaml');
  writeFileSync(scenario, `${JSON.stringify(set.scenario, null, 2)}\n`);
  const support = new URL('./support.ts', import.meta.url).href;
  const program = `import { generate } from ${JSON.stringify(support)};
    const scenario = JSON.parse(process.argv[1]);
    const set = ${JSON.stringify({ days: 2, devices: 12, block_devices: 3, background: 0.2 })};
    await generate({ ...set, scenario, out: process.argv[2], onProgress: () => process.kill(process.pid, 'SIGKILL') });`;
  const args = ['--input-type=module', '-e', program, JSON.stringify(set.scenario), out];
  const child = spawn(process.execPath, args, { cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: 'inherit' });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  t.equal(signal, 'SIGKILL');
  t.ok(existsSync(join(out, 'blocks/00000.lock')), 'its file is still there');
  const { faults } = await verifyDataset(out);
  t.notOk(
    faults.some(({ file }) => file.endsWith('.lock')),
    'and is no fault',
  );
  await generateWhole({ ...set, out });
  t.strictSame(filesOf(out), expected);
});

t.test('a block that another process has finished since is not written again', async (t) => {
  const out = join(folder, 'since');
  const first = generate({ ...set, out, shard: { index: 1, count: 1 } });
  await first;
  const written = readdirSync(join(out, 'ndjson')).length;
  t.equal(written, BLOCKS * 3);
  const before = readFileSync(join(out, 'manifest.json'), 'utf8');
  const lived: number[] = [];
  await generate({ ...set, out, onProgress: ({ stage, done }) => stage === 'living' && lived.push(done) });
  t.strictSame(lived, [], 'nothing lives again');
  t.equal(readFileSync(join(out, 'manifest.json'), 'utf8'), before);
});
