import type { Source } from './source.ts';

/**
 * Where a property is set. `persisted` is what /data/property keeps from one start, and one build, to the next; `init` is
 * a `setprop` of an init script, which sets it at each start; `effective` is the value that a running phone tells
 * (getprop), after all of them.
 */
export type PropertyLayer =
  | 'default'
  | 'system'
  | 'system_ext'
  | 'vendor'
  | 'odm'
  | 'product'
  | 'unknown-partition'
  | 'persisted'
  | 'init'
  | 'effective';

/** A system property with its value. */
export interface PropertyFact {
  readonly name: string;
  readonly value: string;
  readonly layer: PropertyLayer;
  readonly source: Source;
}

/** Whether a package of the image runs, as `pm` and `dumpsys package` tell it. */
export type PackageState =
  | 'enabled'
  | 'disabled'
  | 'disabled-by-user'
  | 'disabled-until-used'
  | 'not-installed-for-user'
  /** It is there; whether it is enabled was not told (`pm list packages -f`, or a file in an image). */
  | 'state-unknown';

/** An installed package. */
export interface PackageFact {
  readonly name: string;
  readonly state: PackageState;
  /** The path of its APK on the phone, where told. */
  readonly path: string | null;
  /** The Android user it is told for; null for all. */
  readonly user: number | null;
  readonly source: Source;
}

/** What a static overlay (RRO) or an overlay of the image sets in another package's resources. */
export interface OverlayFact {
  readonly target_package: string | null;
  readonly resource_type: string;
  readonly resource: string;
  readonly value: string;
  /** `android:priority` of its manifest: of several overlays the highest counts. */
  readonly priority?: number;
  readonly source: Source;
}

/** A key of carrier configuration. The MCC and MNC are digits as in the file; null stands for every carrier. */
export interface CarrierConfigFact {
  readonly mcc: string | null;
  readonly mnc: string | null;
  readonly key: string;
  readonly value: string;
  /** What else a card must have for it, such as a `gid1`, or the id of a carrier: it is for some cards of the network. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly source: Source;
}

/** A file of an image or of its list. */
export interface FileFact {
  /** As on the phone: `/system/priv-app/X/X.apk`. */
  readonly path: string;
  readonly source: Source;
}

/** A text of interest found inside of a file: the reader of archives keeps only what the knowledge base asks for. */
export interface TextFact {
  /** The path on the phone of the file or APK that it was found in. */
  readonly path: string;
  /** The package of that APK, if it could be read. */
  readonly package: string | null;
  readonly text: string;
  readonly source: Source;
}

/** What kinds of facts may be looked at. A fact that is not there means nothing unless its kind was looked at. */
export const factKinds = [
  'build-properties',
  'effective-properties',
  'packages',
  'disabled-packages',
  'package-details',
  'files',
  'texts',
  'overlays',
  'carrier-config',
] as const;
export type FactKind = (typeof factKinds)[number];

/** Something about an input that could not be read, or not in full. A gate must not pass on what it did not see. */
export interface InputProblem {
  readonly what: string;
  readonly remedy: string;
  readonly source: Source;
  /** Which kinds of facts are incomplete because of it. */
  readonly affects: readonly FactKind[];
}

/** Everything known of one build. */
export interface BuildFacts {
  /** How to call it: the folder, file or build that it was read from. */
  readonly name: string;
  readonly looked_at: ReadonlySet<FactKind>;
  /** Whose files of properties were read, also those that set nothing; without it, those that a property is from. */
  readonly property_layers?: ReadonlySet<PropertyLayer>;
  readonly properties: readonly PropertyFact[];
  readonly packages: readonly PackageFact[];
  readonly overlays: readonly OverlayFact[];
  readonly carrier_config: readonly CarrierConfigFact[];
  readonly files: readonly FileFact[];
  readonly texts: readonly TextFact[];
  readonly problems: readonly InputProblem[];
}
