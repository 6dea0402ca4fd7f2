import type { Network } from '../device/event.ts';

/** What an activation client can see of its phone at the moment of an event. */
export interface PhoneFacts {
  /** ro.build.fingerprint. */
  readonly fingerprint: string;
  /** The system property `persist.vendor.radio.ps.registration.enabled`. */
  readonly master_switch: boolean;
  readonly primary_user: boolean;
  readonly network: Network;
  readonly in_service: boolean;
  /** One a slot, from slot 1 on; an empty slot has an empty ICCID and operator, and is not ready. */
  readonly sims: readonly {
    readonly iccid: string;
    /** The scenario's label, in place of the network that a card names. */
    readonly operator: string;
    readonly ready: boolean;
    readonly roaming: boolean;
  }[];
  readonly data_slot: 1 | 2;
}
