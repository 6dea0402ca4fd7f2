import type { Gate } from '../scenario/schema/expectation.ts';
import type { Dress } from './dress.ts';

/**
 * Which reply means success (dossier 2): resultCode is the string "0"; or that, and resultDesc is "Success".
 * Everything else is a failure, in every family.
 */
export type SuccessTest = 'code' | 'code-and-description';

/** What a device tells a client by itself; in the words of Android. */
export type Broadcast =
  | 'BOOT_COMPLETED'
  | 'CONNECTIVITY_CHANGE'
  | 'SERVICE_STATE'
  | 'DATA_SIM_SWITCH'
  | 'VOLTE_SWITCH'
  | 'SIM_LOADED'
  | 'SECRET_CODE';

/**
 * A family of self-registration clients as data (dossier 2 and 3): all that can be said without telling when it does
 * what. That is its behaviour, in the file of the same name in client-sim/families.
 */
export interface Family {
  /** What it is, for people. */
  readonly title: string;
  /** The software package, if known. */
  readonly package_name: string | null;
  /** The system property that switches the client on, or null if it has none. */
  readonly master_switch: string | null;
  /** The versions of the report that builds with it may send. */
  readonly regvers: readonly string[];
  /** The server's port. A live run carries all families to one port of loopback instead. */
  readonly port: number;
  readonly dress: Dress;
  /** What it listens to, beside its own alarms. Under the trigger model `as-reported`, phones hear of more (dossier 3). */
  readonly broadcasts: readonly Broadcast[];
  /** What can hold a report back, in the order in which it is asked. */
  readonly gates: readonly Gate[];
  /** How long the client waits after it was started, before it tries. */
  readonly barrier_ms: number;
  readonly retry_interval_ms: number;
  /** From this many failures on, no further alarm is set. */
  readonly failures_max: number;
  /** How long it waits for a reply; null where that is not known, and the scenario's `reply_timeout_ms` says. */
  readonly reply_timeout_ms: number | null;
  readonly success: SuccessTest;
  /** Where a success is remembered: with the software, or where neither its removal nor a reset reaches. */
  readonly memory: 'preferences' | 'outside-user-data';
  /** What of this page is our own choice, because it is not known. */
  readonly ours: readonly string[];
}
