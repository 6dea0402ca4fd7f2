import fc from 'fast-check';
import t from 'tap';
import { writeAscii, writeInteger } from '../../../packages/dataset/src/format/ascii.ts';

const integers = fc.oneof(
  fc.nat(200),
  fc.maxSafeNat(),
  fc.tuple(fc.nat(15), fc.integer({ min: -1, max: 1 })).map(([power, by]) => Math.max(0, 10 ** power + by)),
);

t.test('integers are written as digits, and nothing else is touched', async () => {
  await fc.assert(
    fc.property(integers, fc.nat(9), (value, at) => {
      const bytes = Buffer.alloc(40, '.');
      const end = writeInteger(bytes, at, value);
      return bytes.toString('latin1') === `${'.'.repeat(at)}${value}`.padEnd(40, '.') && end === at + `${value}`.length;
    }),
    { numRuns: 2_000 },
  );
});

t.test('so is a text', (t) => {
  const bytes = Buffer.alloc(8, '.');
  t.equal(writeAscii(bytes, 2, 'null'), 6);
  t.equal(bytes.toString('latin1'), '..null..');
  t.end();
});
