import {
  type Anomaly,
  bufferOf,
  type Decoded,
  type DecodedMessage,
  encodeHead,
  type Header,
  type HttpRequest,
  type OutcomeName,
  type Report,
} from '@phonehome/shared';

/** Version of the record's form: the key `v`. */
export const RECORD_VERSION = 1;

/** How identifiers are replaced (`--hash-identifiers`): the key `pseudonyms`. */
export const PSEUDONYMS = 'HMAC-SHA-256';

/** When and where a request arrived. It comes from the edge; no byte of it is on the wire. */
export interface Arrival {
  /** Virtual milliseconds in a run, milliseconds since 1970 in `serve`. */
  readonly time_ms: number;
  /** Opaque to the server. */
  readonly exchange_id: string;
  /** The port of the server that it came to; a run, where phones come to one, does not say. */
  readonly port?: number;
}

/** A request as received, or, when HTTP parsing refused it or it was cut short, its bytes. */
export type RecordedRequest =
  | {
      readonly method: string;
      readonly target: string;
      readonly http_version: string;
      /** In the order and case in which they were received. */
      readonly headers: readonly Header[];
      readonly body_base64: string;
      /** All its bytes as received; only where the keys before would not give them back. */
      readonly bytes_base64?: string;
    }
  | { readonly bytes_base64: string };

/** What the server decided, by which rule of its policy, and why. */
export interface Decision {
  readonly outcome: OutcomeName;
  readonly policy_rule: string;
  readonly result_code: string | null;
  readonly why: string;
}

/** What the server can know of an exchange: a line of records.ndjson. */
export interface ExchangeRecord extends Arrival {
  readonly v: typeof RECORD_VERSION;
  readonly request: RecordedRequest;
  readonly report: Report | null;
  readonly anomalies: readonly Anomaly[];
  readonly decision: Decision;
  /** How identifiers were replaced before it was kept, where they were. */
  readonly pseudonyms?: typeof PSEUDONYMS;
}

/** What is kept of a request, whoever decided on it. */
export function recordOf(
  { exchange_id, time_ms, port }: Arrival,
  request: RecordedRequest,
  { report, anomalies }: Decoded,
  decision: Decision,
): ExchangeRecord {
  const came = port === undefined ? { exchange_id, time_ms } : { exchange_id, time_ms, port };
  return { v: RECORD_VERSION, ...came, request, report, anomalies, decision };
}

/**
 * What is kept of an HTTP request itself.
 * @param bytes all its bytes, where its parts may not give them back
 */
export function recordedRequest(request: HttpRequest, bytes?: Buffer): RecordedRequest {
  const { method, target, http_version, headers, body } = request;
  const body_base64 = bufferOf(body).toString('base64');
  const parts = { method, target, http_version, headers, body_base64 };
  return !bytes || givesBack(request, bytes) ? parts : { ...parts, bytes_base64: bytes.toString('base64') };
}

/** Whether the parts of a request are all that its bytes tell. It is asked of each, so nothing is copied. */
function givesBack(request: HttpRequest, bytes: Buffer): boolean {
  const head = encodeHead(request);
  return bytes.toString('latin1', 0, head.length) === head && bytes.subarray(head.length).equals(request.body);
}

/** The same for a message that was decoded without a server: null for a bare body. */
export function recordedMessage({ request, bytes, is_http }: DecodedMessage): RecordedRequest | null {
  if (request) return recordedRequest(request, bytes);
  return is_http ? { bytes_base64: bytes.toString('base64') } : null;
}

/** DEL and the C1 controls, which JSON leaves as they are and some terminals obey. */
const STEERING = /[\u007f-\u009f]/g;

/** The line of a record, without line feed: keys always in the same order, control characters escaped. */
export function recordLine(record: ExchangeRecord): string {
  const { v, exchange_id, time_ms, port, request, report, anomalies, decision, pseudonyms } = record;
  const body = 'body_base64' in request ? request.body_base64 : '';
  // Base64 is the greater part of most lines, and needs no escapes: it is put in as it is.
  const is_plain = body.length > BODY_APART_MIN && BASE64.test(body);
  const shown = is_plain ? { ...request, body_base64: '' } : request;
  const line = lineText({ v, exchange_id, time_ms, port, request: shown, report, anomalies, decision, pseudonyms });
  if (!is_plain) return line;
  // The first of its kind: within a text, quotes are escaped.
  const at = line.indexOf(NO_BODY) + NO_BODY.length - 1;
  return line.slice(0, at) + body + line.slice(at);
}

const BODY_APART_MIN = 256;
const BASE64 = /^[A-Za-z0-9+/=]*$/;
const NO_BODY = '"body_base64":""';

/** A value as it stands in the line of a record. */
export function lineText(value: unknown): string {
  return JSON.stringify(value).replace(STEERING, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
}
