import { openStore } from '@phonehome/fake-server';
import t from 'tap';
import { linesOf, onDisk, RECORDS, read, recordOf } from './support.ts';

const [one, two] = linesOf(1, 2) as [string, string];

for (const [kind, torn] of Object.entries({
  'half a line': two.slice(0, 50),
  'a line without its line feed': two,
  'one byte': '{',
  'half a character': Buffer.from('é').subarray(0, 1),
})) {
  t.test(`a torn tail, ${kind}, is cut off when the store is opened`, async (t) => {
    const folder = t.testdir({ [RECORDS]: Buffer.concat([Buffer.from(`${one}\n`), Buffer.from(torn)]) });
    const store = await openStore(folder);
    t.equal(store.next_number, 1);
    t.equal(store.repaired_bytes, Buffer.from(torn).length);
    t.equal(await onDisk(folder), `${one}\n`);
    await store.append(recordOf(2));
    await store.close();
    t.same(await read(folder), [one, two]);
  });

  t.test(`a torn tail, ${kind}, is not read`, async (t) => {
    const folder = t.testdir({ [RECORDS]: Buffer.concat([Buffer.from(`${one}\n`), Buffer.from(torn)]) });
    t.same(await read(folder), [one]);
  });
}

t.test('a store that is nothing but a torn line becomes an empty one', async (t) => {
  const folder = t.testdir({ [RECORDS]: one });
  t.same(await read(folder), []);
  const store = await openStore(folder);
  t.equal(store.next_number, 0);
  t.equal(store.repaired_bytes, Buffer.byteLength(one));
  await store.close();
  t.equal(await onDisk(folder), '');
});

t.test('a large store, longer than what is read at once, is measured to the byte', async (t) => {
  const lines = linesOf(...Array.from({ length: 400 }, (_, i) => i));
  const folder = t.testdir({ [RECORDS]: `${lines.join('\n')}\n{"torn` });
  t.ok((await onDisk(folder)).length > 3 * 65_536);
  t.same(await read(folder), lines);
  const store = await openStore(folder);
  t.equal(store.next_number, 400);
  t.equal(store.repaired_bytes, 6);
  await store.close();
});
