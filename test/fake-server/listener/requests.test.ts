import { METHODS } from 'node:http';
import t from 'tap';
import { bodyOf, call, createWitness, listening, post, requestOf, whole } from '../support.ts';

t.test('any method is taken and recorded', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const methods = METHODS.filter((method) => method !== 'CONNECT');
  for (const [i, method] of methods.entries()) {
    const caller = await call(t, server);
    await caller.send(requestOf(`${method} / HTTP/1.1\nHost: zzhc.vnet.cn`));
    t.equal(whole((await witness.recorded(i)).request).method, method);
    caller.socket.destroy();
  }
});

t.test('any target is taken and recorded as it stood on the wire', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const targets = ['/nb?x=1#y', '//', '/%zz%', '/../..', '*', 'http://zzhc.vnet.cn/', '/a;b=c', `/${'x'.repeat(4000)}`];
  for (const [i, target] of targets.entries()) {
    await caller.send(requestOf(`POST ${target} HTTP/1.1\nHost: zzhc.vnet.cn`));
    t.equal((await caller.reply()).status, 200);
    t.has(witness.records[i]?.request, { target });
  }
});

t.test('any host is taken', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  for (const [i, host] of ['127.0.0.1:9', 'another.example', '', '::1', 'a b'].entries()) {
    await caller.send(requestOf(`POST / HTTP/1.1\nHost: ${host}`));
    t.equal((await caller.reply()).status, 200);
    t.same(whole((await witness.recorded(i)).request).headers[0], ['Host', host]);
  }
});

t.test('HTTP/1.0 is taken, and needs no Host', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(requestOf('POST / HTTP/1.0'));
  t.equal((await caller.reply()).status, 200);
  t.equal(whole((await witness.recorded(0)).request).http_version, '1.0');
});

t.test('HTTP/1.1 without Host is taken, too', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(requestOf('POST / HTTP/1.1\nX: y'));
  t.equal((await caller.reply()).status, 200);
  t.equal(whole((await witness.recorded(0)).request).method, 'POST');
});

t.test('a request that expects what nobody knows is taken, too', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(requestOf('POST / HTTP/1.1\nHost: h\nExpect: the-unexpected'));
  t.equal((await caller.reply()).status, 200);
});

t.test('headers are recorded in order and case, repeated ones too', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(
    requestOf('POST / HTTP/1.1\nuser-AGENT: a\nHOST: h\nX-B: 1\nx-a: caf\xe9\nX-B: 2\nEmpty:\nPadded:   p  '),
  );
  t.same(whole((await witness.recorded(0)).request).headers, [
    ['user-AGENT', 'a'],
    ['HOST', 'h'],
    ['X-B', '1'],
    ['x-a', 'caf\xe9'],
    ['X-B', '2'],
    ['Empty', ''],
    ['Padded', 'p'],
    ['Content-Length', String(bodyOf().length)],
  ]);
});

t.test('the reply says what was decided', async (t) => {
  const caller = await call(t, await listening(t, createWitness()));
  await caller.send(post);
  t.same(await caller.reply(), {
    status: 200,
    body: '{"resultCode":"1","resultDesc":"SIM card of another operator"}',
  });
});

t.test('several requests on one connection are exchanges of their own', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  for (const _ of [1, 2, 3]) {
    await caller.send(post);
    await caller.reply();
  }
  t.same(
    witness.records.map(({ exchange_id }) => exchange_id),
    ['exchange-0', 'exchange-1', 'exchange-2'],
  );
});
