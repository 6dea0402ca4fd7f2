import type { Frame } from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';
import { createFrameOrder } from '../../../packages/dataset/src/packets/frame-order.ts';

/** An exchange as the gaps between its frames; the first gap is the time after the exchange before. */
const exchanges = fc.array(fc.array(fc.nat({ max: 20 }), { maxLength: 6 }), { maxLength: 40 });

t.test('frames of exchanges that overlap come out in order of time, those at once by exchange', async (t) => {
  fc.assert(
    fc.property(exchanges, (all) => {
      const written: string[] = [];
      const order = createFrameOrder(({ time_us, comments }) => void written.push(`${time_us} ${comments}`));
      const expected: { time_us: number; exchange: number; text: string }[] = [];
      let start_us = 0;
      all.forEach((gaps, exchange) => {
        start_us += gaps[0] ?? 0;
        let time_us = start_us;
        const frames = gaps.map((gap, nth): Frame => {
          if (nth > 0) time_us += gap;
          const comments = [`${exchange}.${nth}`];
          expected.push({ time_us, exchange, text: `${time_us} ${comments}` });
          return { time_us, link_type: 1, bytes: new Uint8Array(0), length: 0, comments };
        });
        order.add(frames);
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
