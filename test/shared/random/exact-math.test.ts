import { exactExp, exactLn } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

const RELATIVE_ERROR_MAX = 1e-12;

function close(value: number, expected: number): boolean {
  return value === expected || Math.abs(value - expected) <= RELATIVE_ERROR_MAX * Math.abs(expected);
}

t.test('exactExp agrees with Math.exp over its whole range', async (t) => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => close(exactExp(x), Math.exp(x))),
    { numRuns: 2_000 },
  );
  t.equal(exactExp(0), 1);
});

t.test('exactLn agrees with Math.log for every positive number, the smallest and largest included', async (t) => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) =>
      close(exactLn(x), Math.log(x)),
    ),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => close(exactLn(x), Math.log(x))),
    { numRuns: 2_000 },
  );
  t.equal(exactLn(1), 0);
});

t.test('the bits are pinned: a change of them is a change of all generated data', async (t) => {
  t.equal(exactExp(1), 2.7182818284590446);
  t.equal(exactExp(-0.53), 0.5886049696783553);
  t.equal(exactLn(2), 0.6931471805599453);
  t.equal(exactLn(10), 2.3025850929940455);
});
