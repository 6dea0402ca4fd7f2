import { join } from 'node:path';
import { openStore, storedLines } from '@phonehome/fake-server';
import t from 'tap';
import { linesOf, RECORDS, read } from './support.ts';

const missing = (folder: string) => ({
  name: 'PhonehomeError',
  code: 'STORE_UNREADABLE',
  problems: [{ file: folder, what: 'there is no records.ndjson in this folder' }],
});

t.test('a folder that does not exist holds no store', async (t) => {
  const folder = join(t.testdir(), 'nowhere');
  await t.rejects(read(folder), missing(folder));
});

t.test('a folder without records holds no store', async (t) => {
  const folder = t.testdir({ 'other.txt': '' });
  await t.rejects(read(folder), missing(folder));
});

t.test('a folder whose records are no file holds no store', async (t) => {
  const folder = t.testdir({ [RECORDS]: {} });
  await t.rejects(read(folder), missing(folder));
});

t.test('an empty store has no lines', async (t) => {
  t.same(await read(t.testdir({ [RECORDS]: '' })), []);
});

t.test('reading may stop early', async (t) => {
  const folder = t.testdir({
    [RECORDS]: linesOf(1, 2, 3)
      .map((line) => `${line}\n`)
      .join(''),
  });
  for await (const line of storedLines(folder)) {
    t.equal(line, linesOf(1)[0]);
    break;
  }
});

t.test('a store where no folder can be is the error of the system', async (t) => {
  const folder = join(t.testdir({ file: '' }), 'file', 'store');
  await t.rejects(openStore(folder), { code: 'ENOTDIR' });
});
