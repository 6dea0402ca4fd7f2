import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, parseDateTime } from '@phonehome/shared';

const QUARTER_MS = 15 * MS_PER_MINUTE;
const OFFSET_MAX_MS = 14 * MS_PER_HOUR;
const DAYS_A_WEEK = 7;
/** 1970-01-01 was a Thursday; Monday is 0. */
const WEEKDAY_1970 = 3;

/**
 * How far local time is ahead of UTC by what a report says of its own time (REGDATE), to a quarter of an hour; null if it
 * says nothing, or nothing that could be: a clock that is wrong by more than any time zone.
 * @param utc_ms when it arrived, since 1970
 */
export function offsetSaid_ms(regdate: string, utc_ms: number): number | null {
  const local_ms = regdate === '' ? null : parseDateTime(regdate);
  if (local_ms === null) return null;
  const offset_ms = Math.round((local_ms - utc_ms) / QUARTER_MS) * QUARTER_MS;
  return offset_ms >= -OFFSET_MAX_MS && offset_ms <= OFFSET_MAX_MS ? offset_ms : null;
}

/** A moment in local time. */
export interface LocalTime {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** 0 for Monday. */
  readonly weekday: number;
  /** From 0 to 23. */
  readonly hour: number;
}

/** Splits milliseconds of local time since 1970. */
export function localTime(local_ms: number): LocalTime {
  const day = Math.floor(local_ms / MS_PER_DAY);
  const weekday = (((day + WEEKDAY_1970) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
  return { day, weekday, hour: Math.floor((local_ms - day * MS_PER_DAY) / MS_PER_HOUR) };
}
