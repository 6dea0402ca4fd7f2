import type { WireReply } from '@phonehome/simulation';
import type { HttpContent } from '../exchange.ts';

const US_PER_MS = 1_000;

/** A request and what the server does about it, as it goes over a connection of its own. */
export function reportContent(request: Uint8Array, reply: WireReply, gives_up_ms: number): HttpContent {
  const { pieces, ending, reset_after_ms } = reply;
  return {
    protocol: 'http',
    request,
    pieces: pieces.map(({ after_ms, bytes }) => ({ after_us: after_ms * US_PER_MS, bytes })),
    ending,
    ends_after_us: (ending === 'nobody' ? gives_up_ms : reset_after_ms) * US_PER_MS,
  };
}
