import { type RandomStream, restartableStream } from '@phonehome/shared';
import type { Answer } from '../exchange.ts';

/** A server of another application thinks for so long at least, and at most so much longer (ours). */
const THINKS_US = [2_000, 600_000] as const;
/** So much longer than its policy says the server of reports takes at most: its queue, its disk (ours). */
const LATE_MAX_US = 180_000;
const US_PER_MS = 1_000;

/** Below `max`, mostly far below: half are under an eighth of it. An integer; nothing but products. */
function skewed(stream: RandomStream, max: number): number {
  const at = stream.fraction();
  return Math.floor(at * at * at * max);
}

/** How long a server of another application thinks about a request. */
export function thinkingTime(stream: RandomStream): number {
  const [at_least, more] = THINKS_US;
  return at_least + skewed(stream, more);
}

/**
 * Tells how much later than its policy says the server answers the `number`th request of a phone. What came in time still
 * does: it changes nothing that the client has decided.
 */
export type Lateness = (device: number, number: number, answer: Answer, gives_up_ms: number) => number;

/** How late the server is in the story of a seed: a pure function of it and of what is asked. */
export function createLateness(seed: number): Lateness {
  const stream = restartableStream(seed, 'server-lateness');
  return (device, number, answer, gives_up_ms) => {
    stream.restart(device, number);
    const late_us = skewed(stream, LATE_MAX_US);
    const last_us = answer.pieces.at(-1)?.after_us ?? 0;
    const ends_us = answer.ending === 'reset' ? Math.max(last_us, answer.ends_after_us) : last_us;
    const left_us = gives_up_ms * US_PER_MS - ends_us;
    return left_us > 0 ? Math.min(late_us, left_us - 1) : late_us;
  };
}
