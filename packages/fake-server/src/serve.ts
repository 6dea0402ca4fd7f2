import type { Policy } from '@phonehome/shared';
import { createPolicyCounters, type PolicyCounters } from './counters.ts';
import type { Edge } from './edge.ts';
import type { Limits } from './limits.ts';
import { type Listener, listen } from './listener.ts';
import type { ExchangeRecord } from './record.ts';
import { resolvePolicy } from './reply-policy.ts';
import type { Store } from './store.ts';

/** What `serve` needs. */
export interface ServeOptions {
  readonly policy: Policy;
  /** Draws the shares of the policy; 0 unless given. */
  readonly seed?: number;
  /** All of them, one at least; 0 for any free one. */
  readonly ports: readonly number[];
  /** Where records go; without a store they are only handed to `onRecord`. */
  readonly store: Store | null;
  readonly onRecord: (record: ExchangeRecord) => void;
  /** Called when a record could not be kept; its client gets no reply. */
  readonly onStoreError: (error: Error) => void;
  /** What it takes of its callers; `defaultLimits` where it does not say. */
  readonly limits?: Partial<Limits>;
  /** What conditions on attempts and rates go by; counters of its own where it is given none. */
  readonly counters?: PolicyCounters;
}

/** A server on one port or several, with one count of requests. */
export interface Served extends Listener {
  /** In the order asked for; `port` is the first. */
  readonly ports: readonly number[];
}

/**
 * The server on its own: arrivals have the wall clock, a counter and their port, delays are really waited for. Rejects
 * with the system's error, which names the port, when one of them cannot be had; then none is open.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { ports, store, onRecord, onStoreError, limits, counters = createPolicyCounters() } = options;
  const policy = resolvePolicy(options.policy, { epoch_ms: 0, seed: options.seed ?? 0, names_closest: true });
  let count = store?.next_number ?? 0;
  const edge: Edge = {
    waits: true,
    arrive: (_socket, port) => ({ time_ms: Date.now(), exchange_id: (count++).toString(16).padStart(16, '0'), port }),
    async keep(socket, { record }) {
      try {
        await store?.append(record);
      } catch (error) {
        onStoreError(error as Error);
        socket.destroy();
        throw error;
      }
      onRecord(record);
    },
  };
  const listeners: Listener[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(listeners.map((listener) => listener.close()));
  };
  try {
    for (const port of ports) listeners.push(await listen(policy, edge, port, { counters, ...(limits && { limits }) }));
  } catch (error) {
    await close();
    throw error;
  }
  const opened = listeners.map(({ port }) => port);
  return { port: opened[0] as number, ports: opened, close };
}
