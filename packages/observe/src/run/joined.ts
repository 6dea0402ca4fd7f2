import { type OpenedRun, type ReplayOptions, type RunDevice, replayRun } from '@phonehome/simulation';
import type { RecordRead, TruthRead } from './run-facts.ts';

/** A record with the truth of its sending; null in a run without a timeline, or of a request that no phone sent. */
export interface JoinedRecord {
  readonly record: RecordRead;
  readonly truth: TruthRead | null;
}

/** What hears a run, in order of time: its phones first, and what happened before a record of the same moment. */
export interface RunMeter {
  device?(device: RunDevice): void;
  truth?(entry: TruthRead): void;
  record?(joined: JoinedRecord): void;
}

/** What of a timeline is asked for: all else that happens makes no difference to anybody here. */
const EVENTS = [
  'boot_completed',
  'screen_on',
  'user_present',
  'shutdown',
  'power_lost',
  'system_update',
  'report',
  'moved',
] as const;

/**
 * Reads a run from beginning to end, and joins its records with the truth of their sending. What is held is the reports
 * that were sent and of which there is no record yet.
 * @throws PhonehomeError RUN_UNREADABLE at a damaged line
 */
export async function hearRun(
  run: OpenedRun,
  meters: readonly RunMeter[],
  options: Partial<ReplayOptions> = {},
): Promise<void> {
  const sent = new Map<string, TruthRead>();
  for await (const line of replayRun(run, { events: EVENTS, ...options })) {
    if (line.kind === 'device') for (const meter of meters) meter.device?.(line.entry);
    else if (line.kind === 'truth') {
      const { event, exchange_id } = line.entry;
      for (const meter of meters) meter.truth?.(line.entry);
      const is_sent = event === 'report' && exchange_id !== undefined;
      if (is_sent && (options.exchanges?.(exchange_id) ?? true)) sent.set(exchange_id, line.entry);
    } else {
      const { record } = line;
      const truth = sent.get(record.exchange_id) ?? null;
      sent.delete(record.exchange_id);
      for (const meter of meters) meter.record?.({ record, truth });
    }
  }
}
