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
