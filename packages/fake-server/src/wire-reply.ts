import { type HttpRequest, readFraming } from '@phonehome/shared';
import type { Outcome } from './outcome.ts';
import { type ReplyForm, replyBytes } from './reply-bytes.ts';
import { cutBytes } from './send-reply.ts';

/** What goes over the wire in answer to a whole request, when, and what becomes of the connection. */
export interface WireReply {
  /** In order; each so many milliseconds after the request is there. */
  readonly pieces: readonly { readonly after_ms: number; readonly bytes: Buffer }[];
  /** Who ends the connection, after the last piece; a reset may come without any, after `reset_after_ms`. */
  readonly ending: 'client' | 'server' | 'reset' | 'nobody';
  readonly reset_after_ms: number;
}

/** The bytes that an outcome amounts to on the wire: those that the server's listener sends, pauses and all. */
export function wireReply(outcome: Outcome, request: HttpRequest): WireReply {
  if (outcome.outcome === 'silence') return { pieces: [], ending: 'nobody', reset_after_ms: 0 };
  if (outcome.outcome === 'reset') return { pieces: [], ending: 'reset', reset_after_ms: outcome.delay_ms };
  const { delay_ms } = outcome;
  if (outcome.outcome === 'partial') {
    const pieces = [{ after_ms: delay_ms, bytes: cutBytes(outcome, formOf(request, undefined)) }];
    return { pieces, ending: ENDINGS[outcome.cut.then], reset_after_ms: delay_ms };
  }
  const form = formOf(request, outcome.connection);
  const { padding_bytes = 0, drip } = outcome;
  const bytes = replyBytes(outcome.reply, form, padding_bytes);
  const ending = form.closes ? 'server' : 'client';
  if (!drip) return { pieces: [{ after_ms: delay_ms, bytes }], ending, reset_after_ms: 0 };
  // The first piece of the body comes with the head.
  const body_bytes = Buffer.byteLength(outcome.reply.body) + padding_bytes;
  const pieces = [];
  for (let at = 0, from = 0; from < bytes.length; at++) {
    const until = bytes.length - body_bytes + (at + 1) * drip.bytes;
    pieces.push({ after_ms: delay_ms + at * drip.every_ms, bytes: bytes.subarray(from, until) });
    from = until;
  }
  return { pieces, ending, reset_after_ms: 0 };
}

const ENDINGS = { close: 'server', reset: 'reset', silence: 'nobody' } as const;

function formOf(request: HttpRequest, connection: 'close' | 'keep-alive' | undefined): ReplyForm {
  const closes = connection === undefined ? closesAfter(request) : connection === 'close';
  return { method: request.method, closes };
}

/** Whether the connection ends after the reply, as the request asks for. Many have the same headers: the same object. */
function closesAfter(request: HttpRequest): boolean {
  const { headers, http_version } = request;
  const known = framings.get(headers);
  if (known?.http_version === http_version) return known.closes;
  const { closes } = readFraming({ ...request, anomalies: [] });
  framings.set(headers, { http_version, closes });
  return closes;
}

const framings = new WeakMap<HttpRequest['headers'], { readonly http_version: string; readonly closes: boolean }>();
