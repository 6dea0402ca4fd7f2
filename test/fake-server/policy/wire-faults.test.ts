import { type Edge, listen } from '@phonehome/fake-server';
import type { Policy, PolicyRule } from '@phonehome/shared';
import t, { type Test } from 'tap';
import { type Caller, call, createWitness, listening, post, ready, requestOf } from '../support.ts';

const policyOf = (rule: Omit<PolicyRule, 'id' | 'when' | 'delay_ms'>, delay_ms = 0): Policy => ({
  rules: [{ id: 'always', when: {}, delay_ms, ...rule }],
});
const ACCEPTED = '{"resultCode":"0","resultDesc":"Success"}';

async function caller(t: Test, rule: Parameters<typeof policyOf>[0]): Promise<Caller> {
  return call(t, await listening(t, createWitness(), policyOf(rule)));
}

/** A caller of a server that really waits. */
async function patient(t: Test, rule: Parameters<typeof policyOf>[0]): Promise<Caller> {
  const edge: Edge = { ...createWitness(), waits: true };
  const listener = await listen(ready(policyOf(rule)), edge, 0);
  t.teardown(() => listener.close());
  return call(t, listener);
}

t.test('a redirect has its status, its place, and no body', async (t) => {
  const one = await caller(t, { outcome: 'redirect', status: 302, location: 'http://192.0.2.1/x' });
  await one.send(post);
  t.same(await one.reply(), { status: 302, body: '' });
  one.socket.end();
  t.match((await one.closed()).toString('latin1'), /^HTTP\/1\.1 302 Found\r\nLocation: http:\/\/192\.0\.2\.1\/x\r\n/);
});

t.test('half a reply: so many bytes, then the end', async (t) => {
  const one = await caller(t, { outcome: 'partial', cut: { bytes: 20, then: 'close' } });
  await one.send(post);
  t.equal((await one.closed()).toString('latin1'), 'HTTP/1.1 200 OK\r\nCon');
});

t.test('half a reply: a share of it, then a reset', async (t) => {
  const one = await caller(t, { outcome: 'partial', cut: { share: 0.5, then: 'reset' } });
  const codes: unknown[] = [];
  one.socket.on('error', ({ code }: NodeJS.ErrnoException) => codes.push(code));
  await one.send(post);
  const came = (await one.closed()).toString('latin1');
  t.match(came, /^HTTP\/1\.1 200 OK\r\n/);
  t.notMatch(came, ACCEPTED);
  t.same(codes, ['ECONNRESET']);
});

t.test('half a reply: all but its last byte, and silence', async (t) => {
  const one = await caller(t, { outcome: 'partial', cut: { bytes: 1_000_000, then: 'silence' } });
  await one.send(post);
  await one.send(post);
  const silence = new Promise((resolve) => setTimeout(resolve, 100, 'silence'));
  t.equal(await Promise.race([silence, one.closed()]), 'silence', 'the connection stays');
  one.socket.end();
  t.ok((await one.closed()).toString('latin1').endsWith(ACCEPTED.slice(0, -1)), 'the second one got nothing');
});

t.test('a reply in drops comes whole, a piece at a time', async (t) => {
  const one = await patient(t, { outcome: 'accepted', drip: { bytes: 10, every_ms: 30 } });
  let pieces = 0;
  one.socket.on('data', () => pieces++);
  const before_ms = performance.now();
  await one.send(post);
  t.same(await one.reply(), { status: 200, body: ACCEPTED });
  const took_ms = performance.now() - before_ms;
  t.ok(took_ms >= 4 * 29, `${took_ms} ms for five pieces`);
  t.ok(pieces >= 3, `${pieces} pieces`);
});

t.test('a server that closes does not wait for its drops', async (t) => {
  const edge: Edge = { ...createWitness(), waits: true };
  const rule = { outcome: 'accepted', drip: { bytes: 1, every_ms: 60_000 } } as const;
  const listener = await listen(ready(policyOf(rule)), edge, 0);
  const one = await call(t, listener);
  await one.send(post);
  await new Promise((resolve) => one.socket.once('data', resolve));
  await listener.close();
  t.notMatch((await one.closed()).toString('latin1'), ACCEPTED);
});

t.test('a padded reply has the size that was asked for, and means the same', async (t) => {
  for (const body_bytes of [1, 100, 65_536, 3_000_000]) {
    const one = await caller(t, { outcome: 'accepted', body_bytes, drip: { bytes: 50_000, every_ms: 1 } });
    await one.send(post);
    const { body } = await one.reply();
    t.equal(body.length, Math.max(body_bytes, ACCEPTED.length));
    t.same(JSON.parse(body), JSON.parse(ACCEPTED));
  }
});

t.test('another Content-Type', async (t) => {
  const one = await caller(t, { outcome: 'refused', result_code: '1', result_desc: 'No', content_type: 'image/gif' });
  await one.send(post);
  t.match(await one.reply(), { status: 200, body: /resultCode/ });
  one.socket.end();
  t.match((await one.closed()).toString('latin1'), /^Content-Type: image\/gif\r$/m);
});

t.test('close, whatever the request asks for; what follows is recorded, not answered', async (t) => {
  const witness = createWitness();
  const listener = await listening(t, witness, policyOf({ outcome: 'accepted', connection: 'close' }));
  const one = await call(t, listener);
  await one.send(Buffer.concat([post, post]));
  const came = (await one.closed()).toString('latin1');
  t.match(came, /\r\nConnection: close\r\n/);
  t.equal(came.split(ACCEPTED).length - 1, 1);
  await witness.recorded(1);
  t.same(
    witness.records.map(({ decision }) => decision.policy_rule),
    ['always', 'request-cut-short'],
  );
});

t.test('keep-alive to who asked for close: it says so, stays, and reads no more', async (t) => {
  const witness = createWitness();
  const listener = await listening(t, witness, policyOf({ outcome: 'accepted', connection: 'keep-alive' }));
  const one = await call(t, listener);
  await one.send(requestOf('POST / HTTP/1.1\nHost: h\nConnection: close'));
  t.same(await one.reply(), { status: 200, body: ACCEPTED });
  await one.send(post);
  const silence = new Promise((resolve) => setTimeout(resolve, 100, 'silence'));
  t.equal(await Promise.race([silence, one.closed()]), 'silence');
  one.socket.end();
  t.match((await one.closed()).toString('latin1'), /\r\nConnection: keep-alive\r\n/);
  t.equal(witness.records.length, 1);
});

t.test('a HEAD request gets of no reply a body', async (t) => {
  const one = await caller(t, { outcome: 'accepted', body_bytes: 500, drip: { bytes: 1, every_ms: 1 } });
  one.socket.end('HEAD / HTTP/1.1\r\nHost: h\r\n\r\n');
  const came = (await one.closed()).toString('latin1');
  t.match(came, /\r\nContent-Length: 500\r\n/);
  t.ok(came.endsWith('\r\n\r\n'));
});
