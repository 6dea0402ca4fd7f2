import type { Policy } from '@phonehome/shared';
import { type Changes, createChanges } from './admin/changes.ts';
import type { AdminContext } from './admin/context.ts';
import type { Admin, AdminOptions } from './admin/listen.ts';
import { type Metrics, unmeasured } from './admin/measured.ts';
import type { Receive } from './connection.ts';
import { createPolicyCounters, type PolicyCounters } from './counters.ts';
import { type Edge, LATER } from './edge.ts';
import { explainRecord } from './explain-record.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { type Listener, LOOPBACK, openListener } from './listener.ts';
import { createLivePolicy } from './live-policy.ts';
import { pseudonymise } from './pseudonymise.ts';
import { receive } from './receive.ts';
import { receiveQuick } from './receive-quick.ts';
import type { ExchangeRecord } from './record.ts';
import { createSharedLimits } from './shared-limits.ts';
import { createMemoryStore } from './store/memory-store.ts';
import type { RecordStore, Retention } from './store/record-store.ts';

/** What is kept in memory where there is no store: enough to look at, and never more. */
export const MEMORY_RETENTION: Retention = { count_max: 10_000, bytes_max: 64 * 1024 * 1024 };

/** What `serve` needs. */
export interface ServeOptions {
  readonly policy: Policy;
  /** Draws the shares of the policy; 0 unless given. */
  readonly seed?: number;
  /** All of them, one at least; 0 for any free one. */
  readonly ports: readonly number[];
  /** The address to listen on: loopback unless a person has said otherwise. */
  readonly host?: string;
  /** Where records go; without a store, the last ones are in memory. */
  readonly store: RecordStore | null;
  /** The admin API; there is none unless given. */
  readonly admin?: AdminOptions;
  /** Identifiers are replaced by keyed hashes before a record is kept or shown. */
  readonly pseudonym_key?: Buffer;
  /** Hears of each record that is kept, and of how long it took from the last byte of the request. */
  readonly onRecord?: (record: ExchangeRecord, duration_ms: number) => void;
  /** Called when a record could not be kept; its client is refused. */
  readonly onStoreError: (error: Error) => void;
  /** Called when every record was forgotten by the admin API. */
  readonly onWipe?: () => void;
  /** What it takes of its callers; `defaultLimits` where it does not say. */
  readonly limits?: Partial<Limits>;
  /** What conditions on attempts and rates go by; counters of its own where it is given none. */
  readonly counters?: PolicyCounters;
}

/** A server on one port or several, with one count of requests. */
export interface Served extends Listener {
  /** In the order asked for; `port` is the first. */
  readonly ports: readonly number[];
  /** Where the admin API is, if there is one. */
  readonly adminUrl: string | null;
}

/**
 * The server on its own: arrivals have the wall clock, a counter and their port, delays are really waited for. Rejects
 * with the system's error, which names the port, when one of them cannot be had; then none is open.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { ports, host = LOOPBACK, limits = {}, counters = createPolicyCounters(), admin: adminOptions } = options;
  const store = options.store ?? createMemoryStore(MEMORY_RETENTION);
  const policy = createLivePolicy(options.policy, { epoch_ms: 0, seed: options.seed ?? 0, names_closest: true });
  const changes = createChanges();
  const listeners: Listener[] = [];
  const connections = (): number => listeners.reduce((sum, listener) => sum + listener.connections(), 0);
  // Loaded here, since other commands, and servers without it, need none of it.
  const adminApi = adminOptions ? await import('./admin/listen.ts') : null;
  const metrics = adminApi?.createMetrics(store, connections) ?? unmeasured;
  const edge = createEdge(store, options, metrics, changes);
  const shared = createSharedLimits({ ...defaultLimits, ...limits }, metrics.turnedAway);
  const closing = new AbortController();
  const context: AdminContext = {
    store,
    policy,
    changes,
    counters,
    is_hashed: options.pseudonym_key !== undefined,
    explain: (record) => explainRecord(record, policy.ready(), counters),
    async wipe() {
      const forgotten = await store.wipe();
      options.onWipe?.();
      changes.tell();
      return forgotten;
    },
    metrics: metrics.text,
    closing: closing.signal,
  };
  // Where nobody wants a record before the reply, and none has to be changed before it is kept, it is made later.
  const is_quick = store.keep !== undefined && !options.onRecord && !options.pseudonym_key;
  const receiveTimed: Receive = (arrival, read) => {
    const begun_ms = performance.now();
    const received =
      (is_quick ? receiveQuick(policy.ready(), arrival, read, counters) : null) ??
      receive(policy.ready(), arrival, read, counters);
    metrics.decided(performance.now() - begun_ms);
    return received;
  };
  let admin: Admin | null = null;
  const close = async (): Promise<void> => {
    closing.abort();
    await Promise.all([admin?.close(), ...listeners.map((listener) => listener.close())]);
  };
  try {
    for (const port of ports) listeners.push(await openListener(receiveTimed, edge, port, { host, limits, shared }));
    if (adminApi && adminOptions) admin = await adminApi.openAdmin(context, adminOptions);
  } catch (error) {
    await close();
    throw error;
  }
  const opened = listeners.map(({ port }) => port);
  return { port: opened[0] as number, ports: opened, adminUrl: admin?.url ?? null, connections, close };
}

/** The edge that numbers and keeps records. */
function createEdge(
  store: RecordStore,
  { pseudonym_key, onRecord, onStoreError }: ServeOptions,
  metrics: Metrics,
  changes: Changes,
): Edge {
  let count = store.next_number;
  return {
    waits: true,
    arrive: (_socket, port) => ({ time_ms: Date.now(), exchange_id: (count++).toString(16).padStart(16, '0'), port }),
    keep(_socket, received, done) {
      const begun_ms = performance.now();
      const { exchange } = received;
      const kept = (error: unknown, record?: ExchangeRecord): void => {
        if (error) {
          metrics.notKept();
          onStoreError(error as Error);
        } else {
          const duration_ms = performance.now() - begun_ms;
          metrics.kept((record ?? exchange ?? received.record).decision, duration_ms);
          changes.tell();
          onRecord?.(record ?? received.record, duration_ms);
        }
        done(error);
      };
      if (store.keep && exchange && !pseudonym_key) store.keep({ kept: exchange, done: kept });
      else {
        const record = pseudonym_key ? pseudonymise(received.record, pseudonym_key) : received.record;
        store.append(record).then(() => kept(null, record), kept);
      }
      return LATER;
    },
  };
}
