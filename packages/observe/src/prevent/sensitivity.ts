import { type Scenario } from '@phonehome/shared';
import { counterMeasures } from './counter-measures.ts';
import type { Setting, WatchedValues } from './examine.ts';
import type { Values } from './measures.ts';
import type { TriedFigure } from './result.ts';

/** A figure with another value, and what it takes to run it. */
export interface Attempt {
  readonly runs: number;
  readonly run: (n: number) => Promise<{ readonly row: string; readonly values: WatchedValues }>;
}

export function attempts(_setting: Setting, _scenario: Scenario): Attempt[] {
  return [];
}

export function judgeAttempt(
  _attempt: Attempt,
  _found: ReadonlyMap<string, readonly Values[]>,
  _outcome: ReadonlyMap<string, readonly Values[]>,
): TriedFigure {
  throw new Error(String(counterMeasures.length));
}
