import { STATUS_CODES } from 'node:http';
import { type HttpReply, JSON_TYPE } from '@phonehome/shared';

/** What of a request decides on the form of its reply. */
export interface ReplyForm {
  readonly method: string;
  /** Whether the connection ends after the reply. */
  readonly closes: boolean;
}

/** The bytes of a reply as the server sends them; a HEAD request gets the head alone. */
export function replyBytes(reply: HttpReply, { method, closes }: ReplyForm): Buffer {
  const { status, content_type = JSON_TYPE } = reply;
  const body = Buffer.from(reply.body, 'utf8');
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `Content-Type: ${content_type}`,
    `Content-Length: ${body.length}`,
    `Connection: ${closes ? 'close' : 'keep-alive'}`,
  ].join('\r\n');
  const bytes = Buffer.from(`${head}\r\n\r\n`, 'latin1');
  return method.toUpperCase() === 'HEAD' ? bytes : Buffer.concat([bytes, body]);
}

/** What a client waits for that has sent "Expect: 100-continue". */
export const CONTINUE_BYTES = Buffer.from('HTTP/1.1 100 Continue\r\n\r\n', 'latin1');
