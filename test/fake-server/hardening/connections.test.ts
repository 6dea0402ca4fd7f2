import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import t from 'tap';
import { call, post } from '../support.ts';
import { limited } from './support.ts';

t.test('connections at once: one too many is told so and closed; when one ends, another may come', async (t) => {
  const { listener, witness } = await limited(t, { connections_max: 3 });
  const callers = await Promise.all([1, 2, 3].map(() => call(t, listener)));
  for (const caller of callers) {
    await caller.send(post);
    t.match(await caller.reply(), { status: 200 });
  }
  const fourth = await call(t, listener);
  t.match(await fourth.reply(), { status: 503, body: /Too many connections/ });
  await fourth.closed();
  t.equal(witness.records.length, 3, 'nothing of it is recorded');
  callers[0]?.socket.destroy();
  await wait(50);
  const fifth = await call(t, listener);
  await fifth.send(post);
  t.match(await fifth.reply(), { status: 200 });
});

t.test('connections from one address: another address is not kept out', async (t) => {
  const { listener } = await limited(t, { connections_per_address_max: 2 });
  await call(t, listener);
  await call(t, listener);
  t.match(await (await call(t, listener)).reply(), { status: 503 });
  const other = connect({ port: listener.port, host: '127.0.0.1', localAddress: '127.0.0.2' });
  t.teardown(() => other.destroy());
  await once(other, 'connect');
  other.write(post);
  const [piece] = (await once(other, 'data')) as [Buffer];
  t.match(piece.toString('latin1'), /^HTTP\/1\.1 200 OK/);
});

t.test(
  'a flood of connections: those within the limit are served, the others closed, and then all is as before',
  async (t) => {
    const { listener, witness } = await limited(t, { connections_max: 20 });
    const flood = await Promise.all(Array.from({ length: 600 }, () => call(t, listener).catch(() => null)));
    const is_closed = async (caller: (typeof flood)[number]): Promise<boolean> =>
      caller === null || Promise.race([caller.closed().then(() => true), wait(2500, false)]);
    const closed = (await Promise.all(flood.map(is_closed))).filter(Boolean).length;
    t.equal(closed, 580);
    for (const caller of flood) caller?.socket.destroy();
    await wait(100);
    const caller = await call(t, listener);
    await caller.send(post);
    t.match(await caller.reply(), { status: 200 });
    t.equal(witness.records.length, 1);
  },
);

t.test('requests of a connection: the last one is told that it ends; what follows is recorded', async (t) => {
  const { listener, witness } = await limited(t, { requests_per_connection_max: 3 });
  const caller = await call(t, listener);
  await caller.send(Buffer.concat([post, post, post, post]));
  const came = (await caller.closed()).toString('latin1');
  t.equal(came.split('HTTP/1.1 200 OK').length - 1, 3);
  t.equal(came.split('Connection: keep-alive').length - 1, 2);
  t.equal(came.split('Connection: close').length - 1, 1);
  await witness.recorded(3);
  t.equal(witness.records[3]?.decision.policy_rule, 'request-cut-short');
});

t.test('a flood of pipelined requests: each is kept and answered, in order', async (t) => {
  const { listener, witness } = await limited(t, {});
  const caller = await call(t, listener);
  const count = 3000;
  caller.socket.end(Buffer.concat(Array.from({ length: count }, () => post)));
  const came = (await caller.closed()).toString('latin1');
  t.equal(came.split('HTTP/1.1 200 OK').length - 1, count);
  t.equal(witness.records.length, count);
});
