import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '@phonehome/fake-server';
import t from 'tap';
import { LINES, LOCK, linesIn, linesOf, RECORDS, read, recordOf } from './support.ts';

const recording = new URL('../../fixtures/store/records.ndjson', import.meta.url);
const [one, two] = linesOf(1, 2) as [string, string];

t.test('a store of the earlier form is taken over when it is opened, byte for byte', async (t) => {
  const folder = t.testdir();
  await copyFile(recording, join(folder, LINES));
  const store = await openStore(folder);
  t.equal(store.repaired, 'took over 7 records of records.ndjson; the file is records.ndjson.imported now');
  t.equal(store.next_number, 7);
  t.equal((await store.find({ outcome: 'accepted' }, { limit: 9 })).records.length, 1, 'it can be asked as any');
  await store.append(recordOf(8));
  await store.close();
  t.same((await readdir(folder)).toSorted(), [`${LINES}.imported`, RECORDS, LOCK].toSorted());
  t.equal(`${(await read(folder)).slice(0, 7).join('\n')}\n`, await readFile(recording, 'utf8'));
  const again = await openStore(folder);
  t.equal(again.repaired, null);
  await again.close();
});

for (const [kind, torn] of Object.entries({
  'half a line': two.slice(0, 50),
  'a line without its line feed': two,
  'one byte': '{',
  'half a character': Buffer.from('é').subarray(0, 1),
})) {
  t.test(`its torn tail, ${kind}, is left out`, async (t) => {
    const folder = t.testdir({ [LINES]: Buffer.concat([Buffer.from(`${one}\n`), Buffer.from(torn)]) });
    const store = await openStore(folder);
    t.match(store.repaired, `without ${Buffer.from(torn).length} bytes of a record that was never acknowledged`);
    t.equal(store.next_number, 1);
    t.same(await linesIn(store), [one]);
    await store.close();
  });
}

t.test('who dies before the file is renamed does not import it again', async (t) => {
  const folder = t.testdir({ [LINES]: `${one}\n` });
  await (await openStore(folder)).close();
  // As if the process had ended between the commit and the renaming.
  await copyFile(join(folder, `${LINES}.imported`), join(folder, LINES));
  const database = new DatabaseSync(join(folder, RECORDS));
  database.exec("UPDATE counters SET value = 1 WHERE name = 'imported'");
  database.close();
  const store = await openStore(folder);
  t.match(store.repaired, 'the records of records.ndjson had been taken over already');
  t.same(await linesIn(store), [one]);
  await store.close();
  t.notOk((await readdir(folder)).includes(LINES));
});

t.test('records of the earlier form that come later are taken over, too', async (t) => {
  const folder = t.testdir({ [LINES]: `${one}\n` });
  await (await openStore(folder)).close();
  await (await openStore(folder)).close();
  await copyFile(recording, join(folder, LINES));
  const store = await openStore(folder);
  t.equal(store.state().records, 8);
  await store.close();
});

t.test('a line that is no record is told with its number, and nothing is changed', async (t) => {
  for (const broken of ['{"v":1', '{"v":1}', '[]']) {
    const text = `${one}\n${broken}\n${two}\n`;
    const folder = t.testdir({ [LINES]: text });
    await t.rejects(openStore(folder), {
      code: 'STORE_UNREADABLE',
      problems: [{ file: join(folder, LINES), line: 2, what: 'this line is no record' }],
    });
    t.equal(await readFile(join(folder, LINES), 'utf8'), text);
    t.same(await read(folder), [], 'none was taken over');
  }
});
