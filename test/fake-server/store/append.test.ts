import { join } from 'node:path';
import { openStore } from '@phonehome/fake-server';
import t from 'tap';
import { linesOf, onDisk, read, recordOf } from './support.ts';

t.test('a store is created where there is none, folders and all', async (t) => {
  const folder = join(t.testdir(), 'a', 'b');
  const store = await openStore(folder);
  t.equal(store.next_number, 0);
  t.equal(store.repaired_bytes, 0);
  await store.close();
  t.same(await read(folder), []);
});

t.test('when append is done, the record is on disk', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  t.teardown(() => store.close());
  await store.append(recordOf(1));
  t.equal(await onDisk(folder), `${linesOf(1)[0]}\n`);
  await store.append(recordOf(2));
  t.equal(
    await onDisk(folder),
    linesOf(1, 2)
      .map((line) => `${line}\n`)
      .join(''),
  );
});

t.test('records that arrive together are all kept, in order', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  const numbers = Array.from({ length: 200 }, (_, i) => i);
  await Promise.all(numbers.map((number) => store.append(recordOf(number))));
  await store.close();
  t.same(await read(folder), linesOf(...numbers));
});

t.test('closing waits for what is being written', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  const appended = store.append(recordOf(1));
  await store.close();
  await appended;
  t.same(await read(folder), linesOf(1));
});

t.test('opened again, it goes on: it says which number comes next, and keeps what it had', async (t) => {
  const folder = t.testdir();
  for (const before of [0, 1, 2]) {
    const store = await openStore(folder);
    t.equal(store.next_number, before);
    t.equal(store.repaired_bytes, 0);
    await store.append(recordOf(before));
    await store.close();
  }
  t.same(await read(folder), linesOf(0, 1, 2));
});

t.test('it can be read while it is written to', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  t.teardown(() => store.close());
  await store.append(recordOf(1));
  t.same(await read(folder), linesOf(1));
});

t.test('what cannot be written is told to who appended', async (t) => {
  const store = await openStore(t.testdir());
  await store.close();
  await t.rejects(store.append(recordOf(1)));
});
