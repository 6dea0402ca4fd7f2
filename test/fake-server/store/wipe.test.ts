import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore, recordLine } from '@phonehome/fake-server';
import t from 'tap';
import { bodyOf, whole } from '../support.ts';
import { bytesIn, LINES, linesIn, linesOf, RECORDS, recordOf, upTo } from './support.ts';

/** As it stands in a report, and in the bytes of a request. */
const SECRET = '00999000424242';
const identifying = (number: number) => recordOf(number, { body: bodyOf({ MEID: SECRET, MODEL: 'x'.repeat(9_000) }) });
const traces = [SECRET, whole(identifying(0).request).body_base64.slice(0, 60), 'not-our-card'];

t.test('after a wipe no file of the folder has a trace of what was kept', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  t.teardown(() => store.close());
  // Some in the database, some in its log.
  await Promise.all(upTo(400).map((number) => store.append(identifying(number))));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await Promise.all(upTo(50).map((number) => store.append(identifying(number))));
  for (const trace of traces) t.ok((await bytesIn(folder)).includes(trace), `before: ${trace}`);
  t.equal(await store.wipe(), 450);
  t.ok((await readdir(folder)).includes(`${RECORDS}-wal`), 'the log is among what is looked through');
  for (const trace of traces) t.notOk((await bytesIn(folder)).includes(trace), `after: ${trace}`);
});

t.test('nor what was taken over from a store of the earlier form', async (t) => {
  const folder = t.testdir({ [LINES]: `${recordLine(identifying(1))}\n` });
  const store = await openStore(folder);
  t.teardown(() => store.close());
  t.ok((await bytesIn(folder)).includes(SECRET));
  t.equal(await store.wipe(), 1);
  for (const trace of traces) t.notOk((await bytesIn(folder)).includes(trace));
});

t.test('what comes during a wipe is kept', async (t) => {
  const store = await openStore(t.testdir());
  t.teardown(() => store.close());
  for (const number of [1, 2]) await store.append(recordOf(number));
  const late = [store.append(recordOf(3))];
  const wiped = store.wipe();
  late.push(store.append(recordOf(4)));
  t.equal(await wiped, 3, 'what was handed over before is wiped');
  await Promise.all(late);
  t.same(await linesIn(store), linesOf(4));
});

t.test('who reads meanwhile does not make it say what is not so', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  t.teardown(() => store.close());
  await store.append(identifying(1));
  const reader = new DatabaseSync(join(folder, RECORDS), { readOnly: true });
  reader.exec('BEGIN; SELECT count(*) FROM records');
  reader.prepare('SELECT * FROM records').get();
  await t.rejects(store.wipe(), { code: 'ENVIRONMENT', message: /their bytes are still in the log/ });
  t.equal(store.state().records, 0, 'they are gone all the same');
  reader.close();
  t.equal(await store.wipe(), 0);
  for (const trace of traces) t.notOk((await bytesIn(folder)).includes(trace));
});
