import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '@phonehome/fake-server';
import t from 'tap';
import { RECORDS, read, recordOf, upTo } from './support.ts';

t.test('the database of another program is refused, and keeps every byte', async (t) => {
  const folder = t.testdir();
  const file = join(folder, RECORDS);
  const other = new DatabaseSync(file);
  other.exec("PRAGMA journal_mode = WAL; CREATE TABLE records (mine); INSERT INTO records VALUES ('precious')");
  other.close();
  const before = await readFile(file);
  const refusal = {
    code: 'STORE_UNREADABLE',
    problems: [{ file, what: 'this is the database of another program' }],
  };
  await t.rejects(openStore(folder), refusal);
  await t.rejects(read(folder), refusal);
  t.ok(before.equals(await readFile(file)));
});

t.test('a store of a later phonehome is refused, and keeps every byte', async (t) => {
  const folder = t.testdir();
  const file = join(folder, RECORDS);
  const store = await openStore(folder);
  await store.append(recordOf(1));
  await store.close();
  const later = new DatabaseSync(file);
  later.exec('PRAGMA user_version = 3');
  later.close();
  const before = await readFile(file);
  await t.rejects(openStore(folder), {
    code: 'STORE_UNREADABLE',
    problems: [{ file, what: 'this store has form 3, and this phonehome reads form 2 at most' }],
  });
  t.ok(before.equals(await readFile(file)));
});

t.test('a damaged store is refused in words, and keeps every byte', async (t) => {
  const folder = t.testdir();
  const file = join(folder, RECORDS);
  const store = await openStore(folder);
  for (const number of upTo(50)) await store.append(recordOf(number));
  await store.close();
  const bytes = await readFile(file);
  // All but the first page, which says what the others are.
  const damaged = Buffer.concat([bytes.subarray(0, 16_384), Buffer.alloc(bytes.length - 16_384, 0xa5)]);
  await writeFile(file, damaged);
  const refusal = { code: 'STORE_UNREADABLE', problems: [{ file, what: 'this database is damaged' }] };
  await t.rejects(openStore(folder), refusal);
  await t.rejects(read(folder), refusal);
  t.ok(damaged.equals(await readFile(file)));
});
