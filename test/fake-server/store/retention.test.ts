import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '@phonehome/fake-server';
import t from 'tap';
import { linesIn, linesOf, RECORDS, read, recordOf, upTo } from './support.ts';

// What every store does when a record comes is in conformance.ts.

t.test('a retention that was made stricter holds from the opening on, also for very many records', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder);
  await Promise.all(upTo(12_000).map((number) => store.append(recordOf(number))));
  await store.close();
  const strict = await openStore(folder, { count_max: 3 });
  t.teardown(() => strict.close());
  t.same(await linesIn(strict), linesOf(11_997, 11_998, 11_999));
  t.equal(strict.next_number, 12_000);
});

t.test('what becomes too old is forgotten though nothing comes', async (t) => {
  const folder = t.testdir();
  let now_ms = 1_000;
  const store = await openStore(folder, { age_max_ms: 500 }, () => now_ms);
  t.teardown(() => store.close());
  for (const time_ms of [1_000, 1_400]) await store.append(recordOf(time_ms));
  now_ms = 1_600;
  while (store.state().records > 1) await wait(10);
  t.same(await read(folder), linesOf(1_400));
});

t.test('the file does not grow when as much goes as comes', async (t) => {
  const folder = t.testdir();
  const store = await openStore(folder, { count_max: 100 });
  t.teardown(() => store.close());
  const size = (): number => statSync(join(folder, RECORDS)).size;
  const fill = async (): Promise<void> => {
    for (let round = 0; round < 20; round++)
      await Promise.all(upTo(50).map((number) => store.append(recordOf(number))));
    // Until the log is copied.
    await wait(500);
  };
  await fill();
  const before = size();
  await fill();
  t.ok(before > 100 * 1_000 && size() <= before * 1.2, `${before} bytes, then ${size()}`);
});
