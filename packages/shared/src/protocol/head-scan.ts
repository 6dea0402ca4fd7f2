import { mayBegin, readStartLine, type Unreadable } from './request-head.ts';
import { HEAD_BYTES_MAX, HEAD_LINES_MAX } from './request-search.ts';

const LF = 0x0a;
const CR = 0x0d;

const tooLarge = (what: string): Unreadable => ({ unreadable: `the head has more than ${what}`, is_too_large: true });

/** Looks for the end of a head, where the last call left off. */
export interface HeadScan {
  /** Whether it has looked at anything yet. */
  readonly has_begun: boolean;
  /** The size of the head, why there will be none, or null where more must come. */
  find(bytes: Buffer): number | Unreadable | null;
}

/** A look at a head of which nothing has been seen. */
export function createHeadScan(): HeadScan {
  let line = 0;
  let lines = 0;
  let started = false;
  let has_begun = false;
  return {
    get has_begun() {
      return has_begun;
    },
    find(bytes) {
      has_begun = bytes.length > 0;
      for (let end = bytes.indexOf(LF, line); end >= 0; end = bytes.indexOf(LF, line)) {
        if (end >= HEAD_BYTES_MAX) break;
        const empty = end === line || (end === line + 1 && bytes[line] === CR);
        if (empty && started) return end + 1;
        if (!empty && !started) {
          // Bytes that are no HTTP are known by their first line; nobody waits for more of them.
          const read = readStartLine(bytes.toString('latin1', line, bytes[end - 1] === CR ? end - 1 : end));
          if ('unreadable' in read) return read;
          started = true;
        }
        line = end + 1;
        if (++lines > HEAD_LINES_MAX) return tooLarge(`${HEAD_LINES_MAX} lines`);
      }
      if (bytes.length > HEAD_BYTES_MAX) return tooLarge(`${HEAD_BYTES_MAX} bytes`);
      if (!started && !mayBegin(bytes.toString('latin1', line))) {
        return { unreadable: 'the first line is no request line' };
      }
      return null;
    },
  };
}
