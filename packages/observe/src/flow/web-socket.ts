import { constants, inflateRawSync } from 'node:zlib';
import type { HttpRequest } from '@phonehome/shared';

const MESSAGE_BYTES_MAX = 1024 * 1024;
/** A message is no whole stream: the next one goes on from it. */
const OPTIONS = { maxOutputLength: MESSAGE_BYTES_MAX, finishFlush: constants.Z_SYNC_FLUSH };
/** What ends a message whose compression was left open (RFC 7692, 7.2.2). */
const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);

/** Whether a request asks for the WebSocket protocol. */
export function isWebSocket({ headers }: Pick<HttpRequest, 'headers'>): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'upgrade' && value.toLowerCase() === 'websocket');
}

/** Takes the messages out of the frames that a client sends (RFC 6455, 5.2); control frames carry none. */
export interface WebSocketReader {
  push(bytes: Uint8Array): Uint8Array[];
  /** How many bytes wait for the rest of a message. */
  readonly held: number;
}

/** A reader at the first frame. */
export function createWebSocketReader(): WebSocketReader {
  let left: Buffer = Buffer.alloc(0);
  let parts: Uint8Array[] = [];
  let parts_bytes = 0;
  let is_compressed = false;
  let over = false;

  const finish = (): Uint8Array[] => {
    const message = Buffer.concat(parts);
    parts = [];
    parts_bytes = 0;
    if (!is_compressed) return [message];
    try {
      return [inflateRawSync(Buffer.concat([message, TAIL]), OPTIONS)];
    } catch {
      // A later message may need the window of those before it.
      return [];
    }
  };

  return {
    get held() {
      return left.length + parts_bytes;
    },
    push(bytes) {
      const messages: Uint8Array[] = [];
      if (over) return messages;
      left = Buffer.concat([left, bytes]);
      for (;;) {
        const frame = frameOf(left);
        if (frame === null) return messages;
        if (frame === 'too large') {
          over = true;
          return messages;
        }
        left = left.subarray(frame.size);
        if (frame.code >= 8) continue;
        if (frame.code !== 0) is_compressed = frame.is_compressed;
        parts_bytes += frame.payload.length;
        if (parts_bytes > MESSAGE_BYTES_MAX) {
          parts = [];
          over = true;
          return messages;
        }
        parts.push(frame.payload);
        if (frame.is_last) messages.push(...finish());
      }
    },
  };
}

function frameOf(bytes: Buffer) {
  if (bytes.length < 2) return null;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const head = 2 + extra + (masked ? 4 : 0);
  if (bytes.length < head) return null;
  const length = extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (length > MESSAGE_BYTES_MAX) return 'too large';
  if (bytes.length < head + length) return null;
  const mask = bytes.subarray(head - 4, head);
  const payload = Uint8Array.from(bytes.subarray(head, head + length));
  if (masked) for (let i = 0; i < payload.length; i++) payload[i] = (payload[i] as number) ^ (mask[i % 4] as number);
  return {
    size: head + length,
    code: first & 0x0f,
    is_last: (first & 0x80) !== 0,
    is_compressed: (first & 0x40) !== 0,
    payload,
  };
}
