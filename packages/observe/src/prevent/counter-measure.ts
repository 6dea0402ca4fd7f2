import type { Scenario } from '@phonehome/shared';
import type { Affected } from './affected.ts';
import type { Wire } from './sight.ts';
import type { Theory } from './theory.ts';

/** What is changed in a story, and what there is to say about that. */
export interface Change {
  /** What becomes another in the scenario; nothing where only others see something else. */
  readonly change: Partial<Scenario>;
  /** What was assumed where the story leaves it open. */
  readonly notes: readonly string[];
}

/** A counter-measure: a pure transformation of a scenario, so that a run under it is a run as any other. */
export interface CounterMeasure {
  readonly id: string;
  /** A few words, for tables. */
  readonly title: string;
  /** What it is, and of what is assumed, what. */
  readonly says: string;
  /** What protects the reports on their way under it. */
  readonly wire: Wire;
  /** Figures of it that are ours: another value gives another row. */
  readonly figures: Readonly<Record<string, { readonly value: number; readonly low: number; readonly high: number }>>;
  readonly theory: readonly Theory[];
  /** @param figures values for those above */
  readonly apply: (scenario: Scenario, affected: Affected, figures: Readonly<Record<string, number>>) => Change;
}
