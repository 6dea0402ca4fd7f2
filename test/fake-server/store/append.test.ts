import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore, recordLine } from '@phonehome/fake-server';
import t from 'tap';
import { linesOf, RECORDS, read, recordOf, upTo } from './support.ts';

t.test('a store is created where there is none, folders and all', async (t) => {
  const folder = join(t.testdir(), 'a', 'b');
  const store = await openStore(folder);
  t.equal(store.next_number, 0);
  t.equal(store.repaired, null);
  await store.close();
  t.same(await read(folder), []);
});

t.test('when append is done, another process can read the record', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  t.teardown(() => store.close());
  await store.append(recordOf(1));
  t.same(await read(folder), linesOf(1));
  await store.append(recordOf(2));
  t.same(await read(folder), linesOf(1, 2));
});

t.test('records that arrive together are made safe together, in order', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  const appends = upTo(200).map((number) => store.append(recordOf(number)));
  t.equal(store.state().records, 0, 'not before the process has read all that came');
  await appends[0];
  t.equal((await read(folder)).length, 200, 'when the first is safe, all are');
  await Promise.all(appends);
  await store.close();
  t.same(await read(folder), linesOf(...upTo(200)));
});

t.test('closing waits for what has been handed over', async (t) => {
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
    t.equal(store.repaired, null);
    t.equal(store.state().records, before);
    await store.append(recordOf(before));
    await store.close();
  }
  t.same(await read(folder), linesOf(0, 1, 2));
});

t.test('numbers and places grow on over a restart, also when nothing is left of what had them', async (t) => {
  const folder = t.testdir();
  const first = await openStore(folder);
  await first.append({ ...recordOf(1), exchange_id: '00000000000000ff' });
  await first.append({ ...recordOf(2), exchange_id: '0000000000000003' });
  await first.wipe();
  await first.close();
  const second = await openStore(folder, { count_max: 1 });
  t.equal(second.next_number, 256);
  await second.append({ ...recordOf(3), exchange_id: '0000000000000200' });
  await second.append({ ...recordOf(4), exchange_id: '0000000000000100' });
  await second.close();
  const third = await openStore(folder);
  t.teardown(() => third.close());
  t.equal(third.next_number, 0x201, 'the record with the highest number is forgotten, the number is not');
  const { records } = await third.find({}, { limit: 10 });
  t.same(
    records.map(({ place }) => place),
    [4],
  );
});

t.test('what cannot be written is told to who appended', async (t) => {
  const store = await openStore(t.testdir());
  await store.close();
  await t.rejects(store.append(recordOf(1)));
});

t.test('the file is what its description says: any tool for SQLite reads it', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  const record = { ...recordOf(7), port: 8080 };
  await store.append(record);
  await store.close();
  const database = new DatabaseSync(join(folder, RECORDS), { readOnly: true });
  t.teardown(() => database.close());
  const line = recordLine(record);
  t.same(
    { ...database.prepare('SELECT * FROM records JOIN lines USING (place)').get() },
    {
      place: 1,
      exchange_id: '7',
      time_ms: 7,
      port: 8080,
      device: '00999000000000',
      outcome: 'refused',
      policy_rule: 'not-our-card',
      bytes: Buffer.byteLength(line),
      line,
    },
  );
  t.same({ ...database.prepare('PRAGMA application_id').get() }, { application_id: 0x7068686d });
});
