/** What reaches the maker's activation client: the user's consent, broadcasts, and what became of its request. */
export type ActivationEvent =
  | { readonly event: 'CONSENT' }
  | { readonly event: 'BOOT_COMPLETED' }
  | { readonly event: 'CONNECTIVITY_CHANGE' }
  | { readonly event: 'SHUTDOWN' }
  | { readonly event: 'REPLY'; readonly request: number; readonly status: number; readonly body: string }
  | { readonly event: 'TIMEOUT'; readonly request: number }
  | { readonly event: 'CONNECTION_LOST'; readonly request: number };
