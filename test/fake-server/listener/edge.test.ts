import type { Edge } from '@phonehome/fake-server';
import type { Policy } from '@phonehome/shared';
import t from 'tap';
import { call, createWitness, listening, post, prompt, silent } from '../support.ts';

t.test('silence sends nothing, but is recorded', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness, silent));
  await caller.send(post);
  t.equal((await witness.recorded(0)).decision.outcome, 'silent');
  caller.socket.end();
  t.equal((await caller.closed()).length, 0);
  t.equal(witness.records.length, 1);
});

t.test('where the edge does not wait, a delay takes no time', async (t) => {
  const slow: Policy = { rules: prompt.rules.map((rule) => ({ ...rule, delay_ms: 600_000 })) };
  const caller = await call(t, await listening(t, createWitness(), slow));
  await caller.send(post);
  t.equal((await caller.reply()).status, 200);
});

t.test('a connection that has no business here is destroyed, and nothing of it kept', async (t) => {
  const witness = createWitness();
  const stranger: Edge = { ...witness, arrive: () => null };
  const server = await listening(t, stranger);
  for (const bytes of [post, post.subarray(0, 50), Buffer.from('\0garbage')]) {
    const caller = await call(t, server);
    await caller.send(bytes);
    if (bytes.length === 50) caller.socket.end();
    t.equal((await caller.closed()).length, 0);
  }
  t.same(witness.records, []);
});

t.test('the edge learns of the socket, the record and the outcome', async (t) => {
  const heard: unknown[] = [];
  const edge: Edge = {
    waits: false,
    arrive: ({ remotePort }) => ({ time_ms: 5, exchange_id: `from-${remotePort}` }),
    keep: ({ remotePort }, { record, outcome }) => {
      heard.push([remotePort, record.exchange_id, record.time_ms, outcome.outcome]);
    },
  };
  const caller = await call(t, await listening(t, edge));
  await caller.send(post);
  await caller.reply();
  const { localPort } = caller.socket;
  t.same(heard, [[localPort, `from-${localPort}`, 5, 'reply']]);
});

t.test('the record is made from the bytes of the socket: a flipped bit changes it', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const flipped = Buffer.from(post);
  flipped.writeUInt8(flipped.readUInt8(post.length - 40) ^ 1, post.length - 40);
  for (const bytes of [post, flipped]) {
    const caller = await call(t, server);
    await caller.send(bytes);
    await caller.reply();
  }
  const [plain, changed] = witness.records.map(({ request }) => request);
  t.notSame(changed, plain);
});

t.test('closing the server closes its connections', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const idle = await call(t, server);
  const half = await call(t, server);
  await half.send(post.subarray(0, 20));
  await server.close();
  await Promise.all([idle.closed(), half.closed()]);
  const late = await call(t, server).then(
    () => 'connected',
    (error) => error.code,
  );
  t.equal(late, 'ECONNREFUSED');
});
