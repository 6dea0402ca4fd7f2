import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { createLogCopier } from '../../../packages/fake-server/src/store/log.ts';
import { type Database, openDatabase } from '../../../packages/fake-server/src/store/sqlite.ts';

const MEGABYTE = 1024 * 1024;
const size = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

/** A database whose log has ten megabytes that nobody copies. */
function withLog(t: Test): { database: Database; file: string } {
  const file = join(t.testdir(), 'x.sqlite');
  const database = openDatabase(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE kept (bytes BLOB)');
  for (let i = 0; i < 10; i++) database.prepare('INSERT INTO kept VALUES (?)').run(Buffer.alloc(MEGABYTE));
  return { database, file };
}

t.test('a large log is copied beside other work, and whoever has copied it lets go of it', async (t) => {
  const { database, file } = withLog(t);
  const copier = createLogCopier(database, file);
  copier.committed(30 * MEGABYTE);
  t.ok((await size(file)) < MEGABYTE, 'nobody waited for it');
  while ((await size(file)) < 10 * MEGABYTE) await new Promise((resolve) => setTimeout(resolve, 5));
  await copier.stop();
  database.close();
  t.equal(await size(`${file}-wal`), 0, 'the last to close it leaves no log');
});

t.test('a small one is copied in a quiet moment', async (t) => {
  const { database, file } = withLog(t);
  const copier = createLogCopier(database, file);
  copier.committed(1);
  while ((await size(file)) < 10 * MEGABYTE) await new Promise((resolve) => setTimeout(resolve, 5));
  await copier.stop();
  database.close();
  t.pass('it is in the database');
});

t.test('where no thread can copy, nothing fails for that', async (t) => {
  const { database, file } = withLog(t);
  const copier = createLogCopier(database, join(t.testdirName, 'nowhere', 'x.sqlite'));
  for (let i = 0; i < 3; i++) {
    copier.committed(30 * MEGABYTE);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await copier.stop();
  database.prepare('INSERT INTO kept VALUES (1)').run();
  database.close();
  t.equal(await size(`${file}-wal`), 0);
  await rm(file);
});
