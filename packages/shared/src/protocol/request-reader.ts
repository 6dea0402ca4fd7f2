import { type Anomaly, anomaly } from './anomalies.ts';
import { createByteQueue } from './byte-queue.ts';
import { type ChunkReader, createChunkReader } from './chunked-body.ts';
import type { HttpRequest } from './http-message.ts';
import { type Framing, readFraming } from './request-framing.ts';
import { mayBegin, type RequestHead, readHead, readStartLine, type Unreadable } from './request-head.ts';

/** The most that a head may have, its start line and empty line included. */
export const HEAD_BYTES_MAX = 16 * 1024;
/** The most that a body may have. */
export const BODY_BYTES_MAX = 1024 * 1024;
/** The same with the sizes of its chunks. */
const CHUNKED_BYTES_MAX = 2 * BODY_BYTES_MAX;

/** What the reader has found next. */
export type ReadEvent =
  | {
      readonly kind: 'request';
      readonly request: HttpRequest;
      /** All its bytes, empty lines before it included. */
      readonly bytes: Buffer;
      /** What was unusual about how it was written. */
      readonly anomalies: readonly Anomaly[];
      /** Whether the connection ends after the reply. */
      readonly closes: boolean;
    }
  /** Once a request at most: its client waits for "100 Continue". */
  | { readonly kind: 'expects-continue' }
  /** Bytes that are no request: all that are there. Whatever still comes is not read. */
  | {
      readonly kind: 'unreadable';
      readonly id: 'http-unreadable' | 'body-too-large';
      readonly reason: string;
      readonly bytes: Buffer;
    };

/** Reads HTTP/1.x requests from the bytes of a connection, in whatever pieces they come. No I/O. */
export interface RequestReader {
  push(piece: Buffer): void;
  /** What comes next, or null when more bytes are needed for that. */
  next(): ReadEvent | null;
  /** The bytes that belong to no request that was given out. Empty lines after a request belong to nothing. */
  rest(): Buffer;
}

/**
 * A reader for a new connection. It keeps every byte: the requests that it gives out and the rest, joined, are what came.
 * Strict parsers hide or refuse what this server is there to show; where a request can be read in one way only it is
 * read, and its anomalies say what was odd.
 */
export function createRequestReader(): RequestReader {
  const queue = createByteQueue();
  let over = false;
  let scan = createHeadScan();
  /** The head that was read, while its body is still to come. */
  let open: Open | null = null;

  const refuse = (id: 'http-unreadable' | 'body-too-large', reason: string): ReadEvent => {
    over = true;
    const { length } = queue.bytes();
    return { kind: 'unreadable', id, reason, bytes: queue.take(length) };
  };
  const give = ({ head, framing, size }: Open, body_size: number, body: Buffer, odd: string | null): ReadEvent => {
    const bytes = queue.take(size + body_size);
    open = null;
    scan = createHeadScan();
    const { method, target, http_version, headers } = head;
    return {
      kind: 'request',
      request: { method, target, http_version, headers, body },
      bytes,
      anomalies: [
        ...head.anomalies,
        ...framing.anomalies,
        ...(odd === null ? [] : [anomaly('chunk-odd', 'body', odd)]),
      ],
      closes: framing.closes,
    };
  };
  return {
    push(piece) {
      if (!over) queue.push(piece);
    },
    next() {
      if (over) return null;
      if (!open) {
        const size = scan(queue.bytes());
        if (size === null) return null;
        const opened = typeof size === 'number' ? openRequest(queue.bytes(), size) : size;
        if ('unreadable' in opened) return refuse('http-unreadable', opened.unreadable);
        open = opened;
      }
      const { size, framing, chunks } = open;
      const body = queue.bytes().subarray(size);
      if (chunks) {
        const read = chunks(body);
        if (read && 'unreadable' in read) return refuse('http-unreadable', read.unreadable);
        if ((read?.body.length ?? 0) > BODY_BYTES_MAX || (read?.size ?? body.length) > CHUNKED_BYTES_MAX) {
          return refuse('body-too-large', `more than ${BODY_BYTES_MAX} bytes`);
        }
        if (read) return give(open, read.size, read.body, read.odd);
      } else {
        const length = framing.length as number;
        if (Math.min(body.length, length) > BODY_BYTES_MAX) {
          return refuse('body-too-large', `more than ${BODY_BYTES_MAX} bytes`);
        }
        if (body.length >= length) return give(open, length, body.subarray(0, length), null);
      }
      if (!framing.expects_continue || open.continued || body.length > 0) return null;
      open.continued = true;
      return { kind: 'expects-continue' };
    },
    rest() {
      const bytes = queue.bytes();
      return bytes.every((byte) => byte === CR || byte === LF) ? Buffer.alloc(0) : bytes;
    },
  };
}

/** A request whose head is whole. */
interface Open {
  readonly head: RequestHead;
  readonly framing: Framing;
  /** Bytes of the head. */
  readonly size: number;
  readonly chunks: ChunkReader | null;
  continued: boolean;
}

function openRequest(bytes: Buffer, size: number): Open | Unreadable {
  const text = bytes.toString('latin1', 0, size);
  const head = readHead(text.slice(0, text.lastIndexOf('\n', size - 2) + 1));
  if ('unreadable' in head) return head;
  const framing = readFraming(head);
  if ('unreadable' in framing) return framing;
  return { head, framing, size, chunks: framing.length === 'chunked' ? createChunkReader() : null, continued: false };
}

const LF = 0x0a;
const CR = 0x0d;

/** Looks for the end of a head, where the last call left off: its size, why there will be none, or null. */
function createHeadScan(): (bytes: Buffer) => number | Unreadable | null {
  let line = 0;
  let started = false;
  return (bytes) => {
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
    }
    if (bytes.length > HEAD_BYTES_MAX) return { unreadable: `the head has more than ${HEAD_BYTES_MAX} bytes` };
    if (!started && !mayBegin(bytes.toString('latin1', line))) {
      return { unreadable: 'the first line is no request line' };
    }
    return null;
  };
}
