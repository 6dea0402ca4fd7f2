import { once } from 'node:events';
import type { Policy, PolicyRule } from '@phonehome/shared';
import t from 'tap';
import { afterEnd, call, createWitness, listening, post } from '../support.ts';

const policyOf = (rule: Omit<PolicyRule, 'id' | 'when' | 'delay_ms'>): Policy => ({
  rules: [{ id: 'always', when: {}, delay_ms: 0, ...rule }],
});

t.test('a reset is one on the wire, after its record is kept', async (t) => {
  const witness = createWitness();
  const caller = await call(t, await listening(t, witness, policyOf({ outcome: 'reset' })));
  let code: string | undefined;
  caller.socket.on('error', (error: NodeJS.ErrnoException) => {
    code = error.code;
  });
  await caller.send(post);
  t.equal((await caller.closed()).length, 0, 'nothing was answered');
  t.equal(code, 'ECONNRESET');
  t.has(witness.records, { length: 1 });
  t.has(witness.records[0]?.decision, { outcome: 'reset', policy_rule: 'always', result_code: null });
});

t.test('a caller that has closed its direction is reset, too', async (t) => {
  const caller = await call(t, await listening(t, afterEnd(createWitness()), policyOf({ outcome: 'reset' })));
  const reset = once(caller.socket, 'close').catch((error: NodeJS.ErrnoException) => error.code);
  caller.socket.end(post);
  t.equal(await reset, 'ECONNRESET');
});

t.test('an error has its status and its text', async (t) => {
  const witness = createWitness();
  for (const [status, body] of [
    [400, ''],
    [404, 'gone: é\n'],
    [503, '{"resultCode":1}'],
    [599, 'x'.repeat(10_000)],
  ] as const) {
    const caller = await call(t, await listening(t, witness, policyOf({ outcome: 'error', status, body })));
    await caller.send(post);
    t.same(await caller.reply(), { status, body });
    caller.socket.end();
    t.match((await caller.closed()).toString('latin1'), /^Content-Type: text\/plain; charset=utf-8\r$/m);
  }
  t.ok(witness.records.every(({ decision }) => decision.outcome === 'error'));
});

t.test('an error without a text has none', async (t) => {
  const caller = await call(t, await listening(t, createWitness(), policyOf({ outcome: 'error', status: 500 })));
  await caller.send(post);
  t.same(await caller.reply(), { status: 500, body: '' });
});

t.test('garbage has status 200 and anything as its body', async (t) => {
  for (const body of ['', 'resultCode=0', '[]', '\0\x7f', '{"resultCode":0}']) {
    const caller = await call(t, await listening(t, createWitness(), policyOf({ outcome: 'garbage', body })));
    await caller.send(post);
    t.same(await caller.reply(), { status: 200, body });
  }
});

t.test('garbage that a rule does not give is a page of HTML', async (t) => {
  const caller = await call(t, await listening(t, createWitness(), policyOf({ outcome: 'garbage' })));
  await caller.send(post);
  t.match(await caller.reply(), { status: 200, body: /^<!DOCTYPE html>.*\n$/ });
  caller.socket.end();
  t.match((await caller.closed()).toString('latin1'), /^Content-Type: text\/html; charset=utf-8\r$/m);
});

t.test('after an error or garbage the connection goes on', async (t) => {
  const witness = createWitness();
  for (const rule of [{ outcome: 'error', status: 500 }, { outcome: 'garbage' }] as const) {
    const caller = await call(t, await listening(t, witness, policyOf(rule)));
    for (const _ of [1, 2]) {
      await caller.send(post);
      await caller.reply();
    }
  }
  t.equal(witness.records.length, 4);
});
