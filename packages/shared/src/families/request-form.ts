import { type DateWindow, findDateWindow, writeDate } from '../protocol/date-window.ts';
import type { Report } from '../protocol/report.ts';

/** Encodes a report into the bytes of a request. */
export type EncodeReport = (report: Report, host?: string) => Buffer;

/**
 * What consecutive requests of a phone have in common. Of most of its reports nothing changes but REGDATE, and versions
 * without that field do not change at all.
 */
export interface RequestForm {
  /** The first request of this form; not to be written to. */
  readonly bytes: Buffer;
  /** Where the date stands; null where the report has none. */
  readonly window: DateWindow | null;
}

const HEAD_END = '\r\n\r\n';

/** The form of a request with this report, or null where another date could not be written into it. */
export function requestForm(bytes: Buffer, report: Report): RequestForm | null {
  if (!('REGDATE' in report)) return { bytes, window: null };
  const window = findDateWindow(bytes, bytes.indexOf(HEAD_END) + HEAD_END.length, report);
  return window && { bytes, window };
}

/** A request of a form with another date (`YYYY-MM-DD HH:MM:SS`): the bytes that encoding would give. They are the caller's. */
export function requestOfForm({ bytes, window }: RequestForm, date: string): Buffer {
  const copy = Buffer.from(bytes);
  if (window) writeDate(copy, window, date);
  return copy;
}
