import { formatDate, formatDateTime, grouped, MS_PER_DAY, type OutcomeName } from '@phonehome/shared';
import type { Inline, Text } from '../../document/block.ts';
import type { RunFacts } from '../../run/run-facts.ts';

/** What the server did, for people. */
export const outcomeWords: Readonly<Record<OutcomeName, string>> = {
  accepted: 'accepted',
  refused: 'refused',
  silent: 'no answer',
  reset: 'connection reset',
  error: 'HTTP error',
  garbage: 'garbage',
  redirect: 'sent elsewhere',
  partial: 'broke off',
};

/** A moment of a run as a UTC date. */
export function dateOf(time_ms: number, { epoch_ms }: Pick<RunFacts, 'epoch_ms'>): string {
  return formatDate(Math.floor((epoch_ms + time_ms) / MS_PER_DAY));
}

/** A moment of a run in UTC. */
export function timeOf(time_ms: number, { epoch_ms }: Pick<RunFacts, 'epoch_ms'>): string {
  return `${formatDateTime(epoch_ms + time_ms).slice(0, 16)} UTC`;
}

/** Milliseconds since midnight as HH:MM:SS. */
export function clockOf(at_ms: number): string {
  const seconds = Math.floor(at_ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A number of things: `1 phone`, `2 phones`, `no phone`. */
export function some(count: number, noun: string): string {
  if (count === 0) return `no ${noun}`;
  return `${grouped(count)} ${count === 1 ? noun : noun === 'person' ? 'people' : `${noun}s`}`;
}

/** A text with its first letter as a capital. */
export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** A share for people, in percent; null where there was nothing to share. */
export function shareText(share: number | null): string {
  return share === null ? 'nothing to measure' : `${Number((share * 100).toFixed(1))} %`;
}

/** A text of ours in which what stands between grave accents is code. */
export function marked(text: string): Text {
  return text.split('`').map((part, i): Inline => (i % 2 === 0 ? part : { code: part }));
}
