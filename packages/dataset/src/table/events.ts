import { US_PER_MS, type World } from '@phonehome/shared';
import type { Witnessed } from '@phonehome/simulation';
import { columnOf, type Table } from './table.ts';

const { text, integer, integerOrNull } = columnOf;
/** A row: something that happened on a phone. */
export interface EventRow {
  readonly device: number;
  readonly seq: number;
  readonly time_us: number;
  readonly event: string;
  readonly cause: number | null;
  readonly build: string;
  readonly details: string;
}

export const eventsTable: Table<EventRow> = {
  id: 'events',
  about: 'Everything that happened on the phones, in order of (time, device, number): the timeline of a run.',
  key: ['device', 'seq'],
  columns: [
    integer('device', 'index of the phone'),
    integer('seq', 'running number on that phone'),
    integer('time_us', 'microseconds since 1970-01-01 00:00 UTC; whole milliseconds'),
    text('event', 'what happened; docs/reference/run-folder.md has the list'),
    integerOrNull('cause', 'number of the event that it followed from'),
    text('build', 'build that the phone ran then'),
    text('details', 'JSON: what else is known of it; a report has its exchange_id, trigger and root cause'),
  ],
};

/** The row of what happened. */
export function eventRow({ device, seq, time_ms, cause, build, happening }: Witnessed, { epoch_ms }: World): EventRow {
  const { event, ...details } = happening;
  return {
    device,
    seq,
    time_us: (epoch_ms + time_ms) * US_PER_MS,
    event,
    cause,
    build,
    details: JSON.stringify(details),
  };
}
