import { type Anomaly, anomaly } from './anomalies.ts';
import type { Header } from './http-message.ts';
import { type RequestHead, trimmed, type Unreadable } from './request-head.ts';

/** How the body of a request is told from what comes after it, and what the client expects of the connection. */
export interface Framing {
  /** How many bytes, or that they come in chunks. */
  readonly length: number | 'chunked';
  /** Whether the connection ends after the reply. */
  readonly closes: boolean;
  /** Whether the client waits for "100 Continue" before it sends the body. */
  readonly expects_continue: boolean;
  readonly anomalies: readonly Anomaly[];
}

/**
 * Reads the headers that say how a request goes on (RFC 9112, 6 and 9.3). A request without a length has no body. What
 * two servers could read in two ways is unreadable, but for a length beside chunks: there the chunks count, and the
 * connection ends.
 */
export function readFraming({ http_version, headers }: RequestHead): Framing | Unreadable {
  const anomalies: Anomaly[] = [];
  const old = http_version === '1.0';
  const length = readLength(headers, anomalies);
  if (typeof length === 'object' && length !== null) return length;
  const codings = listOf(headers, 'transfer-encoding').map((coding) => coding.toLowerCase());
  const chunked = codings.at(-1) === 'chunked';
  const others = codings.filter(
    (coding, i) => coding !== 'identity' && (coding !== 'chunked' || i < codings.length - 1),
  );
  if (others.length > 0) return { unreadable: 'the body has a transfer encoding other than chunked' };
  if (codings.length > 0 && (old || !chunked || codings.length > 1)) {
    anomalies.push(anomaly('transfer-encoding-odd', 'header:Transfer-Encoding', `${codings} in HTTP/${http_version}`));
  }
  const both = chunked && length !== null;
  if (both) anomalies.push(anomaly('length-and-chunked', 'header:Content-Length', String(length)));
  const options = listOf(headers, 'connection').map((option) => option.toLowerCase());
  return {
    length: chunked ? 'chunked' : (length ?? 0),
    closes: both || options.includes('close') || (old && !options.includes('keep-alive')),
    expects_continue: !old && listOf(headers, 'expect').some((what) => what.toLowerCase() === '100-continue'),
    anomalies,
  };
}

/** The length that is declared, or null. A plus sign, and the same length twice, leave no doubt what is meant. */
function readLength(headers: readonly Header[], anomalies: Anomaly[]): number | null | Unreadable {
  const written = valuesOf(headers, 'content-length');
  if (written.length === 0) return null;
  const items = written.flatMap((value) => value.split(',').map(trimmed));
  const lengths = new Set<number>();
  for (const item of items) {
    if (!/^\+?\d{1,15}$/.test(item)) return { unreadable: 'Content-Length is no number' };
    lengths.add(Number(item));
  }
  if (lengths.size > 1) return { unreadable: 'there are two lengths that differ' };
  const [length = 0] = lengths;
  if (items.length > 1 || items[0] !== String(length)) {
    anomalies.push(anomaly('length-odd', 'header:Content-Length', written.join(' | ')));
  }
  return length;
}

function valuesOf(headers: readonly Header[], wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}

/** The items of a list that may stand in several headers. */
function listOf(headers: readonly Header[], wanted: string): string[] {
  return valuesOf(headers, wanted).flatMap((value) => value.split(',').map(trimmed).filter(Boolean));
}
