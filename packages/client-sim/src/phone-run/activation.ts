import type { HttpRequest } from '@phonehome/shared';

/** An activation on its way to the maker's server: the request, and what only the truth knows about it. */
export interface ActivationExchange {
  readonly device: number;
  readonly exchange_id: string;
  readonly time_ms: number;
  readonly request: HttpRequest;
}

/** What became of an activation, as the phone sees it. `delay_ms` counts from the request, in virtual time. */
export type ActivationObservation =
  | { readonly kind: 'reply'; readonly delay_ms: number; readonly status: number; readonly body: string }
  | { readonly kind: 'connection_lost'; readonly delay_ms: number };
