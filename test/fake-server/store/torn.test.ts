import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '@phonehome/fake-server';
import t from 'tap';
import { LOG, linesOf, RECORDS, read, recordOf, upTo } from './support.ts';

const COUNT = 6;
const numbers = upTo(COUNT);

/** A store with records, as it stands in the moment of a crash; and where its log ends after each of them. */
async function crashed(folder: string): Promise<{ log: Buffer; ends: number[] }> {
  const running = join(folder, 'running');
  const store = await openStore(running);
  const ends: number[] = [];
  for (const number of numbers) {
    await store.append(recordOf(number));
    ends.push((await stat(join(running, LOG))).size);
  }
  await mkdir(join(folder, 'left'));
  await copyFile(join(running, RECORDS), join(folder, 'left', RECORDS));
  const log = await readFile(join(running, LOG));
  await store.close();
  return { log, ends };
}

t.test('wherever the log was torn, what had been acknowledged is there, and what was not is cut off', async (t) => {
  const folder = t.testdir();
  const { log, ends } = await crashed(folder);
  const first = ends[0] as number;
  // At each end of a record, around it, and in the middle of what follows.
  const cuts = ends
    .flatMap((end) => [end - 1, end, end + 1, end + 30, end + 20_000])
    .filter((cut) => cut <= log.length);
  for (const cut of cuts.filter((cut) => cut >= first)) {
    const left = join(folder, `left-${cut}`);
    await mkdir(left);
    await copyFile(join(folder, 'left', RECORDS), join(left, RECORDS));
    await writeFile(join(left, LOG), log.subarray(0, cut));
    const whole = ends.filter((end) => end <= cut);
    const store = await openStore(left);
    const torn = cut - (whole.at(-1) as number);
    const cutOff = torn > 0 ? `, but for ${torn} bytes of records that were never acknowledged` : '';
    t.equal(
      store.repaired,
      `the last server was not stopped in order; what it had acknowledged is there${cutOff}`,
      `the log cut at ${cut}`,
    );
    t.equal(store.next_number, whole.length);
    await store.append(recordOf(9));
    await store.close();
    t.same(await read(left), linesOf(...numbers.slice(0, whole.length), 9));
  }
});

t.test('a byte of the log that was written wrongly ends it there', async (t) => {
  const folder = t.testdir();
  const { log, ends } = await crashed(folder);
  const broken = Buffer.from(log);
  const at = (ends[3] as number) + 100;
  broken[at] = (broken[at] as number) ^ 1;
  await writeFile(join(folder, 'left', LOG), broken);
  t.same(await read(join(folder, 'left')), linesOf(...numbers.slice(0, 4)), 'also for who only reads');
  const store = await openStore(join(folder, 'left'));
  t.match(store.repaired, /but for \d+ bytes of records that were never acknowledged/);
  await store.close();
  t.same(await read(join(folder, 'left')), linesOf(...numbers.slice(0, 4)));
});

t.test('what is left in the log of its earlier use is no torn record', async (t) => {
  const running = join(t.testdir(), 'running');
  const left = join(t.testdirName, 'left');
  const store = await openStore(running);
  await Promise.all(upTo(300).map((number) => store.append(recordOf(number))));
  // In a quiet moment the log is copied; then it begins anew, in the same file.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const { size } = await stat(join(running, LOG));
  await store.append(recordOf(300));
  t.equal((await stat(join(running, LOG))).size, size, 'its file did not grow');
  await mkdir(left);
  for (const name of [RECORDS, LOG]) await copyFile(join(running, name), join(left, name));
  await store.close();
  const again = await openStore(left);
  t.equal(again.repaired, 'the last server was not stopped in order; what it had acknowledged is there');
  t.equal(again.next_number, 301);
  await again.close();
});
