import type { HttpReply, PolicyRule } from '@phonehome/shared';

/** A whole reply, and what is out of the ordinary about how it is sent. */
export interface WholeReply {
  readonly outcome: 'reply';
  readonly reply: HttpReply;
  readonly delay_ms: number;
  /** Spaces after the body, which Content-Length counts. */
  readonly padding_bytes?: number;
  /** The body comes in pieces. */
  readonly drip?: NonNullable<PolicyRule['drip']>;
  /** Whether the connection ends after it, whatever the request asks for. */
  readonly connection?: NonNullable<PolicyRule['connection']>;
}

/** A reply that breaks off, and what then becomes of the connection. */
export interface PartialReply {
  readonly outcome: 'partial';
  readonly reply: HttpReply;
  readonly delay_ms: number;
  readonly cut: NonNullable<PolicyRule['cut']>;
}

/** What the edge has to do: reply after a while, wholly or in part, reset the connection after a while, or stay silent. */
export type Outcome =
  | WholeReply
  | PartialReply
  | { readonly outcome: 'reset'; readonly delay_ms: number }
  | { readonly outcome: 'silence' };

/** What a client reads as the body of a whole reply. */
export function repliedBody({ reply, padding_bytes = 0 }: WholeReply): string {
  return padding_bytes === 0 ? reply.body : reply.body + ' '.repeat(padding_bytes);
}

/** After how long the last byte of a whole reply is sent: the first piece comes after the delay. */
export function replyDelay({ reply, delay_ms, padding_bytes = 0, drip }: WholeReply): number {
  if (!drip) return delay_ms;
  const pieces = Math.ceil((Buffer.byteLength(reply.body) + padding_bytes) / drip.bytes);
  return delay_ms + Math.max(0, pieces - 1) * drip.every_ms;
}
