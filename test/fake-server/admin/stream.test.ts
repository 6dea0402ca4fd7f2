import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { Writable } from 'node:stream';
import { createMemoryStore, type ExchangeRecord, recordLine } from '@phonehome/fake-server';
import t, { type Test } from 'tap';
import { createChanges } from '../../../packages/fake-server/src/admin/changes.ts';
import { streamRecords } from '../../../packages/fake-server/src/admin/stream.ts';
import { administered } from './support.ts';

/** A reader of a stream: what has come so far, and who waits for more. */
async function reader(t: Test, url: string, headers: Record<string, string> = {}) {
  const sent = request(url, { headers, agent: false });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  t.teardown(() => response.destroy());
  let text = '';
  let news = Promise.withResolvers<void>();
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    news.resolve();
    news = Promise.withResolvers();
  });
  return {
    response,
    async until(wanted: RegExp): Promise<string> {
      while (!wanted.test(text)) await news.promise;
      return text;
    },
  };
}

const ids = (text: string): string[] => Array.from(text.matchAll(/^id: (\d+)$/gm), ([, id]) => id as string);

t.test('what comes from now on, as the lines of records.ndjson', async (t) => {
  const records: ExchangeRecord[] = [];
  const server = await administered(t, { onRecord: (record) => records.push(record) });
  await server.report();
  const { response, until } = await reader(t, `${server.url}/v1/stream`);
  t.match(response.headers, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  await until(/^: phonehome$/m);
  await server.report({ MODEL: 'a\nb' });
  const text = await until(/^id: 2$[^]*\n\n/m);
  t.strictSame(ids(text), ['2'], 'and not what was there before');
  t.ok(text.endsWith(`id: 2\nevent: record\ndata: ${recordLine(records[1] as ExchangeRecord)}\n\n`));
});

t.test('Last-Event-ID of a server before this one: all that is kept', async (t) => {
  const server = await administered(t);
  await server.report();
  const { until } = await reader(t, `${server.url}/v1/stream`, { 'last-event-id': '5000' });
  await until(/^: phonehome$/m);
  await server.report();
  t.strictSame(ids(await until(/^id: 2$/m)), ['1', '2']);
});

t.test('Last-Event-ID: it goes on after that place, without a gap', async (t) => {
  const server = await administered(t);
  for (let n = 0; n < 150; n++) await server.report();
  const { until } = await reader(t, `${server.url}/v1/stream`, { 'last-event-id': '10' });
  await until(/^id: 150$/m);
  await server.report();
  const text = await until(/^id: 151$/m);
  t.strictSame(
    ids(text),
    Array.from({ length: 141 }, (_, n) => String(11 + n)),
  );
  const odd = await server.ask('/v1/stream', { headers: { 'last-event-id': 'x' } });
  t.equal(odd.status, 400);
});

t.test('filters hold for it, too', async (t) => {
  const server = await administered(t);
  const { until } = await reader(t, `${server.url}/v1/stream?field=SWVER=Y`, { 'last-event-id': '0' });
  for (const SWVER of ['X', 'Y', 'X', 'Y']) await server.report({ SWVER });
  t.strictSame(ids(await until(/^id: 4$/m)), ['2', '4']);
});

t.test('too many at once are refused; those that go make room', async (t) => {
  const server = await administered(t);
  const readers = [];
  for (let n = 0; n < 64; n++) readers.push(await reader(t, `${server.url}/v1/stream`));
  t.match((await server.ask('/v1/stream')).json(), { status: 503, type: '/#problem-too-many-streams' });
  readers[0]?.response.destroy();
  await server.report();
  let status = 503;
  while (status !== 200) {
    const sent = request(`${server.url}/v1/stream`, { agent: false });
    sent.end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    status = response.statusCode ?? 0;
    response.destroy();
  }
  t.equal(status, 200);
});

const record = (n: number): ExchangeRecord => ({
  v: 1,
  exchange_id: String(n),
  time_ms: n,
  request: { bytes_base64: '' },
  report: null,
  anomalies: [],
  decision: { outcome: 'refused', policy_rule: 'x', result_code: null, why: '' },
});

t.test('a reader that takes nothing is cut off, and nothing piles up for it', async (t) => {
  const store = createMemoryStore();
  for (let n = 0; n < 1_000; n++) await store.append(record(n));
  const taken: string[] = [];
  const stuck = new Writable({
    highWaterMark: 256,
    write(chunk, _encoding, done) {
      // It takes the first pieces, and then none.
      if (taken.push(String(chunk)) < 3) done();
    },
  });
  const source = { store, changes: createChanges(), closing: new AbortController().signal };
  await streamRecords(source, {}, 0, stuck, { slow_ms: 50, heartbeat_ms: 60_000 });
  t.ok(stuck.destroyed);
  t.ok(stuck.writableLength < 2_000, `${stuck.writableLength} bytes were waiting`);
});

t.test('a comment comes when nothing else does', async (t) => {
  let text = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      if (text.match(/still here/g)?.length === 3) out.destroy();
      done();
    },
  });
  const source = { store: createMemoryStore(), changes: createChanges(), closing: new AbortController().signal };
  await streamRecords(source, {}, 0, out, { slow_ms: 60_000, heartbeat_ms: 5 });
  t.equal(text, `: phonehome\n\n${': still here\n\n'.repeat(3)}`);
});

t.test('a stream ends when the server closes', async (t) => {
  const server = await administered(t);
  const { response } = await reader(t, `${server.url}/v1/stream`);
  const ended = once(response, 'close');
  await server.close();
  await ended;
  t.ok(response.destroyed);
});
