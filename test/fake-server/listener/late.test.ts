import { setTimeout as wait } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { openListener } from '../../../packages/fake-server/src/listener.ts';
import { receive } from '../../../packages/fake-server/src/receive.ts';
import { bytesIn, type Caller, call, createWitness, post, prompt, ready, type Witness } from '../support.ts';

/** Far below the second after which a report is looked at that may be whole. */
const PATIENCE_MS = 150;
const policy = ready(prompt);

/** A caller of a server with little patience. */
async function impatient(t: Test): Promise<{ caller: Caller; witness: Witness }> {
  const witness = createWitness();
  const limits = { request_timeout_ms: PATIENCE_MS };
  const listener = await openListener((arrival, read) => receive(policy, arrival, read), witness, 0, { limits });
  t.teardown(() => listener.close());
  return { caller: await call(t, listener), witness };
}

const head = post.subarray(0, post.indexOf('\r\n\r\n') + 4);
const unfinished: Record<string, Buffer> = {
  'a request line': post.subarray(0, 6),
  'a head': post.subarray(0, 30),
  'a head without its body': head,
  'a body of garbage': Buffer.concat([head, Buffer.from('garbage')]),
  'half a report': post.subarray(0, post.length - 20),
};

for (const [what, bytes] of Object.entries(unfinished)) {
  t.test(`${what} after which nothing comes is recorded in time, refused, and the connection ends`, async (t) => {
    const { caller, witness } = await impatient(t);
    await caller.send(bytes);
    t.match(await caller.reply(), { status: 408 });
    await caller.closed();
    const { request, decision, anomalies } = await witness.recorded(0);
    t.same(bytesIn(request), bytes);
    t.match(decision, { outcome: 'refused', policy_rule: 'request-cut-short', why: /not whole after 150 ms/ });
    t.ok(anomalies.some(({ id }) => id === 'request-cut-short'));
    t.equal(witness.records.length, 1);
  });
}

t.test('a trickle of single bytes does not keep a connection open', async (t) => {
  const { caller, witness } = await impatient(t);
  let sent = 0;
  const closed = caller.closed().then(() => true);
  while (sent < post.length && !(await Promise.race([closed, wait(10, false)]))) {
    await caller.send(post.subarray(sent, ++sent));
  }
  t.ok(sent < post.length, `${sent} bytes`);
  const kept = bytesIn((await witness.recorded(0)).request);
  t.same(kept, post.subarray(0, kept.length));
});

t.test('each request has its own time', async (t) => {
  const { caller, witness } = await impatient(t);
  for (let i = 0; i < 4; i++) {
    await caller.send(post.subarray(0, 50));
    await wait(PATIENCE_MS / 2);
    await caller.send(post.subarray(50));
    t.match(await caller.reply(), { status: 200 });
  }
  t.equal(witness.records.length, 4);
});
