import { type Anomaly, type AnomalyId, anomaly } from './anomalies.ts';
import type { Header, HttpRequest } from './http-message.ts';
import { beginsMethod, isMethod } from './methods.ts';

/** The head of a request taken apart, and everything unusual about how it was written. */
export interface RequestHead extends Omit<HttpRequest, 'body'> {
  readonly anomalies: readonly Anomaly[];
}

/** Why bytes are no request, in words. */
export interface Unreadable {
  readonly unreadable: string;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const STEERING = /[\x00-\x08\x0a-\x1f\x7f]/;
const NOT_PRINTABLE = /[^\t\x20-\x7e]/;

/** Whether a request line may begin with this text: false as early as it can be known. */
export function mayBegin(text: string): boolean {
  const space = text.search(/[ \t]/);
  if (space < 0) return beginsMethod(text.endsWith('\r') ? text.slice(0, -1) : text);
  return isMethod(text.slice(0, space)) && !STEERING.test(text.endsWith('\r') ? text.slice(0, -1) : text);
}

/**
 * Takes apart the lines of a head, without the empty one at its end. It takes what RFC 9112 lets a server take of a
 * client that writes otherwise than it should, and says so; what could be read in two ways is unreadable.
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
    if (line === ended) odd('line-end-odd', 'start-line', `${line}\n`);
    if (startLine === null) {
      if (line === '') odd('empty-line-first', 'start-line', `${ended}\n`);
      else {
        const read = readStartLine(line);
        if ('unreadable' in read) return read;
        startLine = read;
        if (read.odd) odd('start-line-odd', 'start-line', line);
      }
      continue;
    }
    const folded = line.startsWith(' ') || line.startsWith('\t');
    const last = headers.at(-1);
    if (folded) {
      if (!last) return { unreadable: 'the first header begins with white space' };
      odd('header-folded', `header:${last[0]}`, line);
      last[1] = trimmed(`${last[1]} ${trimmed(line)}`);
      continue;
    }
    const header = readHeader(line);
    if ('unreadable' in header) return header;
    const [name, value] = header.header;
    headers.push([name, value]);
    if (header.space) odd('header-space', `header:${name}`, line);
    if (!TOKEN.test(name) || NOT_PRINTABLE.test(value)) odd('header-odd', `header:${name}`, line);
  }
  if (startLine === null) return { unreadable: 'there is no request line' };
  const { method, target, http_version } = startLine;
  return { method, target, http_version, headers, anomalies };
}

interface StartLine {
  readonly method: string;
  readonly target: string;
  readonly http_version: string;
  readonly odd: boolean;
}

const USUAL = /^[A-Z-]+ [\x21-\x7e]+ HTTP\/1\.[01]$/;

/** By hand, since an expression that allows so much would take long for some lines. */
export function readStartLine(line: string): StartLine | Unreadable {
  const text = trimmed(line);
  const first = text.search(/[ \t]/);
  const last = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'));
  const method = first < 0 ? text : text.slice(0, first);
  const version = /^HTTP\/(\d+\.\d+)$/i.exec(text.slice(last + 1))?.[1];
  if (!isMethod(method) || STEERING.test(line)) return { unreadable: 'the first line is no request line' };
  if (version === undefined) return { unreadable: 'the request line names no version of HTTP' };
  if (!/^1\.\d$/.test(version)) return { unreadable: `version ${version.slice(0, 20)} is not one that is read here` };
  if (method.toUpperCase() === 'CONNECT') return { unreadable: 'CONNECT asks for a tunnel' };
  const target = trimmed(text.slice(first, last));
  return { method, target, http_version: version, odd: !USUAL.test(line) };
}

function readHeader(line: string): { readonly header: Header; readonly space: boolean } | Unreadable {
  const colon = line.indexOf(':');
  if (colon < 0) return { unreadable: 'a header has no colon' };
  const written = line.slice(0, colon);
  const name = trimmed(written);
  if (name === '') return { unreadable: 'a header has no name' };
  return { header: [name, trimmed(line.slice(colon + 1))], space: name !== written };
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
