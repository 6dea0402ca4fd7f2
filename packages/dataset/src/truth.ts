import type { Sensitivity } from '@phonehome/shared';

/**
 * What an exchange is. leak: a report by a build that is not labelled for the client's own region. registration: one by a
 * build that is, as intended. activation: the maker's own, within TLS. background: any other application's.
 */
export const labels = ['leak', 'registration', 'activation', 'background'] as const;
export type Label = (typeof labels)[number];

/** Which part of a data set a device belongs to. */
export const splits = ['train', 'validation', 'test'] as const;
export type Split = (typeof splits)[number];

/**
 * The truth of an exchange: what no observer is told. Exchanges of which it is the same may share the object, which nobody
 * changes.
 */
export interface Truth {
  readonly label: Label;
  /** The index of the phone, and of the person whose habits it has: twins share one. */
  readonly device: number;
  readonly person: number;
  readonly split: Split;
  readonly cohort: string;
  readonly phase: string;
  /** What the phone ran then, and how that was labelled. */
  readonly build: string;
  readonly region: string;
  /** Of the background: the kind of application. */
  readonly application: string | null;
  /** Of a report: what made the client try, and the root of that. */
  readonly trigger: string | null;
  readonly root_cause: string | null;
  /** Of a report: the gates that held the client back since its last one, in order of the alphabet. */
  readonly gates: readonly string[];
  /** What the server decided, by which rule. */
  readonly outcome: string | null;
  readonly policy_rule: string | null;
  /** The identifying fields that went over the wire in clear text, filled, and what each tells about. */
  readonly leaked: readonly { readonly field: string; readonly sensitivity: Sensitivity }[];
  readonly network: string;
  /** Where the person truly was: of people whose behaviour has `mobility`. The cell is that of the phone. */
  readonly place: string | null;
  readonly cell: string;
}
