import { nameHash, type Purpose, philox4x32, purposes, randomStream, restartableStream } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anySeed, draws, mean, share } from '../support.ts';

const anyPurpose = fc.constantFrom(...purposes);
const anySubject = fc.integer({ min: 0, max: 1_000_000_000 });
const anyPart = fc.integer({ min: -100_000, max: 100_000 });
type Name = readonly [seed: number, purpose: Purpose, subject: number, part?: number];
const first = (count: number, ...name: Name) => {
  const stream = randomStream(...name);
  return draws(count, () => stream.uint32());
};

t.test('the same name gives the same numbers, whatever else is drawn in between', async () => {
  fc.assert(
    fc.property(anySeed, anyPurpose, anySubject, anyPart, (seed, purpose, subject, part) => {
      const stream = randomStream(seed, purpose, subject, part);
      const other = randomStream(seed, purpose, subject + 1, part);
      const interleaved = draws(9, () => {
        other.fraction();
        return stream.uint32();
      });
      return interleaved.join() === first(9, seed, purpose, subject, part).join();
    }),
  );
});

t.test('another seed, purpose, subject or part gives other numbers', async (t) => {
  const name: Name = [5, 'day-wakes', 7, 3];
  const others: Name[] = [
    [6, 'day-wakes', 7, 3],
    [5 + 2 ** 32, 'day-wakes', 7, 3],
    [5, 'day-outing', 7, 3],
    [5, 'day-wakes', 8, 3],
    [5, 'day-wakes', 7, 4],
    [5, 'day-wakes', 7, -3],
    [5, 'day-wakes', 3, 7],
  ];
  for (const other of others) t.notSame(first(4, ...other), first(4, ...name), other.join(' '));
});

t.test('seeds above 2^32 are told apart from those below', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 1, max: 2 ** 21 - 1 }), (low, high) => {
      return first(2, low, 'places', 0).join() !== first(2, low + high * 2 ** 32, 'places', 0).join();
    }),
  );
});

t.test('a stream is Philox: key from the seed, counter from block, part, subject and purpose', async (t) => {
  const seed = 0x0001_2345_89ab_cdef;
  const expected = [0, 1].flatMap((block) => {
    const words = new Uint32Array(4);
    philox4x32(words, block, 3, 7, nameHash('places'), 0x89ab_cdef, 0x0001_2345);
    return [...words];
  });
  t.strictSame(first(8, seed, 'places', 7, 3), expected);
});

t.test('no two purposes hash alike', async (t) => {
  t.equal(new Set(purposes.map(nameHash)).size, purposes.length);
});

t.test('the hash of a name is the published FNV-1a of 32 bits', async (t) => {
  t.equal(nameHash(''), 0x811c9dc5);
  t.equal(nameHash('a'), 0xe40c292c);
  t.equal(nameHash('foobar'), 0xbf9cf968);
});

t.test('fractions lie in [0, 1), fill it evenly, and have 53 bits', async (t) => {
  const stream = randomStream(1, 'places', 0);
  const fractions = draws(20_000, () => stream.fraction());
  t.ok(fractions.every((fraction) => fraction >= 0 && fraction < 1));
  t.ok(Math.abs(mean(fractions) - 0.5) < 0.01);
  for (const quarter of [0, 1, 2, 3]) {
    t.ok(Math.abs(share(fractions, (fraction) => Math.floor(fraction * 4) === quarter) - 0.25) < 0.015);
  }
  t.ok(fractions.every((fraction) => Number.isInteger(fraction * 2 ** 53)));
  t.ok(
    fractions.some((fraction) => (fraction * 2 ** 53) % 2 === 1),
    'the last bit is used',
  );
});

t.test('below(n) gives each integer from 0 to n - 1', async (t) => {
  const values = draws(2_000, () => randomStream(1, 'places', 0).below(1));
  t.ok(values.every((value) => value === 0));
  const stream = randomStream(1, 'places', 1);
  const dice = draws(6_000, () => stream.below(6));
  t.strictSame([...new Set(dice)].sort(), [0, 1, 2, 3, 4, 5]);
  for (const side of [0, 1, 2, 3, 4, 5]) t.ok(Math.abs(share(dice, (value) => value === side) - 1 / 6) < 0.02);
});

t.test('chance(p) is true in the proportion p, never for 0 and always for 1', async (t) => {
  const stream = randomStream(1, 'places', 2);
  const often = (probability: number) => mean(draws(5_000, () => Number(stream.chance(probability))));
  t.equal(often(0), 0);
  t.equal(often(1), 1);
  t.ok(Math.abs(often(0.46) - 0.46) < 0.03);
});

t.test('a stream that is restarted is as if it were new, wherever it was', async () => {
  fc.assert(
    fc.property(anySeed, anyPurpose, anySubject, anyPart, fc.nat(9), (seed, purpose, subject, part, drawn) => {
      const stream = restartableStream(seed, purpose);
      draws(drawn, () => stream.uint32());
      stream.restart(subject, part);
      const expected = first(9, seed, purpose, subject, part);
      return draws(9, () => stream.uint32()).every((number, at) => number === expected[at]);
    }),
  );
});
