import { createRepeatedEncoder, encodePhoneRequest, type Report, reportVersions } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

const number = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
const dates = fc
  .tuple(number(12), number(28), number(23), number(59))
  .map(([month, day, hour, minute]) => `2019-${month}-${day} ${hour}:${minute}:07`);
const oddDates = fc.constantFrom('', '2019/02/03 04:05:06', '2019-02-03 04:05', '2019-02-03 04:05:06 ');

/** What happens from one report of a phone to the next: mostly only time passes. */
type Change = (report: Report) => Report;
const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: dates.map(
      (REGDATE): Change =>
        (report) => ({ ...report, REGDATE }),
    ),
  },
  {
    weight: 1,
    arbitrary: oddDates.map(
      (REGDATE): Change =>
        (report) => ({ ...report, REGDATE }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('MODEL', 'SIM1CELLID', 'MLPLVER'), fc.string({ maxLength: 5 })).map(
      ([name, value]): Change =>
        (report) => ({ ...report, [name]: value }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Change>((report) => Object.fromEntries(Object.entries(report).toReversed())),
  },
);
const firsts = fc
  .tuple(fc.constantFrom(...reportVersions.values()), fc.array(fc.string({ maxLength: 9 }), { minLength: 40 }), dates)
  .map(([version, values, date]) =>
    Object.fromEntries(version.fields.map((name, i) => [name, name === 'REGDATE' ? date : (values[i] ?? '')])),
  );
const hosts = fc.constantFrom(undefined, undefined, undefined, 'other.example');

t.test('an encoder that remembers the last report gives the bytes of one that does not', async (t) => {
  let patched = 0;
  fc.assert(
    fc.property(firsts, fc.array(fc.tuple(changes, hosts), { maxLength: 12 }), (first, steps) => {
      const encode = createRepeatedEncoder();
      let calls = 0;
      const plain = (report: Report, host: string | undefined): Buffer => {
        calls++;
        return encodePhoneRequest(report, host);
      };
      let report: Report = first;
      for (const [change, host] of steps) {
        report = change(report);
        const bytes = encode(plain, report, host);
        if (bytes.toString('latin1') !== encodePhoneRequest(report, host).toString('latin1')) return false;
        // What the caller does with its bytes changes no later ones.
        bytes.fill(0);
      }
      patched += steps.length - calls;
      return true;
    }),
    { numRuns: 500 },
  );
  t.ok(patched > 300, `${patched} reports were made from the one before`);
});

t.test('a value that looks like the date, or a field that is named after it, is not taken for it', async (t) => {
  const date = '2019-02-03 04:05:06';
  const later = '2019-02-03 04:05:07';
  for (const report of [
    { MODEL: date, REGDATE: date },
    { MODEL: `"REGDATE":"${date}`, REGDATE: date },
    { REGDATE: date, REGDATE2: date },
    { REGDATE: date, LATITUDE: '0.00' },
  ]) {
    const encode = createRepeatedEncoder();
    for (const REGDATE of [date, later]) {
      const now = { ...report, REGDATE };
      const bytes = encode(encodePhoneRequest, now, undefined).toString('latin1');
      t.equal(bytes, encodePhoneRequest(now).toString('latin1'), JSON.stringify(now));
    }
  }
});
