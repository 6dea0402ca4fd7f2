import type { Happening, PhoneIdentity, PhoneRun, TruthEntry } from '@phonehome/client-sim';
import type { ExchangeRecord } from '@phonehome/fake-server';

/** Where in the story something is: whose phone, in which phase, and which build it runs at that moment. */
export interface Setting {
  readonly cohort: string;
  readonly phase: string;
  readonly build: string;
}

/** An entry of the truth with its setting. */
export interface Witnessed extends TruthEntry {
  readonly build: string;
  /** Whether the build has an activation client that could hear of it. */
  readonly has_client: boolean;
  readonly run: PhoneRun;
}

/** A report with what the server made of it; the record is null when it never reached the server whole. */
export interface WitnessedReport {
  readonly happening: Happening & { event: 'report' };
  /** The numbers of the phone and of the cards that were in it then. */
  readonly identity: PhoneIdentity;
  readonly record: ExchangeRecord | null;
}

/** A stretch of virtual time in which all phones have lived: one UTC day. */
export interface Window {
  readonly from_ms: number;
  readonly until_ms: number;
  readonly phase: string;
  /** What is kept of the truth, in order of (time_ms, device, seq). */
  readonly truth: readonly Witnessed[];
  /** Those of the operator's server, in order of (time_ms, exchange_id). */
  readonly records: readonly ExchangeRecord[];
  /** Those of the maker's server, likewise. */
  readonly activations: readonly ExchangeRecord[];
}
