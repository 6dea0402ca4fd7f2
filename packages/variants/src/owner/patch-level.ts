import { PhonehomeError, parseDate } from '@phonehome/shared';

/** Android's patch levels have a month, and mostly a day. They began in this year. */
const FIRST_YEAR = 2015;

/**
 * The month of an Android security patch level, `YYYY-MM`.
 * @throws PhonehomeError USAGE for anything but `YYYY-MM` or `YYYY-MM-DD`
 */
export function monthOfPatchLevel(text: string): string {
  const [, month] = /^(\d{4}-\d{2})(?:-\d{2})?$/.exec(text.trim()) ?? [];
  const day = text.trim().length === 7 ? `${text.trim()}-01` : text.trim();
  if (month !== undefined && parseDate(day) !== null && Number(month.slice(0, 4)) >= FIRST_YEAR) return month;
  const what = `${JSON.stringify(text.slice(0, 80))} is no Android security patch level`;
  const remedy = 'Write year and month, such as 2019-02 for "5 February 2019"';
  throw new PhonehomeError('USAGE', [{ field: '--patch', what, remedy }]);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A month `YYYY-MM` as people write it: `February 2019`. */
export function monthName(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}
