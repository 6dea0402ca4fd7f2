import { formatDate, formatDateTime, MS_PER_DAY, parseDate, parseDateTime, parseUtcOffset } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

// JavaScript's own Date, which the core may not use, is the judge. Years 0000 to 9999 are those with four digits.
const FIRST_DAY = Date.parse('0000-01-01T00:00:00Z') / MS_PER_DAY;
const LAST_DAY = Date.parse('9999-12-31T00:00:00Z') / MS_PER_DAY;
const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
const isoOf = (epoch_ms: number): string => new Date(epoch_ms).toISOString();

t.test('a day is written as Date writes it, and reads back as the same day', async () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const text = formatDate(day);
      return text === isoOf(day * MS_PER_DAY).slice(0, 10) && parseDate(text) === day;
    }),
    { numRuns: 2_000, examples: [[FIRST_DAY], [LAST_DAY], [0], [-1]] },
  );
});

t.test('a date is read if and only if the calendar has it', async () => {
  const anyNumber = (width: number) =>
    fc.integer({ min: 0, max: 10 ** width - 1 }).map((number) => String(number).padStart(width, '0'));
  const hasDay = (text: string): boolean => {
    const epoch_ms = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(epoch_ms) && isoOf(epoch_ms).startsWith(text);
  };
  const anyMonth = fc.oneof(anyNumber(2), fc.constantFrom('02', '12'));
  const anyMonthDay = fc.oneof(anyNumber(2), fc.constantFrom('28', '29', '30', '31'));
  fc.assert(
    fc.property(anyNumber(4), anyMonth, anyMonthDay, (year, month, day) => {
      const text = `${year}-${month}-${day}`;
      return (parseDate(text) !== null) === hasDay(text);
    }),
    { numRuns: 5_000 },
  );
});

t.test('leap days follow the Gregorian rule', async (t) => {
  for (const year of ['2016', '2000', '2400']) t.not(parseDate(`${year}-02-29`), null, year);
  for (const year of ['2018', '1900', '2100']) t.equal(parseDate(`${year}-02-29`), null, year);
});

t.test('other spellings of a date are refused', async (t) => {
  for (const text of ['', '2018-12-3', '18-12-03', '2018/12/03', ' 2018-12-03', '2018-12-03\n', '2018-12-03T00:00']) {
    t.equal(parseDate(text), null, JSON.stringify(text));
  }
});

t.test('a date with time is written as the field REGDATE has it', async (t) => {
  t.equal(formatDateTime(Date.UTC(2018, 11, 10, 7, 5, 9, 999)), '2018-12-10 07:05:09');
  fc.assert(
    fc.property(fc.integer({ min: FIRST_DAY * MS_PER_DAY, max: LAST_DAY * MS_PER_DAY }), (epoch_ms) => {
      return formatDateTime(epoch_ms) === isoOf(epoch_ms).slice(0, 19).replace('T', ' ');
    }),
  );
});

t.test('a date with time reads back to the second; the time may be left out', async (t) => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST_DAY * 86_400, max: LAST_DAY * 86_400 }), (epoch_s) => {
      return parseDateTime(formatDateTime(epoch_s * 1_000)) === epoch_s * 1_000;
    }),
  );
  t.equal(parseDateTime('2018-12-10'), Date.UTC(2018, 11, 10));
  t.equal(parseDateTime('2018-12-10 07:05'), Date.UTC(2018, 11, 10, 7, 5));
  t.equal(parseDateTime('2018-12-10T07:05:09'), Date.UTC(2018, 11, 10, 7, 5, 9));
});

t.test('a time that no clock shows is refused', async (t) => {
  for (const time of ['24:00', '07:60', '07:05:60', '7:05', '07', '07:05:09.5', '07:05Z']) {
    t.equal(parseDateTime(`2018-12-10 ${time}`), null, time);
  }
  t.equal(parseDateTime('2018-02-30 07:05'), null);
});

t.test('a UTC offset is hours and minutes with a sign', async (t) => {
  const offsets = { '+00:00': 0, '+01:00': 60, '+08:00': 480, '-03:30': -210, '+14:00': 840, '+05:45': 345 };
  for (const [text, minutes] of Object.entries(offsets)) t.equal(parseUtcOffset(text), minutes * 60_000, text);
});

t.test('what is no UTC offset is refused', async (t) => {
  for (const text of [
    '',
    '01:00',
    '+1:00',
    '+0100',
    '+15:00',
    '+14:01',
    '-14:59',
    '+01:60',
    'Z',
    'Europe/Oslo',
    '+01:00 ',
  ]) {
    t.equal(parseUtcOffset(text), null, text);
  }
});
