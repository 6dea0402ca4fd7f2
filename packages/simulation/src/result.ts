import type { Verdict } from './expectations/verdict.ts';
import type { ResultCell } from './tally.ts';

/** What a run found: sums by cohort, phase and build, and the verdict of each expectation. Is result.json. */
export interface RunResult {
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  readonly devices: number;
  readonly phones: Readonly<Record<string, number>>;
  readonly tally: readonly ResultCell[];
  readonly verdicts: readonly Verdict[];
  /** True only if every expectation that could be judged held. */
  readonly held: boolean;
  /** The exchange that best shows the story: the first refused one, else the first. */
  readonly sample_exchange_id: string | null;
}
