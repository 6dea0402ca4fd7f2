import { readFileSync } from 'node:fs';
import { type ExchangeRecord, recordLine } from '@phonehome/fake-server';
import { type Activation, encodeActivation, encodeRequest } from '@phonehome/shared';
import { createVirtualTransport } from '@phonehome/simulation';
import t from 'tap';
import { activateAll, exchangeOf, liveTransport, policy } from './support.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/shared/${name}`, import.meta.url));
const virtualTransport = () => createVirtualTransport(policy);
const linesOf = (records: readonly ExchangeRecord[]): string =>
  records.map((record) => `${recordLine(record)}\n`).join('');

t.test('activations over TLS and in memory give the same records and observations, byte for byte', async (t) => {
  const exchanges = [
    ...Array.from({ length: 20 }, (_, device) => exchangeOf(device)),
    exchangeOf(20, { imei: '' }),
    exchangeOf(21, { build: 'é "quoted" \\ / \u2028 \u0001' }),
    exchangeOf(22, { model: 'x'.repeat(100_000) }),
    { ...exchangeOf(23), request: { ...exchangeOf(23).request, target: '/elsewhere' } },
  ];
  const live = await activateAll(await liveTransport(t), exchanges);
  const virtual = await activateAll(virtualTransport(), exchanges);
  t.equal(virtual.records.length, exchanges.length);
  t.equal(linesOf(live.records), linesOf(virtual.records));
  t.same(live.observations, virtual.observations);
  const outcomes = virtual.records.map(({ decision }) => decision.policy_rule);
  t.same([...new Set(outcomes)], ['complete', 'fields-missing', 'other-request'], 'with every kind of decision');
});

t.test('what undici writes is the golden request, byte for byte', async (t) => {
  const activation = JSON.parse(fixture('maker-activation.json').toString('utf8')) as Activation;
  const transport = await liveTransport(t);
  const { records } = await activateAll(transport, [{ ...exchangeOf(0), request: encodeActivation(activation) }]);
  const request = records[0]?.request;
  if (!request || !('method' in request)) throw new Error('no request was recorded');
  const bytes = encodeRequest({ ...request, body: Buffer.from(request.body_base64, 'base64') });
  t.equal(bytes.toString('latin1'), fixture('maker-activation-request.http').toString('latin1'));
});

t.test('the phone sees status, body and delay of the reply', async (t) => {
  for (const transport of [virtualTransport(), await liveTransport(t)]) {
    const { observations } = await activateAll(transport, [exchangeOf(0), exchangeOf(1, { imei: '' })]);
    t.same(observations, [
      { kind: 'reply', delay_ms: 200, status: 200, body: '{"activated":true}' },
      {
        kind: 'reply',
        delay_ms: 200,
        status: 400,
        body: '{"activated":false,"why":"required fields missing: imei"}',
      },
    ]);
  }
});

t.test("the maker's records are kept apart from the China Telecom server's, and taken once", async (t) => {
  for (const transport of [virtualTransport(), await liveTransport(t)]) {
    await transport.activate(exchangeOf(0));
    t.same(transport.takeRecords(), []);
    t.equal(transport.takeActivations().length, 1);
    t.same(transport.takeActivations(), []);
    await transport.activate(exchangeOf(1));
    t.match(transport.takeActivations(), [{ exchange_id: exchangeOf(1).exchange_id }]);
  }
});
