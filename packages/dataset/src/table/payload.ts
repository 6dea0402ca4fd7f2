import type { Answer, HttpContent } from '../exchange.ts';

/** How many bytes a request has: all of a form have the same. */
export function sentBytes({ sent }: Pick<HttpContent, 'sent'>): number {
  return (sent.form ?? sent).bytes.length;
}

/** How many bytes come back. */
export function answerBytes({ pieces }: Answer): number {
  // Asked for each exchange.
  let sum = 0;
  for (const { bytes } of pieces) sum += bytes.length;
  return sum;
}
