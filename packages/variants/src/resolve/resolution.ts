import type { Source } from '../facts/source.ts';
import type { Consent, KnownClient, Repetition, Transport } from '../knowledge/known-client.ts';

/** Android's layers, in the order in which each may overrule those before it. */
export type Layer =
  | 'image'
  | 'build-properties'
  | 'overlay'
  | 'carrier-config'
  | 'persisted-property'
  | 'effective-property'
  | 'user';

/** What is different from phone to phone while the build is the same. */
export interface Circumstances {
  /** The networks of its cards, by slot; null for an empty slot, or where it is not known. */
  readonly sims: readonly ({ readonly mcc: string; readonly mnc: string } | null)[];
  /** What earlier builds have left in /data/property. */
  readonly persisted: Readonly<Record<string, string>>;
  /** Packages that the user has disabled. */
  readonly disabled_by_user: readonly string[];
}

/** One step of the resolution: which layer said what, and what was believed after it. */
export interface Step {
  readonly layer: Layer;
  readonly says: string;
  readonly live: Liveness;
  readonly source: Source | null;
}

/** Whether a client runs. `unknown` names in `missing` the fact that would tell. */
export type Liveness = 'live' | 'off' | 'absent' | 'unknown';

/** What was found of one client in a build. */
export interface ResolvedClient {
  readonly client: KnownClient;
  /** The package that it is in, also if it was renamed; null where only other signs were found. */
  readonly package: string | null;
  /** What betrayed it, and where. */
  readonly signs: readonly {
    readonly sign: 'package' | 'switch' | 'endpoint' | 'fields';
    readonly saw: string;
    readonly source: Source;
  }[];
  readonly live: Liveness;
  readonly missing: readonly string[];
  readonly endpoint: { readonly host: string; readonly port: number; readonly data_region: string | null } | null;
  readonly transport: Transport | 'unknown';
  readonly consent: Consent | 'unknown';
  readonly repetition: Repetition | 'unknown';
  readonly steps: readonly Step[];
}
