import type { Policy } from '@phonehome/shared';
import type { PolicyCounters } from '../counters.ts';
import type { DecisionExplained } from '../explain-decision.ts';
import type { ExchangeRecord } from '../record.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { Changes } from './changes.ts';

/** How the server answers, and may be told to answer at run time. */
export interface PolicyHolder {
  /** The policy in force. */
  get(): Policy;
  /** From the next request on. */
  set(policy: Policy): void;
  /** Back to the policy that the server was started with. */
  reset(): void;
}

/** The server that the admin API looks into. */
export interface AdminContext {
  readonly store: RecordStore;
  readonly policy: PolicyHolder;
  readonly changes: Changes;
  /** What conditions on attempts and rates go by. */
  readonly counters: PolicyCounters;
  /** Whether identifiers are kept as keyed hashes, so that none is found by what it was. */
  readonly is_hashed: boolean;
  /** How the policy in force would decide on a record now; null where it has no say. */
  readonly explain: (record: ExchangeRecord) => DecisionExplained | null;
  /** Forgets every record, and resolves with how many there were. */
  readonly wipe: () => Promise<number>;
  /** The text of Prometheus. */
  readonly metrics: () => Promise<string>;
  /** Aborted when the server closes: ends streams and waits. */
  readonly closing: AbortSignal;
}

/** Who may call. */
export interface Access {
  /** Names of the server beside 127.0.0.1, [::1] and localhost. */
  readonly hosts: readonly string[];
  /** Needed as `Authorization: Bearer` where there is one. */
  readonly token: string | null;
}
