import { setTimeout as wait } from 'node:timers/promises';
import type { PartialReply, WholeReply } from './outcome.ts';
import { type ReplyForm, replyBytes, replyParts } from './reply-bytes.ts';

/** Writes bytes and waits until more may follow. */
export type Write = (bytes: Buffer) => Promise<void>;

/** Padding is made as it is sent, so that a large reply takes no memory. */
const PADDING = Buffer.alloc(64 * 1024, ' ');

/**
 * Sends a whole reply, in pieces where it drips.
 * @param pauses whether to wait between pieces; @param goesOn false as soon as nobody is there any more
 */
export async function sendWhole(
  { reply, padding_bytes: wanted = 0, drip }: WholeReply,
  form: ReplyForm,
  { write, pauses, goesOn }: { readonly write: Write; readonly pauses: AbortSignal | null; goesOn(): boolean },
): Promise<void> {
  const { head, body, padding_bytes } = replyParts(reply, form, wanted);
  const size = body.length + padding_bytes;
  if (size === 0) return write(head);
  const piece_bytes = (pauses && drip?.bytes) || PADDING.length;
  for (let at = 0; at < size && goesOn(); at += piece_bytes) {
    if (at > 0 && pauses && drip && !(await waited(drip.every_ms, pauses))) return;
    const end = Math.min(size, at + piece_bytes);
    const piece = [body.subarray(at, end), ...spaces(end - Math.max(at, body.length))];
    await write(Buffer.concat(at === 0 ? [head, ...piece] : piece));
  }
}

function spaces(count: number): Buffer[] {
  if (count <= 0) return [];
  return count <= PADDING.length ? [PADDING.subarray(0, count)] : [Buffer.alloc(count, ' ')];
}

/** The bytes of a reply up to where it breaks off: never all of them. */
export function cutBytes({ reply, cut }: PartialReply, form: ReplyForm): Buffer {
  const bytes = replyBytes(reply, form);
  const wanted = cut.bytes ?? Math.floor((cut.share ?? 0) * bytes.length);
  return bytes.subarray(0, Math.min(wanted, bytes.length - 1));
}

/** Waits, and says whether it was to the end. */
export function waited(delay_ms: number, signal: AbortSignal): Promise<boolean> {
  return wait(delay_ms, true, { signal }).catch(() => false);
}
