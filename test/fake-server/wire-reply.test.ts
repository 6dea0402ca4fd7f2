import { receive, type WireReply, wireReply } from '@phonehome/fake-server';
import { type PolicyRule, parseRequest } from '@phonehome/shared';
import t from 'tap';
import { call, createWitness, listening, post, ready, requestOf } from './support.ts';

type Rule = Omit<PolicyRule, 'id' | 'when'>;

function replyTo(rule: Rule, request: Buffer): WireReply {
  const policy = ready({ rules: [{ id: 'always', when: {}, ...rule }] });
  const parsed = parseRequest(request);
  return wireReply(receive(policy, { exchange_id: '1', time_ms: 0 }, { request: parsed }).outcome, parsed);
}

const rules: Readonly<Record<string, Rule>> = {
  accepted: { outcome: 'accepted', delay_ms: 0 },
  refused: { outcome: 'refused', result_code: '1', result_desc: 'no', delay_ms: 0 },
  error: { outcome: 'error', status: 503, delay_ms: 0 },
  garbage: { outcome: 'garbage', delay_ms: 0 },
  redirect: { outcome: 'redirect', status: 307, location: '/elsewhere', delay_ms: 0 },
  padded: { outcome: 'accepted', body_bytes: 70_000, delay_ms: 0 },
  dripping: { outcome: 'accepted', drip: { bytes: 7, every_ms: 900 }, delay_ms: 0 },
  closing: { outcome: 'accepted', connection: 'close', delay_ms: 0 },
  half: { outcome: 'partial', cut: { share: 0.5, then: 'close' }, delay_ms: 0 },
};
const closing = requestOf('POST / HTTP/1.1\nHost: zzhc.vnet.cn\nConnection: close');

for (const [name, rule] of Object.entries(rules)) {
  t.test(`the bytes are those that the listener sends: ${name}`, async (t) => {
    for (const request of [post, closing]) {
      const one = await call(t, await listening(t, createWitness(), { rules: [{ id: 'always', when: {}, ...rule }] }));
      const wire = replyTo(rule, request);
      const bytes = Buffer.concat(wire.pieces.map((piece) => piece.bytes));
      await one.send(request);
      if (wire.ending === 'client') {
        await one.reply();
        one.socket.end();
      }
      t.equal((await one.closed()).toString('latin1'), bytes.toString('latin1'));
    }
  });
}

t.test('drops come one after another, the first with the head', async (t) => {
  const { pieces } = replyTo({ outcome: 'accepted', drip: { bytes: 20, every_ms: 900 }, delay_ms: 5 }, post);
  t.same(
    pieces.map(({ after_ms }) => after_ms),
    [5, 905, 1805],
  );
  t.match(pieces[0]?.bytes.toString('latin1'), /^HTTP\/1\.1 200 OK\r\n.*\r\n\r\n\{"resultCode":"0","r$/s);
});

t.test('without bytes there is silence, or a reset after a while', async (t) => {
  t.same(replyTo({ outcome: 'silent', delay_ms: 0 }, post), { pieces: [], ending: 'nobody', reset_after_ms: 0 });
  t.same(replyTo({ outcome: 'reset', delay_ms: 7 }, post), { pieces: [], ending: 'reset', reset_after_ms: 7 });
});

t.test('who ends the connection follows from the request, the rule, and where a reply breaks off', async (t) => {
  const accepted: Rule = { outcome: 'accepted', delay_ms: 0 };
  t.equal(replyTo(accepted, post).ending, 'client');
  t.equal(replyTo(accepted, closing).ending, 'server');
  t.equal(replyTo({ ...accepted, connection: 'close' }, post).ending, 'server');
  for (const [then, ending] of [
    ['close', 'server'],
    ['reset', 'reset'],
    ['silence', 'nobody'],
  ] as const) {
    t.equal(replyTo({ outcome: 'partial', cut: { share: 0.5, then }, delay_ms: 3 }, post).ending, ending);
  }
});
