import { luhnDigit, luhnHolds } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

const anyDigits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 30 });

t.test('the check digit is that of the usual example', async (t) => {
  t.equal(luhnDigit('7992739871'), '3');
  t.ok(luhnHolds('79927398713'));
});

t.test('the check digit of an IMEI and of an ICCID from the reserved ranges, worked out by hand', async (t) => {
  // 0 0 9 9 9 0 0 0 0 0 0 0 0 0: every second digit from the right doubled gives 0+9+9+9, and 27 lacks 3 to 30.
  t.equal(luhnDigit('00999000000000'), '3');
  // 8 9 0 0 0 …: from the right, 8 stands at an odd place and is doubled to 16, that is 7; with 9 it is 16.
  t.equal(luhnDigit('8900000000000000000'), '4');
});

t.test('digits followed by their check digit hold, with any other digit they do not', async () => {
  fc.assert(
    fc.property(anyDigits, (digits) => {
      const holding = [...'0123456789'].filter((last) => luhnHolds(digits + last));
      return holding.length === 1 && holding[0] === luhnDigit(digits);
    }),
  );
});

t.test('one wrong digit anywhere is noticed', async () => {
  fc.assert(
    fc.property(anyDigits, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
      const whole = digits + luhnDigit(digits);
      const at = place % whole.length;
      const wrong = (Number(whole[at]) + by) % 10;
      return !luhnHolds(`${whole.slice(0, at)}${wrong}${whole.slice(at + 1)}`);
    }),
  );
});

t.test('what is no number of two digits or more never holds', async (t) => {
  for (const text of ['', '0', '7992739871x', ' 79927398713', '79927398713\n', '-18']) {
    t.notOk(luhnHolds(text), JSON.stringify(text));
  }
});
