import { STATUS_CODES } from 'node:http';
import { type HttpReply, JSON_TYPE } from '@phonehome/shared';

/** What of a request decides on the form of its reply. */
export interface ReplyForm {
  readonly method: string;
  /** Whether the connection ends after the reply. */
  readonly closes: boolean;
}

/** The bytes of a reply as the server sends them, in two parts; a HEAD request gets the head alone. */
export interface ReplyParts {
  readonly head: Buffer;
  readonly body: Buffer;
  /** How many bytes of padding are still to follow. */
  readonly padding_bytes: number;
}

/**
 * Head and body of a reply.
 * @param padding_bytes what Content-Length counts and is sent after the body
 */
export function replyParts(reply: HttpReply, { method, closes }: ReplyForm, padding_bytes = 0): ReplyParts {
  const { status, content_type = JSON_TYPE, location } = reply;
  const body = Buffer.from(reply.body, 'utf8');
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...(location === undefined ? [] : [`Location: ${location}`]),
    `Content-Type: ${content_type}`,
    `Content-Length: ${body.length + padding_bytes}`,
    `Connection: ${closes ? 'close' : 'keep-alive'}`,
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return method.toUpperCase() === 'HEAD' ? { head, body: EMPTY, padding_bytes: 0 } : { head, body, padding_bytes };
}

const EMPTY = Buffer.alloc(0);

/** All of them. */
export function replyBytes(reply: HttpReply, form: ReplyForm, padding_bytes = 0): Buffer {
  const { head, body, padding_bytes: padding } = replyParts(reply, form, padding_bytes);
  return Buffer.concat(padding === 0 ? [head, body] : [head, body, Buffer.alloc(padding, ' ')]);
}

/** What a client waits for that has sent "Expect: 100-continue". */
export const CONTINUE_BYTES = Buffer.from('HTTP/1.1 100 Continue\r\n\r\n', 'latin1');
