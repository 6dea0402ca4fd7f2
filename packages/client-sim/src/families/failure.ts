import type { ClientCommand } from './client-command.ts';

/** How a family of clients goes on after failures: its data in shared/families. */
interface Retries {
  readonly failures_max: number;
  readonly retry_interval_ms: number;
}

/** What follows the failure of this number: the alarm for the next try, or with the last one the end of the retries. */
export function afterFailure(failures: number, { failures_max, retry_interval_ms }: Retries): ClientCommand[] {
  if (failures < failures_max) return [{ command: 'set_alarm', alarm: 'retry', after_ms: retry_interval_ms }];
  return failures === failures_max ? [{ command: 'stop_retrying', failures }] : [];
}
