import t from 'tap';
import { afterEnd, call, createWitness, listening, post, requestOf, silent } from '../support.ts';

const http10 = requestOf('POST / HTTP/1.0');

for (const [name, bytes, replies] of [
  ['a request', post, 1],
  ['a request of HTTP/1.0', http10, 1],
  ['two requests', Buffer.concat([post, post]), 2],
] as const) {
  t.test(`a caller that sends ${name} and closes its direction is answered, then the connection ends`, async (t) => {
    const witness = createWitness();
    const caller = await call(t, await listening(t, afterEnd(witness)));
    caller.socket.end(bytes);
    t.equal((await caller.closed()).toString('latin1').split('HTTP/1.1 200 OK').length - 1, replies);
    t.equal(witness.records.length, replies);
  });
}

for (const [name, bytes] of [
  ['what is no request', Buffer.from('garbage\r\n\r\n')],
  ['the beginning of a head', Buffer.from('POST / HTTP/1.1\r\nHost: ')],
  [
    'a request that ends the connection, and one more',
    Buffer.concat([requestOf('POST / HTTP/1.1\nConnection: close'), post]),
  ],
] as const) {
  t.test(`a caller that sends ${name} and closes its direction is answered, then the connection ends`, async (t) => {
    const witness = createWitness();
    const caller = await call(t, await listening(t, afterEnd(witness)));
    caller.socket.end(bytes);
    t.match((await caller.closed()).toString('latin1'), /^HTTP\/1\.1 (?:200|400) [^]*\r\nConnection: close\r\n[^]*\}$/);
  });
}

t.test('a silent server ends the connection when the caller does, whenever that is', async (t) => {
  const witness = createWitness();
  const hasty = await call(t, await listening(t, afterEnd(witness), silent));
  hasty.socket.end(post);
  t.equal((await hasty.closed()).length, 0);
  const patient = await call(t, await listening(t, witness, silent));
  await patient.send(post);
  await witness.recorded(1);
  patient.socket.end();
  t.equal((await patient.closed()).length, 0);
  t.equal(witness.records.length, 2);
});

t.test('a caller that closes its direction without a request is let go', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  caller.socket.end();
  t.equal((await caller.closed()).length, 0);
  t.same(witness.records, []);
});
