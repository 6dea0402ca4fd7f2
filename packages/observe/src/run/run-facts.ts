import type { OutcomeName, RootCause, Sensitivity } from '@phonehome/shared';
import type { ExchangeRecord, TimelineEntry, Verdict } from '@phonehome/simulation';

/** The record of an exchange, as a run folder has it. */
export type RecordRead = ExchangeRecord;
/** An entry of a timeline. */
export type TruthRead = TimelineEntry;

/** What a field was seen to carry in the records of a run. */
export interface FieldFacts {
  readonly name: string;
  /** Of a name that no version of the report has, nothing is known: null. */
  readonly sensitivity: Sensitivity | null;
  readonly meaning: string | null;
  /** In how many reports it was filled. */
  readonly reports: number;
  /** How many different values it had; counted up to DISTINCT_MAX. */
  readonly values: number;
}

/** The reports of one UTC day. */
export interface DayFacts {
  readonly date: string;
  readonly accepted: number;
  /** Refused, or not answered with a yes for whatever reason. */
  readonly not_accepted: number;
  /** Phones that sent at least one. Null where the run has no timeline. */
  readonly phones: number | null;
}

/** Reports that go one way: from the phones of a cohort to the server that their requests name. */
export interface FlowFacts {
  /** Null where the run has no timeline, so that nobody can tell. */
  readonly cohort: string | null;
  readonly host: string;
  readonly reports: number;
  readonly phones: number | null;
  readonly accepted: number;
  /** Reports of phones whose build is not of the region that the client is made for. */
  readonly leaks: number | null;
  /** Names of fields that were filled. */
  readonly fields: readonly string[];
}

/** A cohort of the scenario, and what of it is in this run. */
export interface CohortFacts {
  readonly id: string;
  readonly title: string;
  readonly phones: number;
  readonly reports: number | null;
  readonly leaks: number | null;
  readonly reporting_phones: number | null;
}

/** An update, and when it was first and last installed. */
export interface UpdateFacts {
  readonly id: string;
  readonly released: string;
  readonly to: string;
  readonly brings_client: boolean;
  readonly is_fix: boolean;
  readonly cohorts: readonly string[];
}

/** Something that happened at a moment, on a phone. */
export interface MomentFacts {
  readonly time_ms: number;
  readonly device: number;
}

/** What there is to tell of a run, added up. Everything in it that came over the wire is anybody's text. */
export interface RunFacts {
  readonly scenario: { readonly id: string; readonly title: string; readonly about: string; readonly sha256: string };
  readonly seed: number;
  readonly devices: number;
  readonly record_version: number;
  /** The version of phonehome that made the run. */
  readonly version: string | null;
  readonly has_timeline: boolean;
  readonly epoch_ms: number;
  readonly end_ms: number;
  readonly start: string;
  readonly end: string;
  readonly days: number;
  readonly phases: readonly {
    readonly id: string;
    readonly title: string;
    readonly from: string;
    readonly from_ms: number;
  }[];
  readonly updates: readonly UpdateFacts[];
  readonly cohorts: readonly CohortFacts[];
  readonly verdicts: readonly Verdict[];
  /** Figures of the scenario that are assumed, and why. */
  readonly assumed: readonly { readonly on: string; readonly says: string }[];
  readonly reports: number;
  readonly accepted: number;
  readonly leaks: number | null;
  readonly reporting_phones: number | null;
  readonly leaking_phones: number | null;
  /** Requests that the server could not decode. */
  readonly undecoded: number;
  /** Reports whose request can be read by whoever sees it on the way. */
  readonly readable: number;
  readonly outcomes: readonly { readonly outcome: OutcomeName; readonly rule: string; readonly reports: number }[];
  readonly root_causes: readonly { readonly cause: RootCause | string; readonly reports: number }[];
  readonly by_day: readonly DayFacts[];
  /** By hour of the phone's local day; null without a timeline. */
  readonly by_hour: readonly number[] | null;
  readonly fields: readonly FieldFacts[];
  readonly flows: readonly FlowFacts[];
  readonly activations: { readonly count: number; readonly accepted: number; readonly hosts: readonly string[] };
  readonly first_report: MomentFacts | null;
  readonly first_leak: MomentFacts | null;
  readonly last_leak: MomentFacts | null;
  /** The last phone to install a fix, if any did. */
  readonly last_fix: MomentFacts | null;
  readonly fixed_phones: number | null;
  /** A record that shows what the reports of this run are: the first leak, else the first of all. */
  readonly sample: RecordRead | null;
}
