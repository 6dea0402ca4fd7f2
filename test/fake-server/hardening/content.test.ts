import { gzipSync } from 'node:zlib';
import { recordLine } from '@phonehome/fake-server';
import { BODY_BYTES_MAX, HEAD_LINES_MAX } from '@phonehome/shared';
import t from 'tap';
import { CHUNKS_MAX } from '../../../packages/shared/src/protocol/chunked-body.ts';
import { bodyOf, call, post, requestOf } from '../support.ts';
import { limited } from './support.ts';

const TIME_MAX_MS = 5000;
const json = (text: string): Buffer => Buffer.from(Buffer.from(text, 'latin1').toString('base64'), 'latin1');
const half = Math.floor(BODY_BYTES_MAX / 2);
const many = (count: number, one: (i: number) => string, between: string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join(between);

const bodies: Readonly<Record<string, Buffer>> = {
  'lists within lists': json(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
  'lists that never end': json(`{"a":${'['.repeat(700_000)}`),
  'objects within objects': json(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  'objects that never end': json('{"a":'.repeat(150_000)),
  'plain lists within lists': Buffer.from(`{"a":${'['.repeat(half)}${']'.repeat(half - 10)}`),
  'a hundred thousand fields': json(`{${many(60_000, (i) => `"F${i}":"1"`, ',')}}`),
  'one field, sixty thousand times': json(`{${many(60_000, () => '"MEID":"1"', ',')}}`),
  'fields of numbers': json(`{${many(60_000, (i) => `"${i}":"1"`, ',')}}`),
  'a name that is long': json(`{"${'x'.repeat(700_000)}":"1"}`),
  'escapes alone': json(`{"a":"${'\\u0041'.repeat(100_000)}"}`),
  'half an escape at the end': json(`{"a":"${'\\\\'.repeat(300_000)}\\`),
  'a long number': json(`{"a":${'9'.repeat(700_000)}}`),
  'white space': json(`{${' '.repeat(700_000)}"a"${'\t'.repeat(1000)}:"1"}`),
  'invalid UTF-8': json('{"REGVER":"7.0","MODEL":"\xff\xfe\xc0\xaf\xed\xa0\x80"}'),
  'NUL bytes': json(`{"REGVER":"7.0","MODEL":"a\0b"}${'\0'.repeat(1000)}`),
  'NUL bytes alone': Buffer.alloc(BODY_BYTES_MAX),
  'line ends alone': Buffer.alloc(BODY_BYTES_MAX, '\r\n'),
  'padding alone': Buffer.alloc(BODY_BYTES_MAX, '='),
  'percent signs': Buffer.alloc(BODY_BYTES_MAX, '%41'),
  'half of the base64 and then spaces': Buffer.concat([bodyOf(), Buffer.alloc(half, ' '), Buffer.from('!')]),
};

for (const [name, body] of Object.entries(bodies)) {
  t.test(`a body with ${name}: recorded and answered soon, and the server goes on`, async (t) => {
    const { listener, witness } = await limited(t, {});
    const caller = await call(t, listener);
    const before_ms = performance.now();
    await caller.send(requestOf('POST / HTTP/1.1\nHost: h', body));
    t.equal((await caller.reply()).status, 200);
    const took_ms = performance.now() - before_ms;
    t.ok(took_ms < TIME_MAX_MS, `${took_ms} ms`);
    const record = await witness.recorded(0);
    t.doesNotThrow(() => JSON.parse(recordLine(record)));
    t.ok(record.anomalies.length <= 201);
    await caller.send(post);
    t.equal((await caller.reply()).status, 200);
  });
}

t.test('keys that would change every object change none', async (t) => {
  const { listener, witness } = await limited(t, {});
  const caller = await call(t, listener);
  const text =
    '{"REGVER":"7.0","__proto__":"polluted","constructor":{"prototype":{"polluted":"yes"}},"toString":"x","valueOf":"y"}';
  for (const body of [json(text), Buffer.from(text), json(`{"__proto__":{"polluted":"yes"},"REGVER":"7.0"}`)]) {
    await caller.send(requestOf('POST /__proto__ HTTP/1.1\nHost: h\n__proto__: a\nconstructor: b', body));
    t.equal((await caller.reply()).status, 200);
  }
  t.equal(({} as { polluted?: string }).polluted, undefined);
  t.equal(Object.getPrototypeOf(witness.records[0]?.report), Object.prototype);
  t.ok(Object.hasOwn(witness.records[0]?.report ?? {}, '__proto__'), 'and are recorded as what they are');
  t.match(JSON.parse(recordLine(witness.records[0] as never)).report, { toString: 'x' });
});

t.test('a bomb: what unpacks to more than a body may have is kept packed', async (t) => {
  const { listener, witness } = await limited(t, {});
  const caller = await call(t, listener);
  const bomb = gzipSync(Buffer.alloc(64 * BODY_BYTES_MAX));
  await caller.send(requestOf('POST / HTTP/1.1\nHost: h\nContent-Encoding: gzip', bomb));
  t.equal((await caller.reply()).status, 200);
  t.equal((await witness.recorded(0)).report, null);
});

t.test('a flood of headers: refused with 431, and kept', async (t) => {
  const { listener, witness } = await limited(t, {});
  const caller = await call(t, listener);
  await caller.send(`POST / HTTP/1.1\r\n${'a:\r\n'.repeat(HEAD_LINES_MAX)}\r\n`);
  t.match(await caller.reply(), { status: 431 });
  await caller.closed();
  const { decision, anomalies } = await witness.recorded(0);
  t.match(decision, { policy_rule: 'http-unreadable', result_code: '431', why: 'the head has more than 256 lines' });
  t.match(anomalies, [{ id: 'http-unreadable' }]);
});

t.test('as many headers as may be are read', async (t) => {
  const { listener, witness } = await limited(t, {});
  const caller = await call(t, listener);
  await caller.send(`GET / HTTP/1.1\r\n${'a:\r\n'.repeat(HEAD_LINES_MAX - 2)}\r\n`);
  t.match(await caller.reply(), { status: 200 });
  t.match((await witness.recorded(0)).request, { method: 'GET' });
});

t.test('a flood of tiny chunks: read as far as the limit, and the connection ends', async (t) => {
  const { listener, witness } = await limited(t, {});
  const caller = await call(t, listener);
  const head = 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n';
  caller.socket.end(`${head}${'1\r\na\r\n'.repeat(CHUNKS_MAX + 1)}0\r\n\r\n`);
  t.match((await caller.closed()).toString('latin1'), /\r\nConnection: close\r\n/);
  const { request, anomalies } = await witness.recorded(0);
  t.equal('body_base64' in request ? Buffer.from(request.body_base64, 'base64').length : 0, CHUNKS_MAX);
  t.ok(anomalies.some(({ id, saw }) => id === 'chunks-unreadable' && /more than 16384 chunks/.test(saw)));
});
