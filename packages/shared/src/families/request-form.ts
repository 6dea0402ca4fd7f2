import { type DateWindow, findDateWindow, writeDate } from '../protocol/date-window.ts';
import type { Report } from '../protocol/report.ts';
import { formatDateTime } from '../time/civil.ts';

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

/**
 * A request of a form, of which no more is kept than when it was made: texts and bytes are made when they are asked for. A
 * class, since there are very many of them: a getter of each object would be a function of each.
 */
export class RequestOfForm {
  readonly form: RequestForm;
  /** The date as local time of the phone, in milliseconds since 1970-01-01 00:00. */
  readonly local_ms: number;

  constructor(form: RequestForm, local_ms: number) {
    this.form = form;
    this.local_ms = local_ms;
  }

  /** REGDATE. */
  get date(): string {
    return formatDateTime(this.local_ms);
  }

  get bytes(): Buffer {
    return requestOfForm(this.form, this.date);
  }
}
