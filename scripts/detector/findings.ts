import type { Group } from './feature.ts';
import type { Quality } from './measures.ts';
import type { Importance } from './permutation.ts';
import type { Story } from './samples.ts';

/** A story that a detector is tried on. */
export interface Trial extends Story {
  readonly id: string;
  readonly about: string;
}

/** How many exchanges of each label or kind of application. */
export type Counts = Readonly<Record<string, number>>;

/** How well an observer's detector tells reports from what other applications send. */
export interface ViewFinding {
  readonly view: string;
  /** By trial. */
  readonly quality: Readonly<Record<string, Quality>>;
  /** By trial and kind of application: the share of its exchanges that was flagged. */
  readonly false_alarms: Readonly<Record<string, Counts>>;
  /** By trial and form of report (`leak, 26 fields`): the share of such reports that was flagged. */
  readonly found: Readonly<Record<string, Counts>>;
  /** In the first trial, of the features that matter most. */
  readonly importances: readonly Importance[];
}

/** How well a detector does that has one group of features alone, in the first trial. */
export interface GroupFinding extends Quality {
  readonly group: Group;
  /** Of HTTP in clear text alone. */
  readonly auc_http: number;
}

/** How well a number tells by itself, without a detector, whichever way round, in the first trial. */
export interface NumberFinding {
  readonly name: string;
  readonly auc: number;
  readonly auc_http: number;
}

/** How well a group of features alone tells a leak from a registration, by trial. */
export interface KindFinding {
  readonly group: Group;
  readonly trials: Readonly<
    Record<string, { readonly auc: number; readonly leaks_found: number; readonly registrations_flagged: number }>
  >;
}

/** All that the page about the detector tells. */
export interface Findings {
  readonly train: Story;
  readonly trials: readonly Trial[];
  readonly counts: Readonly<Record<string, Counts>>;
  /** By trial: how many reports of each form. */
  readonly forms: Readonly<Record<string, Counts>>;
  readonly views: readonly ViewFinding[];
  readonly alone: readonly GroupFinding[];
  readonly single: readonly NumberFinding[];
  /** The same of detectors that have learnt from another story. */
  readonly relearnt: { readonly train: Story; readonly views: readonly ViewFinding[] };
  readonly kinds: {
    readonly train: Story;
    readonly trials: readonly { readonly id: string; readonly about: string; readonly stories: readonly Story[] }[];
    readonly counts: Readonly<Record<string, Counts>>;
    readonly alone: readonly KindFinding[];
  };
}
