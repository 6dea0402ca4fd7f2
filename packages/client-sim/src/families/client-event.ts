/** What reaches an activation client: broadcasts, its own alarms, and what became of its request. */
export type ClientEvent =
  | { readonly event: 'BOOT_COMPLETED' }
  | { readonly event: 'USER_PRESENT' }
  | { readonly event: 'SCREEN_ON' }
  | { readonly event: 'CONNECTIVITY_CHANGE' }
  | { readonly event: 'SERVICE_STATE' }
  | { readonly event: 'DATA_SIM_SWITCH' }
  | { readonly event: 'VOLTE_SWITCH' }
  | { readonly event: 'BARRIER_ALARM' }
  | { readonly event: 'RETRY_ALARM' }
  /** The cards have been read: after a boot, or after one was exchanged. */
  | { readonly event: 'SIM_LOADED' }
  /** The secret code was dialled. */
  | { readonly event: 'SECRET_CODE' }
  | { readonly event: 'SHUTDOWN' }
  | { readonly event: 'REPLY'; readonly request: number; readonly body: string }
  | { readonly event: 'TIMEOUT'; readonly request: number }
  | { readonly event: 'CONNECTION_LOST'; readonly request: number };
