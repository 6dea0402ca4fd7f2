import {
  createMemoryStore,
  type ExchangeRecord,
  openStore,
  type RecordStore,
  type ServeOptions,
  serve,
} from '@phonehome/fake-server';
import type { Policy } from '@phonehome/shared';
import t, { type Test } from 'tap';
import { call, post, prompt } from './support.ts';

const DELAY_MS = 80;
const delayed: Policy = { rules: prompt.rules.map((rule) => ({ ...rule, delay_ms: DELAY_MS })) };

/** A store in memory, with changes. */
const memory = (changes: Partial<RecordStore> = {}): RecordStore => ({ ...createMemoryStore(), ...changes });

/** A server on its own, closed when the test is over; what it says is kept. */
async function serving(t: Test, options: Partial<ServeOptions> = {}) {
  const records: ExchangeRecord[] = [];
  const server = await serve({
    policy: prompt,
    ports: [0],
    store: null,
    onRecord: (record) => records.push(record),
    onStoreError: (error) => t.fail(error.message),
    ...options,
  });
  t.teardown(() => server.close());
  return { ...server, records };
}

t.test('delays are really waited for', async (t) => {
  const caller = await call(t, await serving(t, { policy: delayed }));
  const sent = performance.now();
  await caller.send(post);
  await caller.reply();
  const waited_ms = performance.now() - sent;
  t.ok(waited_ms >= DELAY_MS - 1, `${waited_ms.toFixed(1)} ms`);
});

t.test('arrivals have the wall clock', async (t) => {
  const server = await serving(t);
  const caller = await call(t, server);
  const before = Date.now();
  await caller.send(post);
  await caller.reply();
  const time_ms = server.records[0]?.time_ms ?? 0;
  t.ok(time_ms >= before && time_ms <= Date.now(), `${time_ms}`);
});

t.test('ids count up, 16 hexadecimal digits, from what the store had', async (t) => {
  for (const [store, first, second] of [
    [null, '0000000000000000', '0000000000000001'],
    [memory({ next_number: 255 }), '00000000000000ff', '0000000000000100'],
  ] as const) {
    const server = await serving(t, { store });
    const caller = await call(t, server);
    for (const _ of [1, 2]) {
      await caller.send(post);
      await caller.reply();
    }
    t.same(
      server.records.map(({ exchange_id }) => exchange_id),
      [first, second],
    );
  }
});

t.test('the reply is sent only when the record is kept', async (t) => {
  const slow = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  let appends = 0;
  const append = (): Promise<void> => {
    asked.resolve();
    return appends++ === 0 ? slow.promise : Promise.resolve();
  };
  const server = await serving(t, { store: memory({ append }) });
  const caller = await call(t, server);
  let replied = false;
  const reply = caller.reply().then(() => {
    replied = true;
  });
  await caller.send(post);
  await asked.promise;
  const other = await call(t, server);
  await other.send(post);
  await other.reply();
  t.notOk(replied, 'another request has been answered meanwhile');
  t.equal(server.records.length, 1, 'and only that one is told of');
  slow.resolve();
  await reply;
  t.equal(server.records.length, 2);
});

t.test('a record that cannot be kept: its client is refused, and the error is told', async (t) => {
  const append = (): Promise<void> => Promise.reject(new Error('disk full'));
  const errors: string[] = [];
  const both = Promise.withResolvers<void>();
  const onStoreError = ({ message }: Error): void => {
    if (errors.push(message) === 2) both.resolve();
  };
  const server = await serving(t, { store: memory({ append }), onStoreError });
  for (const bytes of [post, Buffer.from('POST / HTTP/1.1\r\nHost')]) {
    const caller = await call(t, server);
    await caller.send(bytes);
    if (bytes !== post) caller.socket.end();
    t.match(String(await caller.closed()), /^HTTP\/1\.1 503 .*\{"resultCode":"503","resultDesc":"Not recorded"\}$/s);
  }
  await both.promise;
  t.same(errors, ['disk full', 'disk full']);
  t.same(server.records, []);
});

t.test('a store that has failed once is tried again', async (t) => {
  let appends = 0;
  const append = (): Promise<void> => (appends++ === 0 ? Promise.reject(new Error('busy')) : Promise.resolve());
  const server = await serving(t, { store: memory({ append }), onStoreError: () => undefined });
  const unlucky = await call(t, server);
  await unlucky.send(post);
  t.equal((await unlucky.reply()).status, 503);
  const lucky = await call(t, server);
  await lucky.send(post);
  t.equal((await lucky.reply()).status, 200);
});

t.test('started again on the same store, ids go on', async (t) => {
  const folder = t.testdir();
  for (const id of ['0000000000000000', '0000000000000001']) {
    const store = await openStore(folder);
    const server = await serving(t, { store });
    const caller = await call(t, server);
    await caller.send(post);
    await caller.reply();
    t.equal(server.records[0]?.exchange_id, id);
    await server.close();
    await store.close();
  }
});

t.test('an id is never given twice, also when a record before the last could not be kept', async (t) => {
  const folder = t.testdir();
  const full = await openStore(folder);
  let kept = 0;
  const keep: RecordStore['keep'] = (one) => (++kept === 2 ? one.done(new Error('no room')) : full.keep?.(one));
  const server = await serving(t, { store: { ...full, keep }, onStoreError: () => undefined });
  for (const number of [1, 2, 3]) {
    const caller = await call(t, server);
    await caller.send(post);
    if (number === 2) await caller.closed();
    else await caller.reply();
  }
  await full.close();
  const ids = server.records.map(({ exchange_id }) => exchange_id);
  t.same(ids, ['0000000000000000', '0000000000000002']);
  const again = await openStore(folder);
  t.teardown(() => again.close());
  t.equal(again.next_number, 3);
});

t.test('a port that is taken is an error', async (t) => {
  const { port } = await serving(t);
  await t.rejects(serving(t, { ports: [0, port] }), { code: 'EADDRINUSE' });
});
