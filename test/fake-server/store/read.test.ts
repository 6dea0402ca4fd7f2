import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openStore, storedLines } from '@phonehome/fake-server';
import t, { type Test } from 'tap';
import { LINES, LOCK, linesOf, RECORDS, read, recordOf, upTo } from './support.ts';

const execute = promisify(execFile);

const missing = (folder: string) => ({
  name: 'PhonehomeError',
  code: 'STORE_UNREADABLE',
  problems: [{ file: folder, what: 'there is no records.sqlite in this folder' }],
});

t.test('a folder that does not exist holds no store', async (t) => {
  const folder = join(t.testdir(), 'nowhere');
  await t.rejects(read(folder), missing(folder));
});

t.test('a folder without records holds no store', async (t) => {
  const folder = t.testdir({ 'other.txt': '' });
  await t.rejects(read(folder), missing(folder));
  t.same(await readdir(folder), ['other.txt'], 'and none is made by looking');
});

t.test('a folder whose records are no file holds no store', async (t) => {
  const folder = t.testdir({ [RECORDS]: {} });
  await t.rejects(read(folder), missing(folder));
});

t.test('the lines of a store of the earlier form are read as they are', async (t) => {
  const folder = t.testdir({ [LINES]: `${linesOf(1, 2).join('\n')}\n{"torn` });
  t.same(await read(folder), linesOf(1, 2));
  t.same(await readdir(folder), [LINES]);
});

t.test('reading may stop early', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  t.teardown(() => store.close());
  for (const number of [1, 2, 3]) await store.append(recordOf(number));
  for await (const line of storedLines(folder)) {
    t.equal(line, linesOf(1)[0]);
    break;
  }
});

t.test('a reader sees what was there when it came, and what is kept while it reads', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  t.teardown(() => store.close());
  await Promise.all(upTo(500).map((number) => store.append(recordOf(number))));
  const seen: string[] = [];
  for await (const line of storedLines(folder)) {
    seen.push(line);
    if (seen.length === 100) await store.append(recordOf(500));
  }
  t.same(seen, linesOf(...upTo(501)));
});

t.test('a store that a reader has looked at is opened as before', async (t) => {
  const folder = t.testdir();
  for (const number of [0, 1]) {
    const store = await openStore(folder);
    t.equal(store.repaired, null);
    await store.append(recordOf(number));
    await store.close();
    t.same(await read(folder), linesOf(...upTo(number + 1)));
  }
});

t.test('a store where no folder can be is the error of the system', async (t) => {
  const folder = join(t.testdir({ file: '' }), 'file', 'store');
  await t.rejects(openStore(folder), { code: 'ENOTDIR' });
});

for (const [kind, bytes] of [
  ['text', Buffer.from('this is my diary\n'.repeat(100))],
  ['half a header of SQLite', Buffer.from('SQLite format 3\0', 'latin1')],
] as const) {
  t.test(`a file that is ${kind} is no store, and is left alone`, async (t) => {
    const folder = t.testdir();
    await writeFile(join(folder, RECORDS), bytes);
    const refusal = { code: 'STORE_UNREADABLE', problems: [{ file: join(folder, RECORDS) }] };
    await t.rejects(openStore(folder), refusal);
    await t.rejects(read(folder), refusal);
    t.same(await readdir(folder), [RECORDS, LOCK], 'no log, and the empty file of the lock');
  });
}

t.test('a long look at many records lets other work through', async (t) => {
  const store = await openStore(t.testdir());
  t.teardown(() => store.close());
  const one = recordOf(1);
  await Promise.all(upTo(20_000).map(() => store.append(one)));
  for (const [what, look] of Object.entries({
    'a page of which nothing is there': () => store.find({ outcome: 'silent' }, { limit: 1 }),
    'a page that is looked for in each report': () => store.find({ fields: [{ name: 'NONE' }] }, { limit: 1 }),
    'counts of all': () => store.counts({}, 1000),
  })) {
    let over = false;
    let turns = 0;
    const looking = look().then(() => {
      over = true;
    });
    for (; !over; turns++) await turn();
    await looking;
    t.ok(turns > 4, `${what}: ${turns} times`);
  }
});

/** A folder with a store on a disk that cannot be written, or null where none can be mounted. */
async function onReadOnlyDisk(t: Test, folder: string): Promise<string | null> {
  const place = await mkdtemp(join(tmpdir(), 'phonehome-read-only-'));
  try {
    await execute('mount', ['--bind', folder, place]);
    await execute('mount', ['-o', 'remount,bind,ro', place]);
  } catch (error) {
    if (process.env.PHONEHOME_JUDGES === 'required') throw error;
    t.pass('a disk that cannot be written', { skip: 'none could be mounted: that needs root on Linux' });
    return null;
  }
  t.teardown(async () => {
    await execute('umount', ['--lazy', place]);
    await rm(place, { recursive: true });
  });
  return place;
}

t.test('a store can be read where nothing can be written', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  for (const number of [1, 2, 3]) await store.append(recordOf(number));
  await store.close();
  const place = await onReadOnlyDisk(t, folder);
  if (place) t.same(await read(place), linesOf(1, 2, 3));
});

t.test('one that was not closed in order has to be mended first, and says so', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  await store.append(recordOf(1));
  const left = await mkdtemp(join(tmpdir(), 'phonehome-left-'));
  t.teardown(() => rm(left, { recursive: true }));
  await cp(folder, left, { recursive: true });
  await store.close();
  await rm(join(left, `${RECORDS}-shm`), { force: true });
  const place = await onReadOnlyDisk(t, left);
  if (!place) return;
  await t.rejects(read(place), {
    code: 'ENVIRONMENT',
    problems: [{ what: /not stopped in order/, remedy: /^Copy the folder to a place that can be written/ }],
  });
  await cp(place, folder, { recursive: true });
  t.same(await read(folder), linesOf(1));
});
