/** A chunked body that has been read to its end, or as far as it goes. */
export interface ChunkedBody {
  /** What the chunks hold, joined. */
  readonly body: Buffer;
  /** How many bytes all of it has on the wire; 0 where nothing of it is a chunk. */
  readonly size: number;
  /** What was unusual: extensions, trailers, white space or line ends; null if nothing. */
  readonly odd: string | null;
  /** Why it cannot be read further, in words; null where it is whole. */
  readonly broken: string | null;
}

/** Reads one chunked body. Each call is given all bytes since its beginning. */
export interface ChunkReader {
  /** The body when it is whole or broken; null while more bytes are needed. */
  read(bytes: Buffer): ChunkedBody | null;
  /** What has come, for when no more will. */
  soFar(bytes: Buffer): Buffer;
}

const LINE_BYTES_MAX = 4096;
/** Chunks of a few bytes each would take far more memory than they hold. */
export const CHUNKS_MAX = 16 * 1024;
const MAY_BE_SIZE = /^(?:[0-9a-f]{0,8}|[0-9a-f]{1,8}[ \t]*(?:;.*)?)\r?$/i;
const NO_SIZE = 'the size of a chunk is no hexadecimal number';
const LF = 0x0a;
const CR = 0x0d;

/** Begins to read a chunked body (RFC 9112, 7.1). Trailers are passed over; so are line feeds without their CR. */
export function createChunkReader(): ChunkReader {
  const parts: [start: number, end: number][] = [];
  let odd: string | null = null;
  let at = 0;
  let phase: 'size' | 'end-of-data' | 'trailer' = 'size';
  const soFar = (bytes: Buffer): Buffer => Buffer.concat(parts.map(([from, to]) => bytes.subarray(from, to)));
  return {
    soFar,
    read(bytes) {
      const done = (size: number, broken: string | null): ChunkedBody => ({ body: soFar(bytes), size, odd, broken });
      for (;;) {
        const start = at;
        const end = bytes.indexOf(LF, start);
        // Data that is still to come is no line.
        const limit = end < 0 ? bytes.length : end;
        if (start <= limit && limit - start > LINE_BYTES_MAX) return done(start, 'a line between chunks is too long');
        // Bytes that are no chunk are known by their first, and may never have a line end.
        const first = start === 0 ? bytes.toString('latin1', 0, limit) : '';
        if (!MAY_BE_SIZE.test(first)) return done(0, `${first}: ${NO_SIZE}`);
        if (end < 0 || start > bytes.length) return null;
        const bare = end === start || bytes[end - 1] !== CR;
        const line = bytes.toString('latin1', start, bare ? end : end - 1);
        if (bare) odd ??= `${line}\n`;
        if (phase === 'size') {
          const size = /^([0-9a-f]{1,8})[ \t]*(;|$)/i.exec(line);
          if (!size) return done(start, `${line}: ${NO_SIZE}`);
          if (!/^[0-9a-f]+$/i.test(line)) odd ??= line;
          const length = Number.parseInt(size[1] as string, 16);
          at = end + 1;
          if (length === 0) phase = 'trailer';
          else if (parts.length === CHUNKS_MAX) return done(start, `there are more than ${CHUNKS_MAX} chunks`);
          else {
            parts.push([at, at + length]);
            at += length;
            phase = 'end-of-data';
          }
        } else if (phase === 'end-of-data') {
          if (line !== '') return done(start, `${line}: a chunk is longer than its size says`);
          at = end + 1;
          phase = 'size';
        } else {
          at = end + 1;
          if (line === '') return done(at, null);
          odd ??= line;
        }
      }
    },
  };
}
