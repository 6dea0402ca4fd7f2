import t from 'tap';
import { bodyOf, bytesIn, call, createWitness, listening, post, requestOf, whole } from '../support.ts';

const TOGETHER = requestOf('POST / HTTP/1.1\nHost: zzhc.vnet.cn', bodyOf({ SWVER: '2' }));
const versionsIn = (bytes: Buffer): number => bytes.toString('latin1').split('HTTP/1.1 ').length - 1;

t.test(
  'garbage behind a whole request in one segment belongs to it: one record of all of it, one answer',
  async (t) => {
    const witness = createWitness();
    const caller = await call(t, await listening(t, witness));
    const bytes = Buffer.concat([post, Buffer.from('\x16\x03garbage')]);
    await caller.send(Buffer.concat([bytes, Buffer.from('\r\n'), post]));
    for (let i = 0; i < 2; i++) t.match(await caller.reply(), { status: 200 });
    const [first, second, ...more] = witness.records;
    t.same(bytesIn(first?.request as never), Buffer.concat([bytes, Buffer.from('\r\n')]));
    t.ok(first?.anomalies.some(({ id }) => id === 'bytes-after-request'));
    t.same(bytesIn(second?.request as never), post);
    t.same(more, []);
  },
);

t.test(
  'garbage behind a whole request in another segment: the one answered, the other refused, each once',
  async (t) => {
    const witness = createWitness();
    const caller = await call(t, await listening(t, witness));
    await caller.send(post);
    t.match(await caller.reply(), { status: 200 });
    await caller.send('\x16\x03garbage');
    t.match(await caller.reply(), { status: 400 });
    await caller.closed();
    t.same(
      witness.records.map(({ request }) => bytesIn(request)),
      [post, Buffer.from('\x16\x03garbage')],
    );
  },
);

t.test('garbage before a whole request in one segment: one record of all of it, refused', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const bytes = Buffer.concat([Buffer.from('garbage\r\n'), post]);
  await caller.send(bytes);
  t.match(await caller.reply(), { status: 400 });
  await caller.closed();
  t.same(
    witness.records.map(({ request }) => bytesIn(request)),
    [bytes],
  );
});

t.test('requests sent together are recorded and answered in order', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const gets = [1, 2, 3].map((i) => `GET /${i} HTTP/1.1\r\n\r\n`).join('');
  await caller.send(Buffer.concat([post, Buffer.from(gets), TOGETHER]));
  const bodies: string[] = [];
  for (let i = 0; i < 5; i++) bodies.push((await caller.reply()).body);
  t.same(
    bodies.map((body) => JSON.parse(body).resultCode),
    ['1', '2', '2', '2', '1'],
  );
  t.same(
    witness.records.map(({ request }) => whole(request).target),
    ['/', '/1', '/2', '/3', '/'],
  );
  t.same(witness.records[4]?.report?.SWVER, '2');
});

for (const [what, head, closes] of [
  ['HTTP/1.0', 'POST / HTTP/1.0', true],
  ['HTTP/1.0 with keep-alive', 'POST / HTTP/1.0\nConnection: keep-alive', false],
  ['HTTP/1.1', 'POST / HTTP/1.1', false],
  ['Connection: close', 'POST / HTTP/1.1\nCONNECTION: Close', true],
] as const) {
  t.test(`${what}: the connection ${closes ? 'is closed' : 'stays'} after the reply, which says so`, async (t) => {
    const witness = createWitness();
    const caller = await call(t, await listening(t, witness));
    await caller.send(requestOf(head));
    t.equal((await caller.reply()).status, 200);
    if (!closes) {
      await caller.send(requestOf(head));
      await caller.reply();
      caller.socket.end();
    }
    const came = (await caller.closed()).toString('latin1');
    t.match(came, closes ? '\r\nConnection: close\r\n' : '\r\nConnection: keep-alive\r\n');
    t.equal(witness.records.length, closes ? 1 : 2);
  });
}

t.test('what comes after a request that ends the connection is kept, and not answered', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(Buffer.concat([requestOf('POST / HTTP/1.0'), post]));
  t.equal(versionsIn(await caller.closed()), 1);
  t.equal(witness.records.length, 2);
  t.same(bytesIn(witness.records[1]?.request as never), post);
  t.match(witness.records[1]?.decision, { outcome: 'silent', policy_rule: 'request-cut-short' });
});

t.test('empty lines after a request are no request', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  caller.socket.end(Buffer.concat([post, Buffer.from('\r\n\n')]));
  await caller.closed();
  t.equal(witness.records.length, 1);
});

t.test('a head that is written oddly is read, named, and kept byte for byte', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const text = `\r\npost / HTTP/1.1\nhost :  h \nX: a\n b\ncontent-length:+${bodyOf().length}\n\n`;
  const sent = Buffer.concat([Buffer.from(text, 'latin1'), bodyOf()]);
  await caller.send(sent);
  t.match(await caller.reply(), { status: 200, body: /SIM card of another operator/ });
  const record = await witness.recorded(0);
  t.match(record, {
    request: {
      method: 'post',
      headers: [
        ['host', 'h'],
        ['X', 'a b'],
        ['content-length', `+${bodyOf().length}`],
      ],
    },
    report: { REGVER: '7.0' },
  });
  t.same(bytesIn(record.request), sent);
  const ids = record.anomalies.map(({ id }) => id);
  for (const id of [
    'empty-lines-before',
    'start-line-odd',
    'line-feed-only',
    'header-white-space',
    'header-folded',
    'content-length-odd',
  ] as const) {
    t.ok(ids.includes(id), id);
  }
});

t.test('a request as it should be is kept once: its parts give its bytes back', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(post);
  await caller.reply();
  t.notOk('bytes_base64' in (witness.records[0]?.request ?? {}));
});

t.test('who waits for "100 Continue" is told to go on', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const bytes = requestOf('POST / HTTP/1.1\nExpect: 100-continue');
  const head = bytes.indexOf('\r\n\r\n') + 4;
  await caller.send(bytes.subarray(0, head));
  while (caller.socket.bytesRead === 0) await new Promise((resolve) => caller.socket.once('data', resolve));
  await caller.send(bytes.subarray(head));
  caller.socket.end();
  t.match((await caller.closed()).toString('latin1'), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
  t.equal(witness.records.length, 1);
});

t.test('a reply to HEAD has no body', async (t) => {
  const caller = await call(t, await listening(t, createWitness()));
  await caller.send('HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n');
  t.match(
    (await caller.closed()).toString('latin1'),
    /^HTTP\/1\.1 200 OK\r\n[^{]*Content-Length: \d+\r\n[^{]*\r\n\r\n$/,
  );
});
