import { type DateWindow, findDateWindow, isSameButDate, writeDate } from '../protocol/date-window.ts';
import type { Report } from '../protocol/report.ts';

/** Encodes a report into the bytes of a request. */
export type EncodeReport = (report: Report, host?: string) => Buffer;

/** Encodes the reports of one phone, one after another. */
export type RepeatedEncoder = (encode: EncodeReport, report: Report, host: string | undefined) => Buffer;

interface Last {
  readonly encode: EncodeReport;
  readonly report: Report;
  readonly host: string | undefined;
  readonly bytes: Buffer;
  readonly window: DateWindow;
}

const HEAD_END = '\r\n\r\n';

/**
 * An encoder that remembers the last report: the same bytes as `encode` gives, but a report that differs from the last
 * one in REGDATE alone, as most of a phone do, costs a tenth. The buffers that it gives belong to the caller.
 */
export function createRepeatedEncoder(): RepeatedEncoder {
  let last: Last | null = null;
  return (encode, report, host) => {
    if (last?.encode === encode && last.host === host && isSameButDate(last.report, report)) {
      const bytes = Buffer.from(last.bytes);
      writeDate(bytes, last.window, report.REGDATE as string);
      return bytes;
    }
    const bytes = encode(report, host);
    const window = findDateWindow(bytes, bytes.indexOf(HEAD_END) + HEAD_END.length, report);
    // A copy, since the caller may do with its buffer what it likes.
    last = window && { encode, report, host, bytes: Buffer.from(bytes), window };
    return bytes;
  };
}
