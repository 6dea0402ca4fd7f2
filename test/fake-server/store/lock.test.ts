import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@phonehome/fake-server';
import t, { type Test } from 'tap';
import { HOLDER, LOCK, RECORDS } from './support.ts';

const program = join(import.meta.dirname, 'lock-process.ts');

/** Another process that has the lock of a folder, and lives. */
async function holderOf(t: Test, folder: string) {
  const other = spawn(process.execPath, [program, '0', '0', folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  t.teardown(() => other.kill());
  t.equal(String((await once(other.stdout, 'data'))[0]), '[true]');
  return other;
}

t.test('the lock of another process that lives is respected', async (t) => {
  const folder = t.testdir({ [RECORDS]: 'no matter what' });
  const other = await holderOf(t, folder);
  const holder = `${other.pid} ${hostname()}\n`;
  await t.rejects(openStore(folder), {
    code: 'ENVIRONMENT',
    problems: [{ file: folder, what: `the server with process id ${other.pid} on ${hostname()} writes to this store` }],
  });
  t.same(await readdir(folder), [RECORDS, LOCK, HOLDER], 'nothing is made under its hands');
  t.equal(await readFile(join(folder, RECORDS), 'utf8'), 'no matter what', 'and nothing repaired');
  t.equal(await readFile(join(folder, HOLDER), 'utf8'), holder, 'and its lock is left to it');
});

t.test('whoever holds it counts, not what is written about it', async (t) => {
  const folder = t.testdir();
  await holderOf(t, folder);
  for (const text of ['', 'seven\n', '99999999 elsewhere\n', null]) {
    await (text === null ? rm(join(folder, HOLDER)) : writeFile(join(folder, HOLDER), text));
    await t.rejects(openStore(folder), { code: 'ENVIRONMENT', message: /writes to this store/ });
  }
});

t.test('the lock of a process that was killed is free, even if nobody has waited for it', async (t) => {
  const folder = t.testdir();
  const other = await holderOf(t, folder);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const store = await openStore(folder);
  t.equal(await readFile(join(folder, HOLDER), 'utf8'), `${process.pid} ${hostname()}\n`);
  await store.close();
});

t.test('of two who come at the same time, one has it', async (t) => {
  const ROUNDS = 60;
  const root = t.testdir(Object.fromEntries(Array.from({ length: ROUNDS }, (_, n) => [n, {}])));
  const folders = Array.from({ length: ROUNDS }, (_, n) => join(root, String(n)));
  const args = [program, String(Date.now() + 2_000), '20', ...folders];
  const both = [1, 2].map(() => spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
  t.teardown(() => both.map((one) => one.kill()));
  const held = await Promise.all(
    both.map(async ({ stdout }): Promise<boolean[]> => JSON.parse(String((await once(stdout, 'data'))[0]))),
  );
  for (const [n, folder] of folders.entries()) {
    const holders = both.flatMap(({ pid }, which) => (held[which]?.[n] ? [`${pid} ${hostname()}\n`] : []));
    t.strictSame(holders, [await readFile(join(folder, HOLDER), 'utf8')], `round ${n}`);
    t.strictSame(await readdir(folder), [LOCK, HOLDER], 'and nothing else is left there');
  }
});

t.test('a process does not take a store twice; one that it has closed it may open again', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  await t.rejects(openStore(folder), { code: 'ENVIRONMENT' });
  await store.close();
  t.notOk((await readdir(folder)).includes(HOLDER));
  await (await openStore(folder)).close();
});
