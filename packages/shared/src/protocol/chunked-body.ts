import type { Unreadable } from './request-head.ts';

/** A chunked body that is whole. */
export interface ChunkedBody {
  /** What the chunks hold, joined. */
  readonly body: Buffer;
  /** How many bytes all of it has on the wire. */
  readonly size: number;
  /** What was unusual: extensions, trailers, white space or line ends; null if nothing. */
  readonly odd: string | null;
}

/** Reads one chunked body. Each call is given all bytes since its beginning; null while more are needed. */
export type ChunkReader = (bytes: Buffer) => ChunkedBody | Unreadable | null;

const LINE_BYTES_MAX = 4096;
const LF = 0x0a;
const CR = 0x0d;

/** Begins to read a chunked body (RFC 9112, 7.1). Trailers are passed over; so are line feeds without their CR. */
export function createChunkReader(): ChunkReader {
  const parts: [start: number, end: number][] = [];
  let odd: string | null = null;
  let at = 0;
  let phase: 'size' | 'end-of-data' | 'trailer' = 'size';
  return (bytes) => {
    for (;;) {
      const end = bytes.indexOf(LF, at);
      // Data that is still to come is no line.
      const limit = end < 0 ? bytes.length : end;
      if (at <= limit && limit - at > LINE_BYTES_MAX) return { unreadable: 'a line between chunks is too long' };
      if (end < 0 || at > bytes.length) return null;
      const bare = end === at || bytes[end - 1] !== CR;
      const line = bytes.toString('latin1', at, bare ? end : end - 1);
      if (bare) odd ??= `${line}\n`;
      at = end + 1;
      if (phase === 'size') {
        const size = /^([0-9a-f]{1,8})[ \t]*(;|$)/i.exec(line);
        if (!size) return { unreadable: 'the size of a chunk is no hexadecimal number' };
        if (!/^[0-9a-f]+$/i.test(line)) odd ??= line;
        const length = Number.parseInt(size[1] as string, 16);
        if (length === 0) phase = 'trailer';
        else {
          parts.push([at, at + length]);
          at += length;
          phase = 'end-of-data';
        }
      } else if (phase === 'end-of-data') {
        if (line !== '') return { unreadable: 'a chunk is longer than its size says' };
        phase = 'size';
      } else if (line === '') {
        return { body: Buffer.concat(parts.map(([from, to]) => bytes.subarray(from, to))), size: at, odd };
      } else odd ??= line;
    }
  };
}
