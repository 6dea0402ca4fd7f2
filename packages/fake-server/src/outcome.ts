import type { HttpReply } from '@phonehome/shared';

/** What the edge has to do: reply after a while, reset the connection after a while, or stay silent. */
export type Outcome =
  | { readonly outcome: 'reply'; readonly reply: HttpReply; readonly delay_ms: number }
  | { readonly outcome: 'reset'; readonly delay_ms: number }
  | { readonly outcome: 'silence' };
