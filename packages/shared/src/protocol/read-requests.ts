import { type Anomaly, type AnomalyId, anomaly } from './anomalies.ts';
import { type Chunks, readChunks } from './chunks.ts';
import { headerOf } from './dress.ts';
import type { HttpRequest } from './http-message.ts';
import { type Head, readHead } from './read-head.ts';

/** A request found in a stream of bytes, and what was odd about how it stands there. */
export interface FoundRequest {
  readonly request: HttpRequest;
  /** Of the head and the limits of the body; those of the headers' values and of the body come with decoding. */
  readonly anomalies: readonly Anomaly[];
  readonly cut: boolean;
  /** What follows the body and is no further request. */
  readonly rest: Buffer;
}

const LF = 0x0a;
const requestLine = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]+[^\s]+[ \t]+HTTP\/[0-9]+(?:\.[0-9]+)?[ \t]*\r?\n?$/i;
const LINE_MAX = 8192;

/** Whether bytes begin with a request line of HTTP, after any empty lines. */
export function beginsWithRequestLine(bytes: Buffer): boolean {
  return isRequestLine(bytes, afterEmptyLines(bytes, 0));
}

/**
 * The requests that stand one after the other in a stream that begins with a request line, each read as far as it goes.
 * It takes what a server's parser would refuse. Never throws.
 */
export function readRequests(bytes: Buffer): FoundRequest[] {
  const found: FoundRequest[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = afterEmptyLines(bytes, at);
    if (start >= bytes.length) break;
    const { request, end } = readOne(bytes, start, at);
    found.push(request);
    at = end;
  }
  return found;
}

function readOne(bytes: Buffer, start: number, after: number): { request: FoundRequest; end: number } {
  const anomalies: Anomaly[] = [];
  const say = (id: AnomalyId, where: string, saw: string): void => {
    anomalies.push(anomaly(id, where, saw));
  };
  if (start > after) say('empty-lines-before', 'start-line', bytes.toString('latin1', after, start));
  const head = readHead(bytes, start, say);
  const body = readBody(bytes, head, say);
  const cut = !head.whole || body.missing > 0;
  if (!head.whole) say('request-cut-short', 'start-line', 'the head has no end');
  else if (cut) say('request-cut-short', 'body', `${body.missing} bytes of the body are missing`);
  const next = nextRequest(bytes, body.end);
  const rest = bytes.subarray(body.end, next);
  if (rest.length > 0) say('bytes-after-request', 'body', rest.toString('latin1', 0, LINE_MAX));
  const { method, target, http_version, headers } = head;
  const request = { method, target, http_version, headers, body: body.bytes };
  return { request: { request, anomalies, cut, rest }, end: next };
}

interface Body {
  readonly bytes: Buffer;
  readonly end: number;
  /** How many bytes are not there that should be. */
  readonly missing: number;
}

type Say = (id: AnomalyId, where: string, saw: string) => void;

function readBody(bytes: Buffer, { headers, end: start }: Head, say: Say): Body {
  const transfer = headerOf(headers, 'transfer-encoding')?.[1].toLowerCase() ?? '';
  if (transfer.includes('chunked')) {
    const chunks: Chunks = readChunks(bytes, start);
    if (chunks.broken !== null) say('chunks-unreadable', 'body', chunks.broken);
    return { bytes: chunks.body, end: chunks.end, missing: chunks.missing };
  }
  const length = /^\s*[+]?([0-9]{1,15})/.exec(headerOf(headers, 'content-length')?.[1] ?? '')?.[1];
  const end = length === undefined ? requestAfter(bytes, start) : start + Number(length);
  return {
    bytes: bytes.subarray(start, end),
    end: Math.min(end, bytes.length),
    missing: Math.max(0, end - bytes.length),
  };
}

/** Where the next request begins if nothing but empty lines is before it; else where bytes that belong to none end. */
function nextRequest(bytes: Buffer, at: number): number {
  const start = afterEmptyLines(bytes, at);
  return start < bytes.length && isRequestLine(bytes, start) ? at : requestAfter(bytes, at);
}

/** Where the next line begins that is a request line, or the end. */
function requestAfter(bytes: Buffer, at: number): number {
  for (let line = at; line < bytes.length; ) {
    if (isRequestLine(bytes, line)) return line;
    const feed = bytes.indexOf(LF, line);
    if (feed < 0) break;
    line = feed + 1;
  }
  return bytes.length;
}

function isRequestLine(bytes: Buffer, at: number): boolean {
  const feed = bytes.indexOf(LF, at);
  const end = feed < 0 ? bytes.length : feed + 1;
  return end - at <= LINE_MAX && requestLine.test(bytes.toString('latin1', at, end));
}

function afterEmptyLines(bytes: Buffer, at: number): number {
  let start = at;
  while (bytes[start] === 0x0d || bytes[start] === LF) start++;
  return start;
}
