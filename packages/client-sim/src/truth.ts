import type { Gate, RootCause, Trigger } from '@phonehome/shared';
import type { DeviceEvent } from './device/event.ts';
import type { ActivationGate } from './families/maker-activation-command.ts';
import type { PlaceKind } from './people/act.ts';

/** What happened on a phone: a device event, or what its activation client did. */
export type Happening =
  | DeviceEvent
  | { readonly event: 'switched_on' }
  /** Where the person is from now on, of people whose behaviour has `mobility`: the cell as SIMnCELLID has it. */
  | { readonly event: 'moved'; readonly place: PlaceKind; readonly cell: string }
  | { readonly event: 'alarm'; readonly alarm: 'barrier' | 'retry' }
  | { readonly event: 'retries_exhausted'; readonly failures: number }
  | {
      readonly event: 'held_back';
      readonly gate: Gate;
      readonly saw: string;
      readonly trigger: Trigger;
      readonly root_cause: RootCause;
    }
  | {
      readonly event: 'report';
      readonly exchange_id: string;
      readonly trigger: Trigger;
      readonly root_cause: RootCause;
    }
  | {
      readonly event: 'report_failed_offline';
      readonly trigger: Trigger;
      readonly root_cause: RootCause;
    }
  | { readonly event: 'reply'; readonly exchange_id: string; readonly success: boolean }
  | { readonly event: 'reply_timeout'; readonly exchange_id: string }
  | { readonly event: 'connection_lost'; readonly exchange_id: string }
  /** The maker's own activation: sent, held back, answered, lost. */
  | { readonly event: 'activation'; readonly exchange_id: string }
  | { readonly event: 'activation_held_back'; readonly gate: ActivationGate; readonly saw: string }
  | { readonly event: 'activation_reply'; readonly exchange_id: string; readonly success: boolean }
  | { readonly event: 'activation_lost'; readonly exchange_id: string };

/** One line of the truth: which phone, its running number, when, what, and the number of what it followed from. */
export interface TruthEntry {
  readonly device: number;
  readonly seq: number;
  readonly time_ms: number;
  readonly cause: number | null;
  readonly happening: Happening;
}
