import { US_PER_MS } from '@phonehome/shared';
import type { WireReply } from '@phonehome/simulation';
import type { Answer } from '../exchange.ts';

/** What a server does about a request, as it goes over a connection of its own. */
export function answerOf({ pieces, ending, reset_after_ms }: WireReply, gives_up_ms: number): Answer {
  return {
    pieces: pieces.map(({ after_ms, bytes }) => ({ after_us: after_ms * US_PER_MS, bytes })),
    ending,
    ends_after_us: (ending === 'nobody' ? gives_up_ms : reset_after_ms) * US_PER_MS,
  };
}
