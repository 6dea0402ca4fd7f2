import { createCertificate, type Edge, listenForActivations } from '@phonehome/fake-server';
import { makerActivation } from '@phonehome/shared';
import t from 'tap';
import type { Owner } from '../support.ts';
import { createRelay, exchangeOf, flip, liveTransport, type Way } from './support.ts';

const LOST = { kind: 'connection_lost', delay_ms: 0 };

t.test('a relay that passes everything on changes nothing', async (t) => {
  const relay = createRelay(t);
  const transport = await liveTransport(t, { activation: relay });
  t.match(await transport.activate(exchangeOf(0)), { kind: 'reply', status: 200 });
  t.equal(transport.takeActivations().length, 1);
});

t.test('a bit flipped in the request breaks the connection, and there is no record', async (t) => {
  let flips = 0;
  const relay = createRelay(t, (chunk, way, whole_request) => {
    if (way === 'down' || !whole_request) return chunk;
    flips++;
    return flip(chunk, 'last');
  });
  const transport = await liveTransport(t, { activation: relay });
  t.same(await transport.activate(exchangeOf(0)), LOST);
  t.equal(flips, 1);
  t.same(transport.takeActivations(), []);
});

t.test('a bit flipped in the reply breaks the connection; the server has its record', async (t) => {
  const relay = createRelay(t, (chunk, way, whole_request) =>
    way === 'down' && whole_request ? flip(chunk, 'first') : chunk,
  );
  const transport = await liveTransport(t, { activation: relay });
  t.same(await transport.activate(exchangeOf(0)), LOST);
  t.match(transport.takeActivations(), [{ decision: { outcome: 'accepted' } }]);
});

t.test('cut when the request is through: the server has its record, the phone does not know', async (t) => {
  const transport = await liveTransport(t, { activation: createRelay(t, undefined, true) });
  for (const device of [0, 1, 2, 3]) {
    t.same(await transport.activate(exchangeOf(device)), LOST);
    const { exchange_id } = exchangeOf(device);
    t.match(transport.takeActivations(), [{ exchange_id, decision: { outcome: 'accepted' } }]);
  }
});

for (const way of ['up', 'down'] satisfies Way[]) {
  t.test(`a bit flipped in the handshake (${way}) breaks the connection, and there is no record`, async (t) => {
    const relay = createRelay(t, (chunk, there) => (there === way ? flip(chunk, 'last') : chunk));
    const transport = await liveTransport(t, { activation: relay });
    t.same(await transport.activate(exchangeOf(0)), LOST);
    t.same(transport.takeActivations(), []);
  });
}

t.test('after a lost connection the next activation goes through', async (t) => {
  let broken = false;
  const relay = createRelay(t, (chunk) => {
    if (broken) return chunk;
    broken = true;
    return flip(chunk, 'last');
  });
  const transport = await liveTransport(t, { activation: relay });
  t.same(await transport.activate(exchangeOf(0)), LOST);
  t.match(await transport.activate(exchangeOf(0)), { kind: 'reply', status: 200 });
});

t.test('a certificate for another name is refused, though it is trusted', async (t) => {
  const transport = await liveTransport(t, { activation: { certificate: await createCertificate('other.example') } });
  t.same(await transport.activate(exchangeOf(0)), LOST);
  t.same(transport.takeActivations(), []);
});

/** A phone is led to a server that has another certificate, and takes everything. */
async function misled(owner: Owner): Promise<{ observed: unknown; taken: number }> {
  let taken = 0;
  const edge: Edge = {
    waits: false,
    arrive: () => ({ time_ms: 0, exchange_id: 'taken' }),
    keep() {
      taken++;
    },
  };
  const stranger = await listenForActivations(edge, 0, await createCertificate(makerActivation.host));
  owner.teardown(() => stranger.close());
  const transport = await liveTransport(owner, { activation: { dial: () => stranger.port } });
  return { observed: await transport.activate(exchangeOf(0)), taken };
}

t.test('another certificate for the right name is refused', async (t) => {
  t.same(await misled(t), { observed: LOST, taken: 0 });
});

t.test('the environment cannot switch the check off', async (t) => {
  const { NODE_TLS_REJECT_UNAUTHORIZED: before } = process.env;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  try {
    t.same(await misled(t), { observed: LOST, taken: 0 });
  } finally {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  }
});
