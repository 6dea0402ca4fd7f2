import type {
  CarrierConfigFact,
  FactKind,
  FileFact,
  InputProblem,
  OverlayFact,
  PackageFact,
  PropertyFact,
  PropertyLayer,
  TextFact,
} from '../facts/facts.ts';
import type { Source } from '../facts/source.ts';
import type { PropertyFile, PropertyImport } from './properties/imports.ts';

/** A file that is broken in a thousand places is told to be so by some of them, for each kind of facts. */
const PROBLEMS_A_FILE = 20;

/** A property that an init script sets where others have certain values. */
export interface InitProperty {
  readonly name: string;
  readonly value: string;
  readonly conditions: readonly (readonly [name: string, value: string])[];
  readonly source: Source;
}

/** A value that an overlay sets, before it is known what overlay that is. */
export interface OverlayValue extends OverlayFact {
  /** The folder or APK of the overlay. */
  readonly root: string;
}

/** What the manifest of an overlay says of it. */
export interface OverlayManifest {
  readonly root: string;
  readonly package: string | null;
  readonly target_package: string | null;
  readonly priority: number;
  readonly is_static: boolean;
  readonly requires: readonly [name: string, value: string] | null;
}

/** What the readers of files put what they found into; `assemble` makes the facts of a build of it. */
export interface Collector {
  readonly looked_at: Set<FactKind>;
  properties: PropertyFact[];
  /** Whose files of properties were read, also those that set nothing. */
  readonly property_layers: Set<PropertyLayer>;
  readonly property_files: PropertyFile[];
  readonly property_imports: PropertyImport[];
  /** A file of properties has lost its last line feed, and perhaps more. */
  properties_open: boolean;
  readonly init_properties: InitProperty[];
  readonly packages: PackageFact[];
  /** Lists of packages that may be of all packages or of some. */
  readonly open_lists: { readonly source: Source; readonly of_image: boolean }[];
  readonly overlay_values: OverlayValue[];
  readonly overlay_manifests: OverlayManifest[];
  /** By the name of an overlay's package, whether it is enabled from the start. */
  readonly overlay_defaults: Map<string, boolean>;
  /** The same for what a running phone tells. */
  readonly overlay_states: Map<string, boolean>;
  readonly carrier_config: CarrierConfigFact[];
  readonly files: FileFact[];
  /** Those of which a file was read. */
  readonly partitions: Set<string>;
  /** Images that are not unpacked; null where it is not known of what. */
  readonly packed_partitions: { readonly partition: string | null; readonly source: Source }[];
  readonly texts: TextFact[];
  readonly problems: InputProblem[];
  /** The software of an unpacked system partition was read. */
  has_image: boolean;
  readonly problem: (problem: InputProblem) => void;
}

/** An empty collector. */
export function createCollector(): Collector {
  const problems: InputProblem[] = [];
  const counts = new Map<string, number>();
  return {
    looked_at: new Set(),
    properties: [],
    property_layers: new Set(),
    property_files: [],
    property_imports: [],
    properties_open: false,
    init_properties: [],
    packages: [],
    open_lists: [],
    overlay_values: [],
    overlay_manifests: [],
    overlay_defaults: new Map(),
    overlay_states: new Map(),
    carrier_config: [],
    files: [],
    partitions: new Set(),
    packed_partitions: [],
    texts: [],
    problems,
    has_image: false,
    problem(problem) {
      const [outer] = problem.source.file.split('!');
      const key = JSON.stringify([outer, ...problem.affects]);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count <= PROBLEMS_A_FILE) problems.push(problem);
    },
  };
}
