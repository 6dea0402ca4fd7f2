import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, US_PER_MS } from './units.ts';

/** No place on Earth is further ahead of UTC than 14 hours. */
const UTC_OFFSET_MAX_MS = 14 * MS_PER_HOUR;

/** Days from 1970-01-01 to a date of the proleptic Gregorian calendar (month and day count from 1). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day counted from 1970-01-01, as `YYYY-MM-DD`. */
export function formatDate(days: number): string {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The days from 1970-01-01 to a date written `YYYY-MM-DD`, or null if there is no such date. */
export function parseDate(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const days = daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDate(days) === text ? days : null;
}

/** `YYYY-MM-DD HH:MM:SS` of milliseconds since 1970-01-01 00:00, the form of the field REGDATE (dossier 2). */
export function formatDateTime(epoch_ms: number): string {
  const days = Math.floor(epoch_ms / MS_PER_DAY);
  const rest = epoch_ms - days * MS_PER_DAY;
  const hours = Math.floor(rest / MS_PER_HOUR);
  const minutes = Math.floor((rest % MS_PER_HOUR) / MS_PER_MINUTE);
  const seconds = Math.floor((rest % MS_PER_MINUTE) / MS_PER_SECOND);
  if (days !== last_day.days) last_day = { days, text: formatDate(days) };
  return `${last_day.text} ${TWO_DIGITS[hours]}:${TWO_DIGITS[minutes]}:${TWO_DIGITS[seconds]}`;
}

/** `YYYY-MM-DD HH:MM` of microseconds since 1970-01-01 00:00. */
export function formatMinute(epoch_us: number): string {
  return formatDateTime(Math.floor(epoch_us / US_PER_MS)).slice(0, 16);
}

/** The same, written as bytes from an offset on. Gives the offset after it. */
export function writeDateTime(bytes: Uint8Array, at: number, epoch_ms: number): number {
  const days = Math.floor(epoch_ms / MS_PER_DAY);
  const seconds = Math.floor((epoch_ms - days * MS_PER_DAY) / MS_PER_SECOND);
  if (days !== last_day.days) last_day = { days, text: formatDate(days) };
  const { text } = last_day;
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  const end = at + text.length;
  bytes[end] = SPACE;
  const minutes = (seconds / 60) | 0;
  const hours = (minutes / 60) | 0;
  writeTwoDigits(bytes, end + 1, hours);
  bytes[end + 3] = COLON;
  writeTwoDigits(bytes, end + 4, minutes - hours * 60);
  bytes[end + 6] = COLON;
  writeTwoDigits(bytes, end + 7, seconds - minutes * 60);
  return end + 9;
}

const SPACE = 0x20;
const COLON = 0x3a;
const ZERO = 0x30;

function writeTwoDigits(bytes: Uint8Array, at: number, number: number): void {
  const tens = (number / 10) | 0;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + number - tens * 10;
}

/** Most dates are of the day of the one before. */
let last_day = { days: Number.NaN, text: '' };
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => pad(number, 2));

/** The milliseconds since 1970-01-01 of `YYYY-MM-DD`, optionally followed by ` HH:MM` or ` HH:MM:SS` (or `T`). */
export function parseDateTime(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  const days = match ? parseDate(match[1] as string) : null;
  if (!match || days === null) return null;
  const [hours, minutes, seconds] = [match[2], match[3], match[4]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return days * MS_PER_DAY + hours * MS_PER_HOUR + minutes * MS_PER_MINUTE + seconds * MS_PER_SECOND;
}

/** The milliseconds that a UTC offset such as `+01:00` adds to UTC, or null if it is none. */
export function parseUtcOffset(text: string): number | null {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(text);
  if (!match || Number(match[3]) > 59) return null;
  const size_ms = Number(match[2]) * MS_PER_HOUR + Number(match[3]) * MS_PER_MINUTE;
  if (size_ms > UTC_OFFSET_MAX_MS) return null;
  return match[1] === '-' ? -size_ms : size_ms;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
