/** One header, name and value as they stand on the wire. */
export type Header = readonly [name: string, value: string];

/** An HTTP/1.x request taken apart, nothing normalised. */
export interface HttpRequest {
  readonly method: string;
  readonly target: string;
  readonly http_version: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** An HTTP/1.x reply taken apart. */
export interface HttpReply {
  readonly status: number;
  /** Of the body: application/json where it is absent. */
  readonly content_type?: string;
  /** Where a redirect points to. */
  readonly location?: string;
  readonly body: string;
}

/** The Content-Type of a reply that is JSON. */
export const JSON_TYPE = 'application/json';

const HEAD_END = Buffer.from('\r\n\r\n');

/** The bytes of a request: start line, headers in order and case, body. RFC 9112. */
export function encodeRequest(request: HttpRequest): Buffer {
  return Buffer.concat([Buffer.from(encodeHead(request), 'latin1'), request.body]);
}

/** The head of a request, with the empty line at its end; a character is a byte. */
export function encodeHead({ method, target, http_version, headers }: HttpRequest): string {
  let head = `${method} ${target} HTTP/${http_version}\r\n`;
  for (const [name, value] of headers) head += `${name}: ${value}\r\n`;
  return `${head}\r\n`;
}

/**
 * Takes apart the bytes of one whole request that `encodeRequest` could have made. A virtual run uses it in the place
 * of the HTTP server's parser; the differential test live = virtual holds the two equal.
 * @throws RangeError for bytes that are no such request
 */
export function parseRequest(bytes: Buffer): HttpRequest {
  const end = bytes.indexOf(HEAD_END);
  const text = bytes.toString('latin1', 0, Math.max(end, 0));
  const known = requestHeads.get(text);
  if (known) return { ...known, body: bytes.subarray(end + HEAD_END.length) };
  const { body, ...head } = readRequest(bytes);
  if (requestHeads.size >= HEADS_MAX) requestHeads.clear();
  requestHeads.set(text, head);
  return { ...head, body };
}

/** The heads of the requests of a client differ in the length of the body alone, and of that there are few. */
const requestHeads = new Map<string, Omit<HttpRequest, 'body'>>();
const HEADS_MAX = 256;

function readRequest(bytes: Buffer): HttpRequest {
  const { startLine, headers, body } = takeApart(bytes);
  const match = /^([A-Z]+) (\S+) HTTP\/(1\.[01])$/.exec(startLine);
  if (!match) throw new RangeError(`no request line: ${JSON.stringify(startLine)}`);
  return { method: match[1] as string, target: match[2] as string, http_version: match[3] as string, headers, body };
}

/** The bytes of a reply. */
export function encodeReply({ status, content_type = JSON_TYPE, body: text }: HttpReply): Buffer {
  const body = Buffer.from(text, 'utf8');
  const head = `HTTP/1.1 ${status} \r\nContent-Type: ${content_type}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

/**
 * Takes apart what a client has read of a reply so far. Returns null while it is incomplete: no end of head yet, or
 * fewer bytes than Content-Length says; without Content-Length the reply ends with the stream (dossier 2).
 * @param ended true once the stream has ended
 * @throws RangeError for bytes that are no HTTP reply
 */
export function parseReply(bytes: Buffer, ended: boolean): HttpReply | null {
  if (bytes.indexOf(HEAD_END) < 0) return null;
  const { startLine, headers, body } = takeApart(bytes);
  const match = /^HTTP\/1\.[01] (\d{3})/.exec(startLine);
  if (!match) throw new RangeError(`no status line: ${JSON.stringify(startLine)}`);
  const length = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  const expected = length === undefined ? null : Number(length);
  if (expected === null ? !ended : body.length < expected) return null;
  return { status: Number(match[1]), body: body.toString('utf8', 0, expected ?? body.length) };
}

function takeApart(bytes: Buffer): { startLine: string; headers: Header[]; body: Buffer } {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) throw new RangeError('the head has no end');
  const [startLine = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = lines.map((line): Header => {
    const colon = line.indexOf(':');
    if (colon <= 0) throw new RangeError(`no header: ${JSON.stringify(line)}`);
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { startLine, headers, body: bytes.subarray(end + HEAD_END.length) };
}
