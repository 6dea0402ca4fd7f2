import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openStore } from '@phonehome/fake-server';
import t, { type Test } from 'tap';
import { keepExchange, linesIn, linesOf, read, recordOf } from './support.ts';

/** A disk that refuses so many syncs. */
function refuseSyncs(t: Test, count: number): void {
  const { fdatasync } = fs;
  let left = count;
  fs.fdatasync = ((file: number, done: (error: Error | null) => void) =>
    left-- > 0
      ? setImmediate(done, Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }))
      : fdatasync(file, done)) as typeof fs.fdatasync;
  syncBuiltinESMExports();
  t.teardown(() => {
    fs.fdatasync = fdatasync;
    syncBuiltinESMExports();
  });
}

t.test('what the disk did not sync is taken back, its sender is told, and it goes on', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  await keepExchange(store, recordOf(1));
  refuseSyncs(t, 2);
  await t.rejects(keepExchange(store, recordOf(2)), { code: 'EIO' });
  t.same(await read(folder), linesOf(1));
  await t.rejects(store.append(recordOf(3)), { code: 'EIO' });
  t.same(await linesIn(store), linesOf(1));
  await store.append(recordOf(4));
  await keepExchange(store, recordOf(5));
  t.same(await linesIn(store), linesOf(1, 4, 5));
  t.equal(store.state().records, 3);
  const { records } = await store.find({}, { limit: 10 });
  t.same(
    records.map(({ place }) => place),
    [1, 4, 5],
    'no place is given twice',
  );
  await store.close();
  t.same(await read(folder), linesOf(1, 4, 5));
});
