import { setTimeout as wait } from 'node:timers/promises';
import t from 'tap';
import { bytesIn, call, post, silent } from '../support.ts';
import { limited } from './support.ts';

const head = post.subarray(0, post.indexOf('\r\n\r\n') + 4);

t.test('slow-loris: a head that grows a header at a time is refused in time', async (t) => {
  const { listener, witness } = await limited(t, { head_timeout_ms: 200 });
  const caller = await call(t, listener);
  const closed = caller.closed().then(() => true);
  await caller.send('POST / HTTP/1.1\r\n');
  let sent = 0;
  while (!(await Promise.race([closed, wait(20, false)])) && sent < 500) await caller.send(`X-${sent++}: y\r\n`);
  t.ok(sent < 100, `${sent} headers`);
  t.match((await caller.closed()).toString('latin1'), /^HTTP\/1\.1 408 Request Timeout\r\n/);
  const { decision } = await witness.recorded(0);
  t.match(decision, { policy_rule: 'request-cut-short', result_code: '408', why: /head has no end: .*after 200 ms/ });
});

t.test('a head that is whole has the time of a request for its body', async (t) => {
  const { listener, witness } = await limited(t, { head_timeout_ms: 50, request_timeout_ms: 2_000 });
  const caller = await call(t, listener);
  await caller.send(head);
  await wait(150);
  await caller.send(post.subarray(head.length));
  t.match(await caller.reply(), { status: 200 });
  t.equal(witness.records.length, 1);
});

t.test('slow body: a byte at a time is refused in time, and kept as far as it came', async (t) => {
  const { listener, witness } = await limited(t, { request_timeout_ms: 200 });
  const caller = await call(t, listener);
  const closed = caller.closed().then(() => true);
  let sent = head.length;
  await caller.send(head);
  while (!(await Promise.race([closed, wait(10, false)])) && sent < post.length)
    await caller.send(post.subarray(sent, ++sent));
  t.match((await caller.closed()).toString('latin1'), /^HTTP\/1\.1 408 /);
  const kept = bytesIn((await witness.recorded(0)).request);
  t.same(kept, post.subarray(0, kept.length));
});

t.test('slow chunks: a chunk at a time is refused in time', async (t) => {
  const { listener, witness } = await limited(t, { request_timeout_ms: 200 });
  const caller = await call(t, listener);
  const closed = caller.closed().then(() => true);
  await caller.send('POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n');
  while (!(await Promise.race([closed, wait(10, false)]))) await caller.send('1\r\na\r\n');
  t.match((await caller.closed()).toString('latin1'), /^HTTP\/1\.1 408 /);
  t.equal((await witness.recorded(0)).decision.result_code, '408');
});

t.test('idle: a connection without a request, and one after a request, are closed', async (t) => {
  const { listener, witness } = await limited(t, { idle_timeout_ms: 100 });
  const nothing = await call(t, listener);
  const one = await call(t, listener);
  await one.send(post);
  await one.reply();
  await Promise.all([nothing.closed(), one.closed()]);
  t.equal(witness.records.length, 1);
});

t.test('silence of the policy does not hold a connection for ever', async (t) => {
  const { listener } = await limited(t, { silence_timeout_ms: 100 }, silent);
  const caller = await call(t, listener);
  await caller.send(post);
  t.equal((await caller.closed()).length, 0);
});

t.test('a caller that never reads: its connection is closed, and others are served meanwhile', async (t) => {
  const policy = {
    rules: [{ id: 'huge', when: {}, outcome: 'accepted' as const, body_bytes: 64 * 1024 * 1024, delay_ms: 0 }],
  };
  const { listener } = await limited(t, { write_timeout_ms: 200 }, policy);
  const deaf = await call(t, listener);
  deaf.socket.pause();
  await deaf.send(post);
  const other = await call(t, listener);
  other.socket.end('HEAD / HTTP/1.1\r\n\r\n');
  t.match((await other.closed()).toString('latin1'), /Content-Length: 67108864/);
  await wait(500);
  deaf.socket.resume();
  t.ok((await deaf.closed()).length < 32 * 1024 * 1024, 'it never got the rest');
});

t.test('idle after a request that took longer than a connection may lie idle: closed all the same', async (t) => {
  const { listener, witness } = await limited(t, { idle_timeout_ms: 100, request_timeout_ms: 400 });
  const caller = await call(t, listener);
  await caller.send(head);
  await wait(200);
  await caller.send(post.subarray(head.length));
  t.match(await caller.reply(), { status: 200 });
  await caller.closed();
  t.equal(witness.records.length, 1);
});

t.test('a body without a length that goes on too long is taken as it is, and the connection ends', async (t) => {
  const { listener, witness } = await limited(t, { request_timeout_ms: 200 });
  const caller = await call(t, listener);
  await caller.send('POST / HTTP/1.1\r\nHost: h\r\n\r\n');
  const closed = caller.closed().then(() => true);
  let sent = 0;
  while (!(await Promise.race([closed, wait(20, false)])) && sent < 200) {
    sent++;
    await caller.send('A');
  }
  t.ok(sent < 100, `${sent} bytes`);
  t.match((await caller.closed()).toString('latin1'), /^HTTP\/1\.1 200 OK\r\n[^]*\r\nConnection: close\r\n/);
  t.match((await witness.recorded(0)).decision, { policy_rule: 'not-decoded' });
  t.equal(witness.records.length, 1);
});
