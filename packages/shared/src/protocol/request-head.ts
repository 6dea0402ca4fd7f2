import { type Anomaly, type AnomalyId, anomaly } from './anomalies.ts';
import type { HttpRequest } from './http-message.ts';

/** The head of a request taken apart, and everything unusual about how it was written. */
export interface RequestHead extends Omit<HttpRequest, 'body'> {
  readonly anomalies: readonly Anomaly[];
}

/** Why bytes are no request, in words. */
export interface Unreadable {
  readonly unreadable: string;
  /** They may be HTTP, but their head is larger than is read. */
  readonly is_too_large?: true;
  /** They begin with a request line all the same, but what it asks for is not done here. */
  readonly is_asked?: true;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const NOT_PRINTABLE = /[^\t\x20-\x7e]/;
/** No method is longer; a text without white space that is longer is something else, such as base64. */
const METHOD_CHARACTERS_MAX = 20;

function isMethod(text: string): boolean {
  return text.length <= METHOD_CHARACTERS_MAX && TOKEN.test(text);
}

/** Whether a request line may begin with this text: false as early as it can be known. */
export function mayBegin(text: string): boolean {
  const space = text.search(/[ \t]/);
  const method = space < 0 ? text.replace(/\r$/, '') : text.slice(0, space);
  return method === '' ? space < 0 : isMethod(method);
}

/**
 * Takes apart the lines of a head, without the empty one at its end. Everything after a readable start line is taken,
 * however it is written: what clients write otherwise than they should (RFC 9112) is what this is there to show.
 * @param text the bytes as latin1, every line with its line end
 */
export function readHead(text: string): RequestHead | Unreadable {
  const lines = text.split('\n');
  lines.pop();
  const anomalies: Anomaly[] = [];
  const seen = new Set<string>();
  /** One anomaly of a kind and place is enough. */
  const odd = (id: AnomalyId, where: string, saw: string): void => {
    const key = `${id} ${where}`;
    if (seen.has(key)) return;
    seen.add(key);
    anomalies.push(anomaly(id, where, saw));
  };
  let startLine: StartLine | null = null;
  const headers: [string, string][] = [];
  for (const ended of lines) {
    const line = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
    if (line === ended) odd('line-feed-only', 'start-line', `${line}\n`);
    if (startLine === null) {
      if (line === '') odd('empty-lines-before', 'start-line', `${ended}\n`);
      else {
        const read = readStartLine(line);
        if ('unreadable' in read) return read;
        startLine = read;
        if (read.odd) odd(read.odd, 'start-line', line);
      }
      continue;
    }
    const folded = line.startsWith(' ') || line.startsWith('\t');
    const last = headers.at(-1);
    if (folded && last) {
      odd('header-folded', `header:${last[0]}`, line);
      last[1] = trimmed(`${last[1]} ${trimmed(line)}`);
      continue;
    }
    const colon = line.indexOf(':');
    const written = colon < 0 ? line : line.slice(0, colon);
    const name = trimmed(written);
    const value = colon < 0 ? '' : trimmed(line.slice(colon + 1));
    headers.push([name, value]);
    if (colon < 0) odd('header-unreadable', `header:${name}`, line);
    else if (!TOKEN.test(name) || NOT_PRINTABLE.test(value)) odd('header-odd', `header:${name}`, line);
    if (name !== written) odd('header-white-space', `header:${name}`, line);
  }
  if (startLine === null) return { unreadable: 'there is no request line' };
  const { method, target, http_version } = startLine;
  return { method, target, http_version, headers, anomalies };
}

/** The parts of a request line. */
export interface StartLine {
  readonly method: string;
  readonly target: string;
  readonly http_version: string;
  readonly odd: AnomalyId | null;
}

const USUAL = /^[A-Z-]+ [\x21-\x7e]+ HTTP\/\d+(?:\.\d+)?$/;

/** By hand, since an expression that allows so much would take long for some lines. */
export function readStartLine(line: string): StartLine | Unreadable {
  const text = trimmed(line);
  const first = text.search(/[ \t]/);
  const last = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'));
  const method = first < 0 ? text : text.slice(0, first);
  const protocol = text.slice(last + 1);
  const version = /^HTTP\/(\d{1,3}(?:\.\d{1,3})?)$/i.exec(protocol)?.[1];
  if (!isMethod(method) || isSpace(line, 0)) return { unreadable: 'the first line is no request line' };
  if (version === undefined) return { unreadable: 'the request line names no version of HTTP' };
  // What follows the one are frames of HTTP/2, and the other asks for a tunnel.
  if (method === 'PRI') return { unreadable: 'HTTP/2 is not read here', is_asked: true };
  if (method.toUpperCase() === 'CONNECT') return { unreadable: 'CONNECT asks for a tunnel', is_asked: true };
  const target = trimmed(text.slice(first, last));
  const spaced = `${method} ${target} ${protocol}`;
  const odd = USUAL.test(spaced) ? (spaced === line ? null : 'start-line-spaces') : 'start-line-odd';
  return { method, target, http_version: version, odd };
}

/** Without spaces and tabs around it. `trim` would also take bytes that are none, such as 0xa0. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return text.slice(start, end);
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}
