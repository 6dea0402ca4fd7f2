import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
