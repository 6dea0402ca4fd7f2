/** A body that came in chunks (RFC 9112, 7.1), put together as far as it goes. */
export interface Chunks {
  readonly body: Buffer;
  /** The offset of the first byte after it. */
  readonly end: number;
  /** How many bytes are known to be missing. */
  readonly missing: number;
  /** What stands where a chunk should be, or null. */
  readonly broken: string | null;
}

const LF = 0x0a;
const LINE_MAX = 1024;

/** Puts together the chunks that begin at an offset. */
export function readChunks(bytes: Buffer, start: number): Chunks {
  const parts: Buffer[] = [];
  let at = start;
  const done = (missing: number, broken: string | null = null): Chunks => ({
    body: Buffer.concat(parts),
    end: Math.min(at, bytes.length),
    missing,
    broken,
  });
  for (;;) {
    const feed = bytes.indexOf(LF, at);
    if (feed < 0) return done(1);
    const line = bytes.toString('latin1', at, Math.min(feed, at + LINE_MAX)).trim();
    const [, digits] = /^([0-9A-Fa-f]{1,8})\s*(?:;.*)?$/.exec(line) ?? [];
    if (digits === undefined) {
      const rest = bytes.subarray(at);
      at = bytes.length;
      return done(0, rest.toString('latin1', 0, LINE_MAX));
    }
    const size = Number.parseInt(digits, 16);
    at = feed + 1;
    if (size === 0) {
      at = afterTrailers(bytes, at);
      return done(0);
    }
    parts.push(bytes.subarray(at, at + size));
    const missing = at + size - bytes.length;
    at += size;
    if (missing > 0) return done(missing);
    if (bytes[at] === 0x0d) at++;
    if (bytes[at] === LF) at++;
  }
}

/** After the lines up to the empty one that ends the last chunk. */
function afterTrailers(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    const feed = bytes.indexOf(LF, at);
    if (feed < 0) return bytes.length;
    const line = bytes.toString('latin1', at, feed).trim();
    at = feed + 1;
    if (line === '') return at;
  }
}
