import type { OutcomeName } from '@phonehome/shared';
import type { TruthRead } from './run-facts.ts';

/** Something that happened on a phone on the day of the example. */
export interface DayMoment {
  /** Milliseconds since local midnight. */
  readonly at_ms: number;
  readonly event: TruthRead['event'];
  /** Of a report: what it followed from, what the server made of it, and where it says the phone is. */
  readonly root_cause: string | null;
  readonly outcome: OutcomeName | null;
  readonly cell: string | null;
  readonly access: string | null;
}

/** A cell of the fictional grid in which a phone was, as its reports say. */
export interface CellSeen {
  readonly id: string;
  readonly row: number;
  readonly column: number;
  readonly reports: number;
  /** Of these, from 0 to 6 h at the phone's. */
  readonly at_night: number;
  /** Of these, from 9 to 17 h on Monday to Friday. */
  readonly at_work_hours: number;
  readonly days: number;
}

/** A phone of a run, one day of it, and what its reports gave away of its whereabouts. */
export interface ExampleFacts {
  readonly device: number;
  readonly cohort: string;
  /** The local date of the day. */
  readonly date: string;
  readonly moments: readonly DayMoment[];
  readonly reports: number;
  readonly first_ms: number;
  readonly last_ms: number;
  /** Most reports first. */
  readonly cells: readonly CellSeen[];
  /** Reports whose cell is none of the grid, or that name none. */
  readonly elsewhere: number;
}
