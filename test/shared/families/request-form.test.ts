import { encodePhoneRequest, reportVersions, requestForm, requestOfForm } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

const number = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
const dates = fc
  .tuple(number(12), number(28), number(23), number(59))
  .map(([month, day, hour, minute]) => `2019-${month}-${day} ${hour}:${minute}:07`);
const firsts = fc
  .tuple(fc.constantFrom(...reportVersions.values()), fc.array(fc.string({ maxLength: 9 }), { minLength: 40 }), dates)
  .map(([version, values, date]) =>
    Object.fromEntries(version.fields.map((name, i) => [name, name === 'REGDATE' ? date : (values[i] ?? '')])),
  );

t.test('a request of a form has the bytes that encoding gives, whatever was done with those before', async (t) => {
  let formed = 0;
  fc.assert(
    fc.property(firsts, fc.array(dates, { maxLength: 6 }), (first, later) => {
      const form = requestForm(encodePhoneRequest(first), first);
      if (!form) return true;
      for (const REGDATE of later) {
        const now = 'REGDATE' in first ? { ...first, REGDATE } : first;
        const bytes = requestOfForm(form, REGDATE);
        if (!bytes.equals(encodePhoneRequest(now))) return false;
        bytes.fill(0);
        formed++;
      }
      return true;
    }),
    { numRuns: 500 },
  );
  t.ok(formed > 300, `${formed} requests were made by a form`);
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
    const form = requestForm(encodePhoneRequest(report), report);
    if (!form) continue;
    const now = { ...report, REGDATE: later };
    t.ok(requestOfForm(form, later).equals(encodePhoneRequest(now)), JSON.stringify(now));
  }
});

t.test('a date of another form has no window', async (t) => {
  for (const REGDATE of ['', '2019/02/03 04:05:06', '2019-02-03 04:05', '2019-02-03 04:05:06 ']) {
    const report = { MODEL: 'A-B', REGDATE };
    t.equal(requestForm(encodePhoneRequest(report), report), null, JSON.stringify(REGDATE));
  }
});
