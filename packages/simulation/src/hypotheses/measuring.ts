import { MS_PER_DAY, MS_PER_MINUTE, MS_PER_SECOND } from '@phonehome/shared';
import type { CellLife, PhoneLife, SentReport } from './life.ts';

/** A figure of a cell's life, or null where there is nothing to measure it on. */
export type Measuring = (life: CellLife) => number | null;

/** How close a report must be to count as belonging to something (ours): the first one after a start waits a minute. */
export const windows = {
  touch_before_ms: 10 * MS_PER_SECOND,
  touch_after_ms: MS_PER_MINUTE,
  boot_after_ms: 5 * MS_PER_MINUTE,
  /** How long a phone has lain untouched before an unlock that counts as one after a pause. */
  pause_ms: 20 * MS_PER_MINUTE,
} as const;

/** Those of some moments at which a phone had the client. */
export function during(
  { client_from_ms, client_until_ms }: Pick<PhoneLife, 'client_from_ms' | 'client_until_ms'>,
  times_ms: readonly number[],
): number[] {
  return times_ms.filter((time_ms) => time_ms >= client_from_ms && time_ms < client_until_ms);
}

/** The reports that a phone sent while it had the client. */
export function withClient(phone: PhoneLife): SentReport[] {
  return phone.reports.filter(({ time_ms }) => time_ms >= phone.client_from_ms && time_ms < phone.client_until_ms);
}

/** The unlocks whose wake came long after the one before. */
export function afterPause({ wakes_ms, unlocks_ms }: PhoneLife): number[] {
  return unlocks_ms.filter((unlock_ms) => {
    const wake = wakes_ms.findLastIndex((wake_ms) => wake_ms <= unlock_ms);
    return wake > 0 && (wakes_ms[wake] as number) - (wakes_ms[wake - 1] as number) >= windows.pause_ms;
  });
}

/** The share of moments with a report from so long before to so long after. */
export function followed(momentsOf: (phone: PhoneLife) => number[], before_ms: number, after_ms: number): Measuring {
  return ({ phones }) =>
    share(
      phones.flatMap((phone) =>
        momentsOf(phone).map((moment_ms) => sentWithin(phone.reports, moment_ms - before_ms, moment_ms + after_ms + 1)),
      ),
      (sent) => sent,
    );
}

/** Whether a report was sent from `from_ms` to before `until_ms`. */
export function sentWithin(reports: readonly SentReport[], from_ms: number, until_ms: number): boolean {
  return reports.some(({ time_ms }) => time_ms >= from_ms && time_ms < until_ms);
}

/** How many reports a phone sent on each local day that it spent with the client from beginning to end. */
export function reportsByDay(phone: PhoneLife, utc_offset_ms: number): number[] {
  const first = Math.ceil((phone.client_from_ms + utc_offset_ms) / MS_PER_DAY);
  const end = Math.floor((phone.client_until_ms + utc_offset_ms) / MS_PER_DAY);
  const counts = Array.from({ length: Math.max(0, end - first) }, () => 0);
  for (const { time_ms } of phone.reports) {
    const day = Math.floor((time_ms + utc_offset_ms) / MS_PER_DAY) - first;
    if (counts[day] !== undefined) counts[day]++;
  }
  return counts;
}

/** The share of reports, of all builds and times, for which something holds. */
export function ofReports(holds: (report: SentReport) => boolean): Measuring {
  return ({ phones }) =>
    share(
      phones.flatMap(({ reports }) => reports),
      holds,
    );
}

/** The share of things for which something holds, or null of nothing. */
export function share<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return ratio(all.filter(holds).length, all.length);
}

/** A number of things in so many of another, or null if there is none of the other. */
export function ratio(count: number, of: number): number | null {
  return of === 0 ? null : count / of;
}

/** The sum over things. */
export function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
