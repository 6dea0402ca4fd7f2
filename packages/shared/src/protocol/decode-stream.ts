import type { Anomaly } from './anomalies.ts';
import { decodeBody } from './decode.ts';
import { decodeRequest, type Inflate, limited } from './decode-request.ts';
import type { HttpRequest } from './http-message.ts';
import { beginsWithRequestLine, readRequests } from './read-requests.ts';
import type { Report } from './report.ts';

/** A message of a stream: the HTTP request, or null for a bare body; what it reports; and everything unusual. */
export interface DecodedMessage {
  readonly request: HttpRequest | null;
  readonly report: Report | null;
  readonly anomalies: readonly Anomaly[];
}

/**
 * Decodes bytes from wherever they come: the HTTP requests of a stream one after the other if it begins with a request
 * line, else one bare body. Never throws.
 */
export function decodeStream(bytes: Buffer, inflate?: Inflate): DecodedMessage[] {
  if (!beginsWithRequestLine(bytes)) {
    const { report, anomalies } = decodeBody(bytes);
    return [{ request: null, report, anomalies: limited(anomalies) }];
  }
  return readRequests(bytes).map(({ request, anomalies, cut, rest }) => ({
    request,
    ...decodeRequest(request, { anomalies, cut, rest, inflate }),
  }));
}
