import { MS_PER_DAY } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { type Life, live, type Observe, refuse, week } from './support.ts';

/** Answers by the exchange alone, now this way, now that. */
const moody: Observe = ({ exchange_id }) => {
  const mood = Number.parseInt(exchange_id.slice(-1), 16);
  if (mood < 2) return { kind: 'silence' };
  return mood < 4 ? { kind: 'connection_lost', delay_ms: 0 } : refuse;
};

const told = ({ truth, exchanges }: Life): string =>
  JSON.stringify([
    truth,
    exchanges.map(({ sent, ...exchange }) => ({ ...exchange, bytes: sent.bytes.toString('base64') })),
  ]);

t.test('the same world, seed and device give the same truth and the same bytes', async (t) => {
  for (let device = 0; device < 4; device++) {
    t.equal(told(live(week(), device, moody)), told(live(week(), device, moody)));
  }
});

t.test('another device gives another truth', async (t) => {
  t.not(told(live(week(), 0, moody)), told(live(week(), 2, moody)));
});

t.test('cut into other windows, a life is the same', async (t) => {
  const of = week();
  const whole = new Map([0, 1, 2].map((device) => [device, told(live(of, device, moody))]));
  const cut = fc.oneof(
    fc.integer({ min: 0, max: of.end_ms }),
    fc.integer({ min: 0, max: 7 }).map((day) => day * MS_PER_DAY),
  );
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 2), fc.array(cut, { maxLength: 40 }), (device, cuts) => {
      const windows = cuts.toSorted((a, b) => a - b);
      return told(live(of, device, moody, windows)) === whole.get(device);
    }),
    { numRuns: 60, seed: 3 },
  );
  t.pass();
});

t.test('cut at each of its own events, a life is the same', async (t) => {
  const of = week();
  const whole = live(of, 0, moody);
  const cuts = [...new Set(whole.truth.flatMap(({ time_ms }) => [time_ms, time_ms + 1]))];
  t.ok(cuts.length > 500, `${cuts.length} windows`);
  t.equal(told(live(of, 0, moody, cuts)), told(whole));
});

t.test('nothing happens at or after the end of a window', async (t) => {
  const of = week();
  const { truth } = live(of, 0, moody);
  t.ok(truth.every(({ time_ms }) => time_ms < of.end_ms));
});
