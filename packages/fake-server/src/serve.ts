import type { Policy } from '@phonehome/shared';
import type { Edge } from './edge.ts';
import { type Listener, listen } from './listener.ts';
import type { ExchangeRecord } from './record.ts';
import { resolvePolicy } from './reply-policy.ts';
import type { Store } from './store.ts';

/** What `serve` needs. */
export interface ServeOptions {
  readonly policy: Policy;
  /** Draws the shares of the policy; 0 unless given. */
  readonly seed?: number;
  /** 0 for any free port. */
  readonly port: number;
  /** Where records go; without a store they are only handed to `onRecord`. */
  readonly store: Store | null;
  readonly onRecord: (record: ExchangeRecord) => void;
  /** Called when a record could not be kept; its client gets no reply. */
  readonly onStoreError: (error: Error) => void;
}

/** The server on its own: arrivals have the wall clock and a counter, delays are really waited for. */
export function serve(options: ServeOptions): Promise<Listener> {
  const { port, store, onRecord, onStoreError } = options;
  const policy = resolvePolicy(options.policy, { epoch_ms: 0, seed: options.seed ?? 0 });
  let count = store?.next_number ?? 0;
  const edge: Edge = {
    waits: true,
    arrive: () => ({ time_ms: Date.now(), exchange_id: (count++).toString(16).padStart(16, '0') }),
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
  return listen(policy, edge, port);
}
