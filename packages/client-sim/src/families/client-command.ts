import type { Gate } from '@phonehome/shared';

/** The alarms of an activation client. They are exact and wake the phone (ours). */
export type AlarmName = 'barrier' | 'retry';

/** What an activation client wants done. */
export type ClientCommand =
  | { readonly command: 'send_report'; readonly request: number }
  | { readonly command: 'set_alarm'; readonly alarm: AlarmName; readonly after_ms: number }
  | { readonly command: 'cancel_alarm'; readonly alarm: AlarmName }
  /** No further alarm is set after so many failures. */
  | { readonly command: 'stop_retrying'; readonly failures: number }
  /** A gate stopped a report: which one, and what it saw. */
  | { readonly command: 'hold_back'; readonly gate: Gate; readonly saw: string };

/** A report held back: the gate that stopped it, and what it saw. */
export function holdBack(gate: Gate, saw: string): ClientCommand {
  return { command: 'hold_back', gate, saw };
}

/** Clears the alarm for the next try. */
export const cancelRetry: ClientCommand = { command: 'cancel_alarm', alarm: 'retry' };

/** Clears all alarms. */
export const cancelAlarms: readonly ClientCommand[] = [{ command: 'cancel_alarm', alarm: 'barrier' }, cancelRetry];
