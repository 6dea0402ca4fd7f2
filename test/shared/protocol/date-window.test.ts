import { dateBytes, formatDateTime, writeDate } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

const texts = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 5,
});
const dates = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => formatDateTime(ms));

t.test('the characters of a date are those of base64, whatever stands around it, padded or not', async () => {
  await fc.assert(
    fc.property(texts, texts, dates, fc.nat(5), fc.nat(9), (before, after, date, offset, gap) => {
      const expected = Buffer.from(before + date + after, 'latin1').toString('base64');
      // With a line end somewhere among them.
      const at = Array.from(expected, (_, nth) => nth + (nth >= gap ? 1 : 0));
      const bytes = new Uint8Array(offset + expected.length + 1).fill(0x2e);
      writeDate(bytes, { at, before, after }, date, offset);
      const text = Buffer.from(bytes).toString('latin1');
      const whole = '.'.repeat(offset) + expected.slice(0, gap) + '.' + expected.slice(gap);
      const alone = Buffer.from(dateBytes({ at, before, after }, date)).toString('latin1');
      return text === whole && alone === expected;
    }),
    { numRuns: 500 },
  );
});
