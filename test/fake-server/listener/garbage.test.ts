import t from 'tap';
import { afterEnd, bodyOf, bytesIn, call, createWitness, listening, post } from '../support.ts';

const garbage: Record<string, Buffer> = {
  'bytes of another protocol': Buffer.from([0x16, 0x03, 0x01, 0x00, 0x05, 0xff, 0x00, 0x0a]),
  'a first line without a version': Buffer.from('POST /\r\nHost: h\r\n\r\n'),
  'a greeting of HTTP/2': Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  'a head that never ends': Buffer.from(`POST / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`),
};

for (const [kind, bytes] of Object.entries(garbage)) {
  const status = kind === 'a head that never ends' ? 431 : 400;

  t.test(`${kind}: kept as bytes, refused with ${status}, closed`, async (t) => {
    const witness = createWitness();
    const caller = await call(t, await listening(t, witness));
    await caller.send(bytes);
    const body = `{"resultCode":"${status}","resultDesc":"Unreadable request"}`;
    t.same(await caller.reply(), { status, body });
    await caller.closed();
    const record = await witness.recorded(0);
    t.same(bytesIn(record.request), bytes);
    t.has(record, { report: null, anomalies: [{ id: 'http-unreadable', where: 'start-line' }] });
    t.has(record.decision, { outcome: 'refused', policy_rule: 'http-unreadable', result_code: String(status) });
    t.equal(witness.records.length, 1, 'once');
  });

  t.test(`${kind}, and the caller closes its direction at once: refused all the same`, async (t) => {
    const witness = createWitness();
    const caller = await call(t, await listening(t, afterEnd(witness)));
    caller.socket.end(bytes);
    t.equal((await caller.reply()).status, status);
    await caller.closed();
    t.equal(witness.records.length, 1);
  });

  t.test(`${kind}: the server goes on, and the bytes are kept`, async (t) => {
    const witness = createWitness();
    const server = await listening(t, witness);
    const strange = await call(t, server);
    await strange.send(bytes);
    await strange.closed();
    t.same(bytesIn((await witness.recorded(0)).request), bytes);
    const phone = await call(t, server);
    await phone.send(post);
    t.equal((await phone.reply()).status, 200);
  });
}

t.test('a report without any HTTP around it is refused, and read all the same', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(bodyOf());
  t.equal((await caller.reply()).status, 400);
  const { report, anomalies, request } = await witness.recorded(0);
  t.same(bytesIn(request), bodyOf());
  t.equal(report?.REGVER, '7.0');
  t.equal(anomalies[0]?.id, 'http-unreadable');
});

t.test('garbage that comes in two pieces is kept once, whole', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const pieces = [Buffer.from('POST / HT'), Buffer.from('ML/1.1\r\n\r\n')];
  for (const piece of pieces) await caller.send(piece);
  t.equal((await caller.reply()).status, 400);
  await caller.closed();
  t.same(
    witness.records.map(({ request }) => bytesIn(request).toString()),
    ['POST / HTML/1.1\r\n\r\n'],
  );
});

t.test('what goes on after garbage was refused is not recorded again', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const caller = await call(t, server);
  await caller.send('garbage\r\n\r\n');
  t.equal((await caller.reply()).status, 400);
  await caller.send(Buffer.alloc(200_000, 'more '));
  await caller.closed();
  const phone = await call(t, server);
  await phone.send(post);
  await phone.reply();
  await server.close();
  t.same(
    witness.records.map(({ decision }) => decision.policy_rule),
    ['http-unreadable', 'not-our-card'],
  );
});

t.test('CONNECT, which asks for a tunnel, is refused', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send('CONNECT zzhc.vnet.cn:80 HTTP/1.1\r\nHost: zzhc.vnet.cn\r\n\r\n');
  t.equal((await caller.reply()).status, 400);
  t.equal((await witness.recorded(0)).decision.outcome, 'refused');
});
