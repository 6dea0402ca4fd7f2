import type { Exchange } from '@phonehome/client-sim';
import { resolvePolicy } from '@phonehome/fake-server';
import {
  androidBase64,
  androidJson,
  encodePhoneRequest,
  encodeRequest,
  type Header,
  parseRequest,
} from '@phonehome/shared';
import { createVirtualTransport } from '@phonehome/simulation';
import fc from 'fast-check';
import t from 'tap';
import { familyVector } from '../../shared/wire-suite.ts';

const { report } = familyVector('phone-2017', '7.0');
const policy = resolvePolicy(
  {
    rules: [
      { id: 'broken', when: { decoded: false }, outcome: 'refused', result_code: '1', result_desc: 'no', delay_ms: 5 },
      { id: 'other', when: {}, outcome: 'accepted', delay_ms: 9 },
    ],
  },
  { epoch_ms: 0, seed: 1 },
);

const exchangeOf = (device: number, bytes: Buffer): Exchange => ({
  device,
  exchange_id: '0123456789abcdef',
  time_ms: 1000,
  port: 80,
  sent: { form: null, date: '', bytes },
});

/** The bytes of a report, as a phone of these members, in this order, sends it. */
function sent(members: readonly (readonly [string, string])[]): Buffer {
  const body = Buffer.from(androidBase64(Buffer.from(androidJson(members))));
  const { headers, ...usual } = parseRequest(encodePhoneRequest(report));
  const with_length = headers.map(
    ([name, value]): Header => [name, name === 'Content-Length' ? `${body.length}` : value],
  );
  return encodeRequest({ ...usual, headers: with_length, body });
}

/**
 * A report again and again, of which mostly the date changes, sometimes more, and of which some bytes are altered on
 * the way, near the end, where the date is.
 */
const conversations = fc
  .tuple(fc.string({ unit: fc.constant('x'), maxLength: 60 }), fc.boolean())
  .chain(([SWVER, twice]) =>
    fc.array(
      fc
        .tuple(
          fc.integer({ min: 10, max: 19 }),
          fc.constantFrom(
            {},
            {},
            {},
            { SIM1CELLID: '7' },
            { REGDATE: '2019/02/03 10:11:12' },
            { REGDATE: '2019-13-45 10:11:12' },
          ),
          fc.option(fc.tuple(fc.nat({ max: 45 }), fc.constantFrom(...Buffer.from('\n\r =ABCz09+/"\x00'))), { freq: 1 }),
        )
        .map(([second, changed, altered]) => {
          const date = `2019-02-03 10:11:${second}`;
          const members = Object.entries({ ...report, SWVER, REGDATE: date, ...changed });
          const bytes = sent(twice ? [...members, ['REGDATE', `2019-02-03 10:11:10`]] : members);
          if (altered) bytes[bytes.length - 1 - altered[0]] = altered[1];
          return bytes;
        }),
      { maxLength: 12 },
    ),
  );

t.test('a server that remembers the last request of a device records the same as one that does not', async (t) => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(conversations, async (requests) => {
      const one = createVirtualTransport(policy);
      for (const [i, bytes] of requests.entries()) {
        const exchange = exchangeOf(i % 2, bytes);
        const fresh = createVirtualTransport(policy);
        t.strictSame(await one.exchange(exchange), await fresh.exchange(exchange));
        t.strictSame(JSON.stringify(one.takeRecords()), JSON.stringify(fresh.takeRecords()));
        compared++;
      }
      if (!t.passing()) throw new Error('they differ');
    }),
    { numRuns: 1000 },
  );
  t.ok(compared > 1000, `${compared} requests were compared`);
});

t.test('a line end that was altered within the date shows, too', async (t) => {
  let inside = 0;
  for (let length = 1; length <= 60; length++) {
    const bytes = sent(Object.entries({ ...report, SWVER: 'x'.repeat(length) }));
    const end = bytes.lastIndexOf('\n', bytes.length - 2);
    if (end < bytes.length - 24) continue;
    const altered = Buffer.from(bytes);
    altered[end] = 0x20;
    const transport = createVirtualTransport(policy);
    for (const [i, sending] of [bytes, altered].entries()) {
      await transport.exchange({ ...exchangeOf(0, sending), exchange_id: String(i) });
    }
    const [usual, odd] = transport.takeRecords();
    t.strictSame(usual?.anomalies, []);
    t.not(odd?.anomalies.length, 0);
    inside++;
  }
  t.ok(inside > 5, `${inside} line ends were inside`);
});

t.test('an altered end of the report, right behind the date, shows, too', async (t) => {
  for (let length = 1; length <= 60; length++) {
    const bytes = sent(Object.entries({ ...report, SWVER: 'x'.repeat(length) }));
    // The last eight characters hold the end of the date, the quotation mark and the brace.
    const end = bytes.toString('latin1').replace(/[=\n]+$/, '').length;
    for (let at = end - 8; at < end; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = altered[at] === 0x30 ? 0x31 : 0x30;
      const transport = createVirtualTransport(policy);
      for (const sending of [bytes, altered]) await transport.exchange(exchangeOf(0, sending));
      const fresh = createVirtualTransport(policy);
      await fresh.exchange(exchangeOf(0, altered));
      t.strictSame(transport.takeRecords()[1], fresh.takeRecords()[0], `${length}, ${end - at} before the end`);
    }
  }
});
