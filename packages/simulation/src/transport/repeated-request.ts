import { inflate } from '@phonehome/fake-server';
import {
  type DateWindow,
  type Decoded,
  decodeRequest,
  findDateWindow,
  type HttpRequest,
  isSameBesides,
  parseRequest,
  readDate,
} from '@phonehome/shared';

/** A request taken apart, and what its body says. */
export interface DecodedRequest {
  readonly request: HttpRequest;
  readonly decoded: Decoded;
}

/** Reads the requests of many devices, those of each one after another. */
export type RepeatedReader = (device: number, bytes: Buffer) => DecodedRequest;

interface Last extends DecodedRequest {
  readonly bytes: Buffer;
  readonly body_start: number;
  readonly window: DateWindow;
}

/**
 * A reader that remembers the last request of each device: it gives the same as parsing and decoding, but of a request
 * that differs from the last one in REGDATE alone, as most of a phone do, it reads only that.
 */
export function createRepeatedReader(): RepeatedReader {
  const lasts = new Map<number, Last>();
  return (device, bytes) => {
    const last = lasts.get(device);
    if (last && isSameBesides(last.bytes, bytes, last.window)) {
      const date = readDate(bytes, last.window);
      if (date !== null) return again(last, bytes, date);
    }
    const request = parseRequest(bytes);
    const decoded = decodeRequest(request, { inflate });
    const { report, anomalies } = decoded;
    const body_start = bytes.length - request.body.length;
    // What is odd may be odd about the date.
    const window = report && anomalies.length === 0 ? findDateWindow(bytes, body_start, report) : null;
    if (window) lasts.set(device, { request, decoded, bytes, body_start, window });
    else lasts.delete(device);
    return { request, decoded };
  };
}

function again({ request, decoded, body_start }: Last, bytes: Buffer, date: string): DecodedRequest {
  return {
    request: { ...request, body: bytes.subarray(body_start) },
    decoded: { report: { ...decoded.report, REGDATE: date }, anomalies: decoded.anomalies },
  };
}
