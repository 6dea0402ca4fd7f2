import { beginsMethod } from './methods.ts';
import { readStartLine, type StartLine, type Unreadable } from './request-head.ts';

const LF = 0x0a;
const CR = 0x0d;
/** The most that a head may have, its start line and empty line included. */
export const HEAD_BYTES_MAX = 16 * 1024;
/** The most lines that it may have, empty ones before it included: no client of any family sends a tenth of it. */
export const HEAD_LINES_MAX = 256;

/** Whether a whole request line, with its line end or at the end of the bytes, stands at an offset. */
export function isRequestLine(bytes: Buffer, at: number): boolean {
  const read = startLineAt(bytes, at, HEAD_BYTES_MAX);
  return read !== null && !('unreadable' in read);
}

/** Whether bytes are meant to be HTTP: after empty lines they have a request line, be it one that a server refuses. */
export function beginsWithRequestLine(bytes: Buffer): boolean {
  const read = startLineAt(bytes, lineEnds(bytes, 0), bytes.length);
  return read !== null && (!('unreadable' in read) || read.is_asked === true);
}

function startLineAt(bytes: Buffer, at: number, length_max: number): StartLine | Unreadable | null {
  const feed = bytes.indexOf(LF, at);
  const end = feed < 0 ? bytes.length : feed;
  if (end - at > length_max) return null;
  return readStartLine(bytes.toString('latin1', at, bytes[end - 1] === CR ? end - 1 : end));
}

/** Where the first line begins, from an offset at the beginning of a line on, that is a request line; or -1. */
export function findRequestLine(bytes: Buffer, from: number): number {
  for (let line = from; line < bytes.length; ) {
    if (isRequestLine(bytes, line)) return line;
    const feed = bytes.indexOf(LF, line);
    if (feed < 0) break;
    line = feed + 1;
  }
  return -1;
}

/** Where the last line begins that has come so far: no line before it changes when more comes. */
export function lastLine(bytes: Buffer): number {
  return bytes.lastIndexOf(LF) + 1;
}

/** How many line ends stand at an offset. */
export function lineEnds(bytes: Buffer, at: number): number {
  let end = at;
  while (bytes[end] === CR || bytes[end] === LF) end++;
  return end - at;
}

/**
 * How many of the bytes that came behind a whole request belong to no other: none if they are, or may become, a request
 * or empty lines; else those up to the next request line.
 */
export function overflow(bytes: Buffer, at: number): number {
  const start = at + lineEnds(bytes, at);
  if (start === bytes.length || isRequestLine(bytes, start)) return 0;
  const feed = bytes.indexOf(LF, start);
  const end = feed < 0 ? bytes.length : feed;
  const [word = ''] = bytes.toString('latin1', start, Math.min(end, start + HEAD_BYTES_MAX)).split(/[ \t\r]/, 1);
  if (feed < 0 && beginsMethod(word)) return 0;
  const next = findRequestLine(bytes, start);
  return (next < 0 ? bytes.length : next) - at;
}
