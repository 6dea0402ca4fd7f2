import type { Source } from '../facts/source.ts';
import type { Consent, KnownClient, Repetition, Transport } from '../knowledge/known-client.ts';
import type { Sign } from '../recognise/sign.ts';

/** Android's layers, in the order in which each may overrule those before it. */
export const layers = [
  'image',
  'build-properties',
  'overlay',
  'carrier-config',
  'persisted-property',
  'init-script',
  'effective-property',
  'user',
] as const;
export type Layer = (typeof layers)[number];

/** The network of a card. */
export interface CardNetwork {
  readonly mcc: string;
  readonly mnc: string;
}

/** What is different from phone to phone while the build is the same. */
export interface Circumstances {
  /** The networks of its cards, by slot, null for an empty slot; or any: whatever card makes a client live. */
  readonly sims: readonly (CardNetwork | null)[] | 'any';
  /** What earlier builds have left in /data/property, beside what the facts tell of it. */
  readonly persisted: Readonly<Record<string, string>>;
  /** Packages that the user has disabled, beside those that the facts tell of. */
  readonly disabled_by_user: readonly string[];
}

/** Whether a client runs. `unknown` names in `missing` the facts that would tell. */
export type Liveness = 'live' | 'off' | 'absent' | 'unknown';

/** One step of the resolution: which layer said what, and what was believed after it. */
export interface Step {
  readonly layer: Layer;
  readonly says: string;
  readonly live: Liveness;
  readonly source: Source | null;
}

/** Where a client sends. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly data_region: string | null;
}

/** What was found of one client in a build. */
export interface ResolvedClient {
  readonly client: KnownClient;
  /** The package that it is in, also if it was renamed; null where only other signs were found. */
  readonly package: string | null;
  /** What betrayed it, and where. */
  readonly signs: readonly Sign[];
  readonly live: Liveness;
  /** Without what the user of one phone did: what the build itself does. */
  readonly live_in_build: Liveness;
  /** For unknown: the facts that would tell, as a person would provide them. */
  readonly missing: readonly string[];
  readonly endpoint: Endpoint | null;
  readonly transport: Transport;
  readonly consent: Consent;
  readonly repetition: Repetition;
  readonly steps: readonly Step[];
}
