import type { GateOutcome } from '@phonehome/variants';

/** When phones got a build of a scenario, and how. */
export interface Release {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly by: 'factory' | 'update';
  /** The update's id; null for the factory. */
  readonly update: string | null;
  readonly cohort: string;
}

/** What `phonehome check` has found, ready to be written in any format. */
export interface Checked {
  readonly outcome: GateOutcome;
  /** Builds of a scenario, by the name in their report, with when they were released. */
  readonly released: ReadonlyMap<string, readonly Release[]>;
  readonly allow_unknown: boolean;
  readonly exit_code: 0 | 1;
}

/** The formats of `phonehome check`. */
export const formats = ['text', 'json', 'sarif', 'junit', 'tap'] as const;
export type Format = (typeof formats)[number];
