import { parseDateTime, parseUtcOffset } from '@phonehome/shared';

/** Milliseconds since 1970, or a time of RFC 3339 with its offset. */
export const INSTANT_PATTERN =
  '^([0-9]{1,16}|[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2}))$';

/** The milliseconds since 1970 of a text that fits INSTANT_PATTERN, or null where there is no such time. */
export function instant_ms(text: string): number | null {
  if (/^\d+$/.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : null;
  const [, time = '', fraction = '', offset = ''] = /^(.{19})(\.\d+)?(.+)$/.exec(text) ?? [];
  const local_ms = parseDateTime(time.toUpperCase());
  const offset_ms = /^z$/i.test(offset) ? 0 : parseUtcOffset(offset);
  if (local_ms === null || offset_ms === null) return null;
  return local_ms - offset_ms + Math.floor(Number(`0${fraction}`) * 1000);
}
