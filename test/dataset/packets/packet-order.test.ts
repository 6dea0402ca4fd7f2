import type { PacketBlock } from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';
import { createPacketOrder } from '../../../packages/dataset/src/packets/packet-order.ts';

/** An exchange as the gaps between its packets; the first gap is the time after the exchange before. */
const exchanges = fc.array(fc.array(fc.nat({ max: 20 }), { maxLength: 6 }), { maxLength: 40 });

t.test('packets of exchanges that overlap come out in order of time, those at once by exchange', async (t) => {
  fc.assert(
    fc.property(exchanges, (all) => {
      const written: string[] = [];
      const order = createPacketOrder(({ time_us, bytes }) => void written.push(`${time_us} ${bytes}`));
      const expected: { time_us: number; exchange: number; text: string }[] = [];
      let start_us = 0;
      all.forEach((gaps, exchange) => {
        start_us += gaps[0] ?? 0;
        let time_us = start_us;
        const packets = gaps.map((gap, nth): PacketBlock => {
          if (nth > 0) time_us += gap;
          const bytes = Uint8Array.of(exchange, nth);
          expected.push({ time_us, exchange, text: `${time_us} ${bytes}` });
          return { time_us, bytes };
        });
        order.add(packets);
      });
      order.until(Number.POSITIVE_INFINITY);
      const sorted = expected.toSorted((a, b) => a.time_us - b.time_us || a.exchange - b.exchange);
      t.strictSame(
        written,
        sorted.map(({ text }) => text),
      );
      return t.passing();
    }),
    { numRuns: 500 },
  );
});
