import type { Answer, HttpContent } from '../exchange.ts';

/** How many bytes a request has: all of a form have the same. */
export function sentBytes({ sent }: Pick<HttpContent, 'sent'>): number {
  return (sent.form ?? sent).bytes.length;
}

/** How many bytes come back. */
export function answerBytes({ pieces }: Answer): number {
  return pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
