import t from 'tap';
import { bodyOf, bytesIn, call, createWitness, listening, post, requestOf, whole } from '../support.ts';

const MEBIBYTE = 1024 * 1024;
const bodyIn = (request: ReturnType<typeof whole>): Buffer => Buffer.from(request.body_base64, 'base64');

t.test('head and body that come byte by byte are one request', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  for (const byte of post) await caller.send(Buffer.from([byte]));
  t.equal((await caller.reply()).status, 200);
  t.equal(witness.records.length, 1);
  t.same(bodyIn(whole((await witness.recorded(0)).request)), bodyOf());
});

t.test('a body of any bytes is kept byte for byte', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const body = Buffer.from(Array.from({ length: 1024 }, (_, i) => i % 256));
  await caller.send(requestOf('POST / HTTP/1.1\nHost: h', body));
  t.match(await caller.reply(), { status: 200, body: /Report not readable/ });
  t.ok(bodyIn(whole((await witness.recorded(0)).request)).equals(body));
});

t.test('of a chunked body the content is kept, and that it was chunked', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const body = bodyOf();
  const chunks = [body.subarray(0, 7), body.subarray(7)].map((part) =>
    Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
  );
  const chunked = Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
  await caller.send(requestOf('POST / HTTP/1.1\nHost: h\ntransfer-ENCODING: chunked', chunked));
  t.match(await caller.reply(), { body: /SIM card of another operator/ });
  const request = whole((await witness.recorded(0)).request);
  t.ok(bodyIn(request).equals(body));
  t.has(request, {
    headers: [
      ['Host', 'h'],
      ['transfer-ENCODING', 'chunked'],
    ],
  });
});

t.test('a request without a body has an empty one', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
  await caller.reply();
  t.equal(bodyIn(whole((await witness.recorded(0)).request)).length, 0);
});

t.test('a body of a mebibyte is taken', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  await caller.send(requestOf('POST / HTTP/1.1\nHost: h', Buffer.alloc(MEBIBYTE, 'A')));
  t.equal((await caller.reply()).status, 200);
  t.equal(bodyIn(whole((await witness.recorded(0)).request)).length, MEBIBYTE);
});

t.test('a larger body is refused, and kept as the bytes that came', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const request = requestOf('POST / HTTP/1.1\nHost: h', Buffer.alloc(MEBIBYTE + 1, 'A'));
  await caller.send(request);
  t.same(await caller.reply(), { status: 413, body: '{"resultCode":"413","resultDesc":"Unreadable request"}' });
  await caller.closed();
  const record = await witness.recorded(0);
  t.same(record.decision, {
    outcome: 'refused',
    policy_rule: 'body-too-large',
    result_code: '413',
    why: 'more than 1048576 bytes',
  });
  const bytes = bytesIn(record.request);
  t.ok(bytes.length > MEBIBYTE && bytes.equals(request.subarray(0, bytes.length)), 'the bytes that came');
  t.equal(witness.records.length, 1);
});

t.test('a larger chunked body is refused, too', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness));
  const chunk = Buffer.from(`180000\r\n${'A'.repeat(0x180000)}\r\n0\r\n\r\n`);
  void caller.send(requestOf('POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked', chunk));
  t.equal((await witness.recorded(0)).decision.policy_rule, 'body-too-large');
});
