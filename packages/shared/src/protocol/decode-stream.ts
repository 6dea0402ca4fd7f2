import type { Anomaly } from './anomalies.ts';
import { decodeBody } from './decode.ts';
import { decodeRequest, decodeUnreadable, type Inflate, limited } from './decode-request.ts';
import type { HttpRequest } from './http-message.ts';
import type { Report } from './report.ts';
import { createRequestReader } from './request-reader.ts';
import { beginsWithRequestLine, findRequestLine, lineEnds } from './request-search.ts';

/**
 * A message of a stream: the HTTP request, or null for a bare body and for bytes that are no request; all its bytes; what
 * it reports; and everything unusual.
 */
export interface DecodedMessage {
  readonly request: HttpRequest | null;
  readonly bytes: Buffer;
  /** Whether it stands for an HTTP request, though it may not have been read as one. */
  readonly is_http: boolean;
  readonly report: Report | null;
  readonly anomalies: readonly Anomaly[];
}

/**
 * Decodes bytes from wherever they come: the HTTP requests of a stream one after the other, read as the server reads
 * them, if it begins with a request line; else one bare body. Never throws.
 */
export function decodeStream(bytes: Buffer, inflate?: Inflate): DecodedMessage[] {
  if (!beginsWithRequestLine(bytes)) {
    const { report, anomalies } = decodeBody(bytes);
    return [{ request: null, bytes, is_http: false, report, anomalies: limited(anomalies) }];
  }
  const messages: DecodedMessage[] = [];
  // After bytes that are no request, a server ends the connection; here a new one begins with the next request line.
  for (let at = 0; at < bytes.length; ) {
    const reader = createRequestReader();
    reader.push(bytes.subarray(at));
    reader.end('the input ends');
    at = bytes.length;
    for (let event = reader.next(); event; event = reader.next()) {
      if (event.kind === 'expects-continue') continue;
      if (event.kind === 'request') {
        const { request, bytes, cut, rest, anomalies } = event;
        messages.push({ request, bytes, is_http: true, ...decodeRequest(request, { anomalies, cut, rest, inflate }) });
        continue;
      }
      const start = bytes.length - event.bytes.length;
      const next = findRequestLine(bytes, bytes.indexOf(0x0a, start + lineEnds(bytes, start)) + 1 || bytes.length);
      if (next >= 0) at = next;
      const part = bytes.subarray(start, at);
      messages.push({ request: null, bytes: part, is_http: true, ...decodeUnreadable(part, event) });
    }
  }
  return messages;
}
