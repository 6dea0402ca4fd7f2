import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs/promises';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '@phonehome/fake-server';
import t from 'tap';
import { LOCK, RECORDS } from './support.ts';

/** Another process that does nothing until it is ended. */
function sleeper() {
  return spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1e6)'], { stdio: 'ignore' });
}

t.test('the lock of another process that lives is respected', async (t) => {
  const other = sleeper();
  t.teardown(() => other.kill());
  const folder = t.testdir({ [LOCK]: `${other.pid}\n`, [RECORDS]: 'no matter what' });
  await t.rejects(openStore(folder), {
    code: 'ENVIRONMENT',
    problems: [{ file: folder, what: `the server with process id ${other.pid} writes to this store` }],
  });
  t.same(await readdir(folder), [RECORDS, LOCK], 'nothing is made under its hands');
  t.equal(await readFile(join(folder, RECORDS), 'utf8'), 'no matter what', 'and nothing repaired');
  t.equal(await readFile(join(folder, LOCK), 'utf8'), `${other.pid}\n`, 'and its lock is left to it');
});

t.test('the lock of a process that has ended is taken over', async (t) => {
  const other = sleeper();
  other.kill();
  await once(other, 'exit');
  const folder = t.testdir({ [LOCK]: `${other.pid}\n` });
  const store = await openStore(folder);
  t.equal(await readFile(join(folder, LOCK), 'utf8'), `${process.pid}\n`);
  await store.close();
});

const skip = process.platform === 'linux' ? false : 'what ps calls defunct is told by /proc';
t.test('so is that of a process that was killed and that nobody has waited for', { skip }, async (t) => {
  // The shell becomes a program that never asks how its child ended.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  t.teardown(() => parent.kill());
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const defunct = Number(line.toString());
  while (!(await readFile(`/proc/${defunct}/stat`, 'utf8')).includes(') Z ')) await wait(5);
  const folder = t.testdir({ [LOCK]: `${defunct}\n` });
  const store = await openStore(folder);
  t.equal(await readFile(join(folder, LOCK), 'utf8'), `${process.pid}\n`);
  await store.close();
});

t.test('of two who find the same old lock at the same time, one takes it over', async (t) => {
  const ROUNDS = 60;
  const root = t.testdir(Object.fromEntries(Array.from({ length: ROUNDS }, (_, n) => [n, { [LOCK]: '99999999\n' }])));
  const folders = Array.from({ length: ROUNDS }, (_, n) => join(root, String(n)));
  const program = join(import.meta.dirname, 'lock-process.ts');
  const args = [program, String(Date.now() + 2_000), '20', ...folders];
  const both = [1, 2].map(() => spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
  t.teardown(() => both.map((one) => one.kill()));
  const held = await Promise.all(
    both.map(async ({ stdout }): Promise<boolean[]> => JSON.parse(String((await once(stdout, 'data'))[0]))),
  );
  for (const [n, folder] of folders.entries()) {
    const holders = both.flatMap(({ pid }, which) => (held[which]?.[n] ? [`${pid}\n`] : []));
    t.strictSame(holders, [await readFile(join(folder, LOCK), 'utf8')], `round ${n}`);
    t.strictSame(await readdir(folder), [LOCK], 'and nothing else is left there');
  }
});

t.test('a file system without hard links', async (t) => {
  const link = () => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' }));
  const { lockStore } = (await t.mockImport('../../../packages/fake-server/src/store/lock.ts', {
    'node:fs/promises': { ...fs, link },
  })) as typeof import('../../../packages/fake-server/src/store/lock.ts');
  const folder = t.testdir({ [LOCK]: '99999999\n' });
  const release = await lockStore(folder);
  t.equal(await readFile(join(folder, LOCK), 'utf8'), `${process.pid}\n`, 'an old lock is taken over all the same');
  t.strictSame(await readdir(folder), [LOCK]);
  await release();
  t.strictSame(await readdir(folder), []);
});

for (const [kind, text] of Object.entries({
  'an empty lock': '',
  'a lock that is no number': 'seven\n',
  'a lock with a number that no process has': '-1\n',
  'a lock of an earlier process with the same number': `${process.pid}\n`,
})) {
  t.test(`${kind} is taken over`, async (t) => {
    const folder = t.testdir({ [LOCK]: text });
    const store = await openStore(folder);
    t.equal(await readFile(join(folder, LOCK), 'utf8'), `${process.pid}\n`);
    await store.close();
  });
}

t.test('a store that is closed is no longer locked', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  await access(join(folder, LOCK));
  await store.close();
  await t.rejects(access(join(folder, LOCK)), { code: 'ENOENT' });
});
