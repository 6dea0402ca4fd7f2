import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openStore, serve } from '@phonehome/fake-server';
import t, { type Test } from 'tap';
import { call, post, prompt } from '../support.ts';
import { keepExchange, linesIn, linesOf, read, recordOf } from './support.ts';

const execute = promisify(execFile);
const FULL = { code: 'ENOSPC', message: 'the disk is full' };

/** A disk of a megabyte, or null where none can be mounted. */
async function smallDisk(t: Test): Promise<string | null> {
  const disk = await mkdtemp(join(tmpdir(), 'phonehome-disk-'));
  try {
    await execute('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]);
  } catch (error) {
    if (process.env.PHONEHOME_JUDGES === 'required') throw error;
    t.pass('a full disk', { skip: 'no small disk could be mounted: that needs root on Linux' });
    return null;
  }
  t.teardown(async () => {
    await execute('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true });
  });
  return disk;
}

/** Fills what is left of a disk; gives what makes room again. */
async function fill(disk: string): Promise<() => Promise<void>> {
  const path = join(disk, 'ballast');
  for (const bytes of [65_536, 4_096, 1]) {
    const chunk = Buffer.alloc(bytes);
    while (
      await writeFile(path, chunk, { flag: 'a' }).then(
        () => true,
        () => false,
      )
    );
  }
  return () => rm(path);
}

const keeping = {
  'by records': (store, record) => store.append(record),
  'by exchanges': keepExchange,
} satisfies Record<string, typeof keepExchange>;

for (const [how, keep] of Object.entries(keeping)) {
  t.test(
    `${how}: on a full disk what cannot be kept is refused, what was kept stays, and with room it goes on`,
    async (t) => {
      const disk = await smallDisk(t);
      if (!disk) return;
      const store = await openStore(join(disk, 'store'));
      const kept: number[] = [];
      let number = 0;
      for (const round of [1, 2, 3]) {
        await keep(store, recordOf(number));
        kept.push(number++);
        const makeRoom = await fill(disk);
        let refused = 0;
        while (refused < 5) {
          await keep(store, recordOf(number)).then(
            () => kept.push(number),
            (error) => {
              refused++;
              t.match(error, FULL);
            },
          );
          number++;
        }
        t.same(await linesIn(store), linesOf(...kept), `round ${round}: all that was acknowledged can be read`);
        const counted = (await store.counts({}, 1_000_000)).map(({ count }) => count);
        t.same(counted, [kept.length], 'and is counted');
        t.equal((await store.get(String(kept.at(-1))))?.record.time_ms, kept.at(-1));
        const { records } = await store.find({}, { limit: 3, newest_first: true });
        t.same(
          records.map(({ record }) => record.time_ms),
          kept.slice(-3).reverse(),
        );
        await makeRoom();
      }
      await keep(store, recordOf(number));
      kept.push(number);
      await store.close();
      t.same(await read(join(disk, 'store')), linesOf(...kept));
    },
  );
}

t.test('a store that cannot be made for want of room says so, and can be made later', async (t) => {
  const disk = await smallDisk(t);
  if (!disk) return;
  const makeRoom = await fill(disk);
  await t.rejects(openStore(join(disk, 'store')), { code: 'ENOSPC' });
  await makeRoom();
  const store = await openStore(join(disk, 'store'));
  await store.append(recordOf(1));
  await store.close();
});

t.test('who sends to a server with a full disk gets no acknowledgement, and later one', async (t) => {
  const disk = await smallDisk(t);
  if (!disk) return;
  const store = await openStore(join(disk, 'store'));
  const errors: Error[] = [];
  const onStoreError = (error: Error): void => {
    errors.push(error);
  };
  const server = await serve({ policy: prompt, ports: [0], store, onRecord: () => undefined, onStoreError });
  t.teardown(() => store.close());
  t.teardown(() => server.close());
  const makeRoom = await fill(disk);
  let status = 200;
  while (status === 200) {
    const caller = await call(t, server);
    await caller.send(post);
    status = (await caller.reply()).status;
  }
  t.equal(status, 503, 'a refusal');
  t.match(errors, [FULL]);
  await t.rejects(store.probe(), FULL);
  const before = store.state().records;
  await makeRoom();
  await store.probe();
  const caller = await call(t, server);
  await caller.send(post);
  t.equal((await caller.reply()).status, 200);
  t.equal(store.state().records, before + 1);
});
