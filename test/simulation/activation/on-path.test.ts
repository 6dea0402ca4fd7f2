import { makerActivation } from '@phonehome/shared';
import t from 'tap';
import { familyVector } from '../../shared/wire-suite.ts';
import { activationOf, createRelay, exchangeOf, liveTransport } from './support.ts';

const { bytes, report } = familyVector('phone-2017', '7.0');

/** What somebody on the path can read of bytes: themselves, and what is in base64 after the head. */
function readable(chunks: readonly Buffer[]): string {
  const text = Buffer.concat(chunks).toString('latin1');
  return text + Buffer.from(text.split('\r\n\r\n')[1] ?? '', 'base64').toString('latin1');
}

t.test('on the path of the China Telecom report, the identifiers are there to read', async (t) => {
  const relay = createRelay(t);
  const transport = await liveTransport(t, { dial: (port) => relay.dial(port) });
  t.match(
    await transport.exchange({
      device: 0,
      exchange_id: 'an-id',
      time_ms: 0,
      sent: { form: null, date: '', bytes },
      port: 80,
    }),
    {
      kind: 'reply',
    },
  );
  const seen = readable(relay.seen.up);
  for (const name of ['IMEI1', 'SIM1ICCID', 'SIM1LTEIMSI', 'MACID', 'SIM1CELLID']) {
    t.ok(report[name] && seen.includes(report[name]), `${name} can be read`);
  }
});

t.test("on the path of the maker's activation, no field is there to read", async (t) => {
  const relay = createRelay(t);
  const transport = await liveTransport(t, { activation: relay });
  const activation = activationOf(3);
  t.match(await transport.activate(exchangeOf(3)), { kind: 'reply', status: 200 });
  t.match(transport.takeActivations(), [{ report: activation }], 'though the server has read them');
  const seen = readable(relay.seen.up) + readable(relay.seen.down);
  t.ok(seen.length > 1000, 'the relay has seen the whole exchange');
  for (const text of [...Object.values(activation).filter((value) => value.length > 2), 'POST', 'imei', 'activated']) {
    t.notOk(seen.includes(text), `${text} cannot be read`);
  }
  t.ok(seen.includes(makerActivation.host), 'but the name of the server can, in the greeting');
});
