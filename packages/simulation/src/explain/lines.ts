import type { ExchangeRecord } from '@phonehome/fake-server';
import { outcomes } from '@phonehome/shared';

/** A line of timeline.ndjson as it is read back. */
export interface TimelineEntry {
  readonly device: number;
  readonly seq: number;
  readonly time_ms: number;
  readonly event: string;
  readonly cause: number | null;
  readonly build: string;
  readonly trigger?: string | null;
  readonly root_cause?: string;
  readonly gate?: string;
  readonly saw?: string;
  readonly exchange_id?: string;
  readonly success?: boolean;
  readonly network?: string;
  readonly alarm?: string;
  readonly on?: boolean;
  readonly slot?: number;
  readonly primary?: boolean;
  readonly given?: boolean;
  readonly first_boot?: string;
  readonly place?: string;
  readonly cell?: string;
}

/** What is read of a line of devices.ndjson. */
export interface DeviceEntry {
  readonly device: number;
  readonly cohort: string;
  readonly first_build: string;
  readonly utc_offset_ms: number;
}

/** What is read of a line of records.ndjson or activations.ndjson. */
export type Decided = Pick<ExchangeRecord, 'decision'>;

/** Whether it is an entry of a timeline. The rest of it is only shown, whatever it is. */
export function isTimelineEntry(value: unknown): value is TimelineEntry {
  const { device, seq, time_ms, event, cause, build } = keysOf<TimelineEntry>(value);
  return [device, seq, time_ms, cause ?? 0].every(Number.isSafeInteger) && [event, build].every(isText);
}

/** Whether it is a phone of a run. */
export function isDeviceEntry(value: unknown): value is DeviceEntry {
  const { device, cohort, first_build, utc_offset_ms } = keysOf<DeviceEntry>(value);
  return [device, utc_offset_ms].every(Number.isSafeInteger) && [cohort, first_build].every(isText);
}

/** Whether it says what a server decided. */
export function isDecided(value: unknown): value is Decided {
  const { outcome, policy_rule, why } = keysOf<Decided['decision']>(keysOf<Decided>(value).decision);
  return (outcomes as readonly unknown[]).includes(outcome) && [policy_rule, why].every(isText);
}

function keysOf<T>(value: unknown): Partial<Record<keyof T, unknown>> {
  return (value ?? {}) as Partial<Record<keyof T, unknown>>;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
