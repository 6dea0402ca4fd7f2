import type { AnomalyId } from './anomalies.ts';
import type { Header } from './http-message.ts';

/** The head of a request, and where it ends. */
export interface Head {
  readonly method: string;
  readonly target: string;
  readonly http_version: string;
  readonly headers: readonly Header[];
  /** The offset of the first byte after it. */
  readonly end: number;
  /** Whether the empty line after it is there. */
  readonly whole: boolean;
}

type Say = (id: AnomalyId, where: string, saw: string) => void;

const LF = 0x0a;

/** Reads the head that begins at an offset with a request line, whatever is odd about it. */
export function readHead(bytes: Buffer, start: number, say: Say): Head {
  const lines: string[] = [];
  let at = start;
  let whole = false;
  let bare = 0;
  while (at < bytes.length) {
    const feed = bytes.indexOf(LF, at);
    if (feed < 0) {
      lines.push(bytes.toString('latin1', at));
      at = bytes.length;
      break;
    }
    const text = bytes.toString('latin1', at, feed);
    at = feed + 1;
    if (!text.endsWith('\r')) bare++;
    const line = text.replace(/\r$/, '');
    whole = line === '';
    if (whole) break;
    lines.push(line);
  }
  if (bare > 0) say('line-feed-only', 'start-line', `${bare} lines`);
  const [first = '', ...rest] = lines;
  return { ...startLine(first, say), headers: headersOf(rest, say), end: at, whole };
}

function startLine(line: string, say: Say): Pick<Head, 'method' | 'target' | 'http_version'> {
  const [method = '', target = '', protocol = ''] = line.trim().split(/[ \t]+/);
  if (line !== `${method} ${target} ${protocol}`) say('start-line-spaces', 'start-line', line);
  return { method, target, http_version: protocol.slice('HTTP/'.length) };
}

function headersOf(lines: readonly string[], say: Say): Header[] {
  const headers: [name: string, value: string][] = [];
  for (const line of lines) {
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last) {
      say('header-folded', `header:${last[0]}`, line);
      last[1] = `${last[1]} ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    if (colon < 0) say('header-unreadable', `header:${line}`, line);
    if (name !== name.trim()) say('header-white-space', `header:${name.trim()}`, line);
    headers.push([name.trim(), colon < 0 ? '' : line.slice(colon + 1).trim()]);
  }
  return headers;
}
