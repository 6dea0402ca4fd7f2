import t from 'tap';
import { bytesIn, call, createWitness, listening, post, requestOf } from '../support.ts';

const HEAD_LENGTH = post.indexOf('\r\n\r\n') + 4;
const chunked = requestOf('POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked', Buffer.from('5\r\nabc'));

const cuts: Record<string, Buffer> = {
  'after one byte': post.subarray(0, 1),
  'in the request line': post.subarray(0, 9),
  'in a header': post.subarray(0, 30),
  'before the end of the head': post.subarray(0, HEAD_LENGTH - 1),
  'between head and body': post.subarray(0, HEAD_LENGTH),
  'in the body': post.subarray(0, post.length - 20),
  'before the last character': post.subarray(0, post.length - 2),
  'in a chunk': chunked,
};

const endings = {
  'ended by the caller': 'end',
  'reset by the caller': 'resetAndDestroy',
} as const;

for (const [place, bytes] of Object.entries(cuts)) {
  for (const [ending, act] of Object.entries(endings)) {
    t.test(`a request cut short ${place}, ${ending}, is kept: exactly the bytes sent`, async (t) => {
      const witness = createWitness();
      const server = await listening(t, witness);
      const caller = await call(t, server);
      await caller.send(bytes);
      // A reset drops what has not been read. When a later request has been answered, this one has been read.
      const other = await call(t, server);
      await other.send(post);
      await other.reply();
      caller.socket[act]();
      const record = await witness.recorded(1);
      t.same(bytesIn(record.request), bytes);
      t.ok(record.anomalies.some(({ id, where }) => id === 'request-cut-short' && where === 'start-line'));
      t.has(record.decision, { outcome: 'refused', policy_rule: 'request-cut-short', result_code: '400' });
      const reply = (await caller.closed()).toString('latin1');
      t.match(
        reply,
        ending === 'ended by the caller' ? /^HTTP\/1\.1 400 / : /^$/,
        'and refused, where that can be told',
      );
      await server.close();
      t.equal(witness.records.length, 2, 'once');
    });
  }
}

t.test('who declares more bytes than a whole report has, and waits, is answered as any other', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(Buffer.from(post.toString('latin1').replace(/(?<=Content-Length: )\d+/, '9999'), 'latin1'));
  t.match(await caller.reply(), { status: 200 });
  const { anomalies, decision } = await witness.recorded(0);
  t.ok(anomalies.some(({ id }) => id === 'content-length-long'));
  t.equal(decision.policy_rule, 'not-our-card');
  await caller.closed();
});

t.test('who declares no length, and waits, is answered as any other', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const bytes = Buffer.from(post.toString('latin1').replace(/Content-Length: \d+\r\n/, ''), 'latin1');
  await caller.send(bytes.subarray(0, HEAD_LENGTH - 30));
  await caller.send(bytes.subarray(HEAD_LENGTH - 30));
  t.match(await caller.reply(), { status: 200 });
  await caller.closed();
  const { request, report, decision } = await witness.recorded(0);
  t.same(bytesIn(request), bytes);
  t.match([report?.REGVER, decision.policy_rule], ['7.0', 'not-our-card']);
  t.equal(witness.records.length, 1);
});

t.test('who declares too few bytes is read to the end of the report', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const bytes = Buffer.from(post.toString('latin1').replace(/(?<=Content-Length: )\d+/, '100'), 'latin1');
  await caller.send(bytes);
  t.match(await caller.reply(), { status: 200 });
  const { request, report, anomalies } = await witness.recorded(0);
  t.same(bytesIn(request), bytes);
  t.equal(report?.REGVER, '7.0');
  t.same(
    anomalies.flatMap(({ id }) => (/length|bytes/.test(id) ? [id] : [])),
    ['bytes-after-request', 'content-length-short'],
  );
  await caller.send(post);
  t.match(await caller.reply(), { status: 200 }, 'and the connection goes on');
});

t.test('a connection that never sent anything leaves no record', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const idle = await call(t, server);
  idle.socket.end();
  await idle.closed();
  const busy = await call(t, server);
  await busy.send(post);
  await busy.reply();
  t.equal(witness.records.length, 1);
});

t.test('a second request on a connection, cut short, is kept without the first', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(post);
  await caller.reply();
  await caller.send(post.subarray(0, 50));
  caller.socket.end();
  t.same(bytesIn((await witness.recorded(1)).request), post.subarray(0, 50));
});

t.test('even when its first bytes came together with the first request', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const caller = await call(t, server);
  await caller.send(Buffer.concat([post, post.subarray(0, 50)]));
  await caller.reply();
  caller.socket.end();
  await caller.closed();
  await server.close();
  t.same(
    witness.records.map(({ request }) => 'bytes_base64' in request),
    [false, true],
  );
});
