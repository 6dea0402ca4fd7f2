import { createHpackDecoder, type Field } from './hpack.ts';

/** How the client's side of a connection of HTTP/2 begins (RFC 9113, 3.4). */
export const http2Preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** A request as its frames tell it; of a long one the begin of its body. */
export interface Http2Request {
  /** With those that stand for a request line: `:method`, `:path`, `:authority`. */
  readonly headers: readonly Field[];
  readonly body: Uint8Array;
}

/** Takes the requests out of the frames that a client sends (RFC 9113, 4 and 6), each when it ends. */
export interface Http2Reader {
  push(bytes: Uint8Array): Http2Request[];
  /** The connection has ended: requests that did not. */
  end(): Http2Request[];
}

const TYPES = { data: 0, headers: 1, reset: 3, continuation: 9 } as const;
const FLAGS = { end_stream: 0x1, end_headers: 0x4, padded: 0x8, priority: 0x20 } as const;
const HEAD_BYTES = 9;
const PRIORITY_BYTES = 5;
const FRAME_BYTES_MAX = 1024 * 1024;
const BODY_BYTES_MAX = 1024 * 1024;
const BLOCK_BYTES_MAX = 256 * 1024;
const STREAMS_MAX = 1_000;

interface Stream {
  headers: Field[];
  pieces: Uint8Array[];
  bytes: number;
}

/** A reader behind the preface. */
export function createHttp2Reader(): Http2Reader {
  const hpack = createHpackDecoder();
  const streams = new Map<number, Stream>();
  let left: Buffer = Buffer.alloc(0);
  /** Header blocks come in pieces, without other frames between. */
  let block: { readonly stream: number; pieces: Uint8Array[]; bytes: number; readonly ends: boolean } | null = null;
  let is_over = false;

  const finish = (id: number): Http2Request[] => {
    const stream = streams.get(id);
    streams.delete(id);
    return stream ? [{ headers: stream.headers, body: Buffer.concat(stream.pieces) }] : [];
  };
  const endBlock = (): Http2Request[] => {
    if (!block) return [];
    const { stream: id, pieces, ends } = block;
    block = null;
    const headers = hpack.decode(Buffer.concat(pieces));
    if (!headers) {
      is_over = true;
      return [];
    }
    const stream = streams.get(id);
    // Trailers.
    if (stream) stream.headers.push(...headers);
    else streams.set(id, { headers, pieces: [], bytes: 0 });
    if (ends) return finish(id);
    const [oldest] = streams.keys();
    return streams.size > STREAMS_MAX && oldest !== undefined ? finish(oldest) : [];
  };
  const take = (type: number, flags: number, id: number, payload: Buffer): Http2Request[] => {
    if (block && type !== TYPES.continuation) {
      is_over = true;
      return [];
    }
    const is_padded = (flags & FLAGS.padded) !== 0 && (type === TYPES.data || type === TYPES.headers);
    const from = (is_padded ? 1 : 0) + (type === TYPES.headers && flags & FLAGS.priority ? PRIORITY_BYTES : 0);
    const upto = payload.length - (is_padded ? (payload[0] ?? 0) : 0);
    const content = Buffer.from(payload.subarray(from, Math.max(from, upto)));
    const ends = (flags & FLAGS.end_stream) !== 0;
    if (type === TYPES.headers) block = { stream: id, pieces: [content], bytes: content.length, ends };
    else if (type === TYPES.continuation && block?.stream === id) {
      block.pieces.push(content);
      block.bytes += content.length;
      if (block.bytes > BLOCK_BYTES_MAX) is_over = true;
    } else if (type === TYPES.data) {
      const stream = streams.get(id);
      if (stream && stream.bytes < BODY_BYTES_MAX) {
        stream.pieces.push(content);
        stream.bytes += content.length;
      }
      return ends ? finish(id) : [];
    } else return type === TYPES.reset ? finish(id) : [];
    return flags & FLAGS.end_headers ? endBlock() : [];
  };

  return {
    push(bytes) {
      const requests: Http2Request[] = [];
      if (is_over) return requests;
      left = left.length === 0 ? Buffer.from(bytes) : Buffer.concat([left, bytes]);
      let at = 0;
      while (left.length - at >= HEAD_BYTES && !is_over) {
        const length = left.readUIntBE(at, 3);
        if (length > FRAME_BYTES_MAX) is_over = true;
        if (left.length - at < HEAD_BYTES + length || is_over) break;
        const payload = left.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length);
        const id = left.readUInt32BE(at + 5) & 0x7fff_ffff;
        requests.push(...take(left[at + 3] as number, left[at + 4] as number, id, payload));
        at += HEAD_BYTES + length;
      }
      left = Buffer.from(left.subarray(at));
      return requests;
    },
    end: () => [...streams.keys()].flatMap(finish),
  };
}
