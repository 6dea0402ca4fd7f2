/** What a server takes from its callers; beyond it, it refuses. Those of a single request are in `shared/protocol`. */
export interface Limits {
  /** Connections at once. */
  readonly connections_max: number;
  /** Connections at once from one address. */
  readonly connections_per_address_max: number;
  /** Requests on one connection; the last one is told that the connection ends. */
  readonly requests_per_connection_max: number;
  /** Bytes of unfinished requests that are held for all connections together. */
  readonly unfinished_bytes_max: number;
  /** From the first byte of a request to the end of its head. */
  readonly head_timeout_ms: number;
  /** From the first byte of a request to its last. */
  readonly request_timeout_ms: number;
  /** How long a connection may lie idle, before its first request and between two. */
  readonly idle_timeout_ms: number;
  /** How long a caller may take nothing of what is sent to it. */
  readonly write_timeout_ms: number;
  /** How long a connection is left open on which the policy stays silent. */
  readonly silence_timeout_ms: number;
}

/** What holds unless somebody says otherwise. */
export const defaultLimits: Limits = {
  connections_max: 4_096,
  connections_per_address_max: 1_024,
  requests_per_connection_max: 10_000,
  unfinished_bytes_max: 256 * 1024 * 1024,
  head_timeout_ms: 15_000,
  request_timeout_ms: 30_000,
  idle_timeout_ms: 72_000,
  write_timeout_ms: 30_000,
  silence_timeout_ms: 600_000,
};
