import { type Anomaly, anomaly } from './anomalies.ts';
import { createByteQueue } from './byte-queue.ts';
import { type ChunkReader, createChunkReader } from './chunked-body.ts';
import { decodeBody } from './decode.ts';
import { createHeadScan, type HeadScan } from './head-scan.ts';
import type { HttpRequest } from './http-message.ts';
import { type KnownHead, knownHead, latestHead, learnHead, shortHead } from './known-heads.ts';
import { readFraming } from './request-framing.ts';
import { readHead, type Unreadable } from './request-head.ts';
import { findRequestLine, lastLine, lineEnds, overflow } from './request-search.ts';

/** The most that a body may have. */
export const BODY_BYTES_MAX = 1024 * 1024;
/** The same with the sizes of its chunks. */
const CHUNKED_BYTES_MAX = 2 * BODY_BYTES_MAX;

/** A request as it was read. */
export interface ReadRequest {
  readonly kind: 'request';
  readonly request: HttpRequest;
  /** All its bytes, empty lines before it included. */
  readonly bytes: Buffer;
  /** What was unusual about how it was written. */
  readonly anomalies: readonly Anomaly[];
  /** Whether the connection ends after the reply. */
  readonly closes: boolean;
  /** What is missing at its end, in words; null where it is whole. */
  readonly cut: string | null;
  /** What followed as many bytes as it declares, and is no further request. */
  readonly rest: Buffer;
  /** Whether its head alone told where it ends, and nothing else came: then its bytes, read again, give the same. */
  readonly is_self_delimited: boolean;
}

/** Bytes that are no request: all that are there. Whatever still comes is not read. */
export interface UnreadableBytes {
  readonly kind: 'unreadable';
  readonly id: 'http-unreadable' | 'body-too-large' | 'request-cut-short';
  /** It is unreadable because its head is larger than is read. */
  readonly is_head_too_large?: true;
  readonly reason: string;
  readonly bytes: Buffer;
}

/** What the reader has found next; `expects-continue`, once a request at most: its client waits for "100 Continue". */
export type ReadEvent = ReadRequest | UnreadableBytes | { readonly kind: 'expects-continue' };

/** Reads HTTP/1.x requests from the bytes of a connection, in whatever pieces they come. No I/O. */
export interface RequestReader {
  push(piece: Buffer): void;
  /** What comes next, or null when more bytes are needed for that. */
  next(): ReadEvent | null;
  /** Whether the head of the request that comes next is whole. */
  readonly has_head: boolean;
  /** Whether it was told that nothing more comes. */
  readonly is_ended: boolean;
  /** Nothing has come for a while: a request whose end is not declared, or declared too far away, is taken to be whole. */
  settle(): void;
  /** Nothing more will come, and why, in words; what is there is given out as it is. */
  end(why: string): void;
  /** The bytes that belong to no request that was given out. Empty lines after a request belong to nothing. */
  rest(): Buffer;
}

/** A request whose head is whole. */
interface Open extends KnownHead {
  readonly chunks: ChunkReader | null;
  continued: boolean;
  /** Up to where no further request was found within a body without a length. */
  searched: number;
}

/** All of several lists; most are empty. */
function joined(...lists: (readonly Anomaly[])[]): readonly Anomaly[] {
  return lists.every(({ length }) => length === 0) ? NONE : lists.flat();
}

/** What was found of a body. */
interface FoundBody {
  readonly body: Buffer;
  /** Its bytes on the wire, and those of `rest`. */
  readonly size: number;
  readonly cut?: string | null;
  readonly rest?: Buffer;
  readonly anomalies?: readonly Anomaly[];
  readonly closes?: boolean;
}

const EMPTY = Buffer.alloc(0);
const NONE: readonly Anomaly[] = [];
const TOO_LARGE = 'too large';

/**
 * A reader for a new connection. It keeps every byte: the requests that it gives out and the rest, joined, are what came.
 * Strict parsers hide or refuse what this is there to show; here a request is read whenever its first line is one, and
 * its anomalies say what was odd.
 */
export function createRequestReader(): RequestReader {
  const queue = createByteQueue();
  let over = false;
  let settled = false;
  let ended: string | null = null;
  /** Where a head was looked for whose end has not come. */
  let scan: HeadScan | null = null;
  /** The head that was read, while its body is still to come. */
  let open: Open | null = null;

  const refuse = (id: UnreadableBytes['id'], reason: string, is_head_too_large?: true): ReadEvent => {
    over = true;
    const { length } = queue;
    return {
      kind: 'unreadable',
      id,
      reason,
      bytes: queue.take(length),
      ...(is_head_too_large && { is_head_too_large }),
    };
  };
  const give = ({ head, framing, size }: Open, found: FoundBody): ReadEvent => {
    const bytes = queue.take(size + found.size);
    open = null;
    scan = null;
    const { method, target, http_version, headers } = head;
    return {
      kind: 'request',
      request: { method, target, http_version, headers, body: found.body },
      bytes,
      anomalies: joined(head.anomalies, framing.anomalies, found.anomalies ?? NONE),
      closes: framing.closes || (found.closes ?? false),
      cut: found.cut ?? null,
      rest: found.rest ?? EMPTY,
      is_self_delimited: framing.length === found.size && found.body.length === found.size,
    };
  };
  return {
    push(piece) {
      if (over) return;
      settled = false;
      queue.push(piece);
    },
    get has_head() {
      return open !== null;
    },
    get is_ended() {
      return ended !== null;
    },
    settle() {
      settled = true;
    },
    end(why) {
      ended = why;
    },
    next() {
      if (over) return null;
      if (!open) {
        if (queue.length === 0) return null;
        const bytes = queue.bytes();
        // What has been looked at in part goes on where that left off.
        let head: KnownHead | Unreadable | null = scan ? null : latestHead(bytes);
        if (!head) {
          const text = scan ? null : shortHead(bytes);
          const before = text === null ? undefined : knownHead(text);
          scan ??= createHeadScan();
          const size = before ? before.size : scan.find(bytes);
          if (size === null && ended !== null && this.rest().length > 0) {
            return refuse('request-cut-short', `the head has no end: ${ended}`);
          }
          if (size === null) return null;
          head = before ?? (typeof size === 'number' ? readWhole(bytes, size) : size);
          if ('unreadable' in head) return refuse('http-unreadable', head.unreadable, head.is_too_large);
          if (text !== null && !before) learnHead(text, head);
        }
        const { framing, size } = head;
        const chunks = framing.length === 'chunked' ? createChunkReader() : null;
        open = { head: head.head, framing, size, chunks, continued: false, searched: 0 };
      }
      const body = queue.bytes().subarray(open.size);
      const found = findBody(open, body, settled, ended);
      if (found === TOO_LARGE) return refuse('body-too-large', `more than ${BODY_BYTES_MAX} bytes`);
      if (found) return give(open, found);
      if (!open.framing.expects_continue || open.continued || body.length > 0) return null;
      open.continued = true;
      return { kind: 'expects-continue' };
    },
    rest() {
      if (queue.length === 0) return EMPTY;
      const bytes = queue.bytes();
      return lineEnds(bytes, 0) === bytes.length ? EMPTY : bytes;
    },
  };
}

/** What follows a head: its body as far as it can be told yet, or null. */
function findBody(
  open: Open,
  bytes: Buffer,
  settled: boolean,
  ended: string | null,
): FoundBody | typeof TOO_LARGE | null {
  if (open.chunks) return chunkedBody(open, open.chunks, bytes, settled, ended);
  const { length } = open.framing;
  if (typeof length === 'number') return declaredBody(length, bytes, settled, ended);
  return undeclaredBody(open, bytes, settled, ended);
}

function undeclaredBody(
  open: Open,
  bytes: Buffer,
  settled: boolean,
  ended: string | null,
): FoundBody | typeof TOO_LARGE | null {
  const next = findRequestLine(bytes, open.searched);
  open.searched = lastLine(bytes);
  const size = next < 0 ? bytes.length : next;
  if (size > BODY_BYTES_MAX) return TOO_LARGE;
  if (next >= 0) return { body: bytes.subarray(0, size), size };
  return settled || ended !== null ? { body: bytes, size, closes: settled } : null;
}

function declaredBody(length: number, bytes: Buffer, settled: boolean, ended: string | null) {
  if (Math.min(bytes.length, length) > BODY_BYTES_MAX) return TOO_LARGE;
  if (bytes.length >= length) {
    const body = bytes.length === length ? bytes : bytes.subarray(0, length);
    const more = bytes.length === length ? 0 : overflow(bytes, length);
    if (more === 0) return { body, size: length };
    const rest = bytes.subarray(length, length + more);
    const anomalies = [anomaly('bytes-after-request', 'body', rest.toString('latin1', 0, 200))];
    return { body, size: length + more, rest, anomalies };
  }
  const cut = `${length - bytes.length} bytes of the body are missing`;
  if (ended !== null) return { body: bytes, size: bytes.length, cut: `${cut}: ${ended}` };
  // A report that is whole needs no more bytes; its client counted wrongly, and waits for the reply.
  return settled && decodeBody(bytes).report ? { body: bytes, size: bytes.length, cut, closes: true } : null;
}

function chunkedBody(
  open: Open,
  chunks: ChunkReader,
  bytes: Buffer,
  settled: boolean,
  ended: string | null,
): FoundBody | typeof TOO_LARGE | null {
  const read = chunks.read(bytes);
  if ((read?.body.length ?? 0) > BODY_BYTES_MAX || (read?.size ?? bytes.length) > CHUNKED_BYTES_MAX) return TOO_LARGE;
  if (!read) {
    const missing = `the last chunk is missing: ${ended}`;
    return ended === null ? null : { body: chunks.soFar(bytes), size: bytes.length, cut: missing };
  }
  const { body, odd, broken } = read;
  const anomalies = odd === null ? [] : [anomaly('chunk-odd', 'body', odd)];
  if (broken === null) return { body, size: read.size, anomalies };
  anomalies.push(anomaly('chunks-unreadable', 'body', broken));
  if (read.size === 0) {
    // Chunks were announced, and what comes is the body as it is.
    const found = undeclaredBody(open, bytes, settled, ended);
    return found === null || found === TOO_LARGE ? found : { ...found, anomalies, closes: true };
  }
  const next = findRequestLine(bytes, read.size);
  return { body, size: next < 0 ? bytes.length : next, anomalies, closes: true };
}

function readWhole(bytes: Buffer, size: number): KnownHead | Unreadable {
  const text = bytes.toString('latin1', 0, size);
  const head = readHead(text.slice(0, text.lastIndexOf('\n', size - 2) + 1));
  return 'unreadable' in head ? head : { head, framing: readFraming(head), size };
}
