import { type Anomaly, anomaly } from './anomalies.ts';
import type { Header } from './http-message.ts';
import { isBodiless } from './methods.ts';
import { type RequestHead, trimmed } from './request-head.ts';

/** How the body of a request is told from what comes after it, and what the client expects of the connection. */
export interface Framing {
  /** How many bytes; or that they come in chunks; or that they go on until the stream, or the client for a while, ends. */
  readonly length: number | 'chunked' | 'until-end';
  /** Whether the connection ends after the reply. */
  readonly closes: boolean;
  /** Whether the client waits for "100 Continue" before it sends the body. */
  readonly expects_continue: boolean;
  readonly anomalies: readonly Anomaly[];
}

/**
 * Reads the headers that say how a request goes on (RFC 9112, 6 and 9.3). A POST without a length has a body all the same
 * if one comes. Where two servers could read it in two ways, as with two lengths, everything that comes is the body, and
 * the connection ends; of a length beside chunks the chunks count.
 */
export function readFraming({ method, http_version, headers }: RequestHead): Framing {
  const anomalies: Anomaly[] = [];
  const old = http_version === '1.0';
  const length = readLength(headers, anomalies);
  const codings = listOf(headers, 'transfer-encoding').map((coding) => coding.toLowerCase());
  const chunked = codings.at(-1) === 'chunked';
  const others = codings.filter(
    (coding, i) => coding !== 'identity' && (coding !== 'chunked' || i < codings.length - 1),
  );
  if (codings.length > 0 && (old || !chunked || codings.length > 1)) {
    anomalies.push(
      anomaly('transfer-encoding-other', 'header:Transfer-Encoding', `${codings} in HTTP/${http_version}`),
    );
  }
  const both = chunked && length !== null;
  if (both) anomalies.push(anomaly('content-length-odd', 'header:Content-Length', String(length)));
  const doubtful = length === 'doubtful' || others.length > 0;
  const options = listOf(headers, 'connection').map((option) => option.toLowerCase());
  return {
    length: chunked ? 'chunked' : doubtful ? 'until-end' : (length ?? (isBodiless(method) ? 0 : 'until-end')),
    closes: both || doubtful || options.includes('close') || (old && !options.includes('keep-alive')),
    expects_continue: !old && listOf(headers, 'expect').some((what) => what.toLowerCase() === '100-continue'),
    anomalies,
  };
}

/** The length that is declared, or null. A plus sign, and the same length twice, leave no doubt what is meant. */
function readLength(headers: readonly Header[], anomalies: Anomaly[]): number | null | 'doubtful' {
  const written = valuesOf(headers, 'content-length');
  if (written.length === 0) return null;
  const items = written.flatMap((value) => value.split(',').map(trimmed));
  const lengths = new Set(items.map((item) => (/^\+?\d{1,15}$/.test(item) ? Number(item) : Number.NaN)));
  const [length = 0] = lengths;
  if (items.length > 1 || items[0] !== String(length)) {
    anomalies.push(anomaly('content-length-odd', 'header:Content-Length', written.join(' | ')));
  }
  return lengths.size > 1 || Number.isNaN(length) ? 'doubtful' : length;
}

function valuesOf(headers: readonly Header[], wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}

/** The items of a list that may stand in several headers. */
function listOf(headers: readonly Header[], wanted: string): string[] {
  return valuesOf(headers, wanted).flatMap((value) => value.split(',').map(trimmed).filter(Boolean));
}
