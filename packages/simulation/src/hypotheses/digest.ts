import { findingOf } from './finding.ts';
import { dimensionNames, dimensions } from './grid.ts';
import { limitsOf } from './limits.ts';
import type { Hypotheses } from './result.ts';
import { type Standings, summarise } from './summary.ts';

/** What the whole grid says in short: for who reports of a run and does not run the grid. */
export interface HypothesesDigest {
  readonly scenario: string;
  readonly seeds: number;
  readonly cells: number;
  readonly phones: number;
  readonly days: number;
  readonly standings: Standings;
  /** How the cells with each value of each setting stand. */
  readonly values: readonly {
    readonly setting: string;
    readonly says: string;
    readonly value: string;
    readonly standings: Standings;
  }[];
  readonly finding: readonly string[];
  readonly limits: readonly string[];
}

/** Shortens a result. */
export function digestHypotheses(hypotheses: Hypotheses): HypothesesDigest {
  const { scenario, seeds, cells, phones, days } = hypotheses;
  const summary = summarise(hypotheses);
  return {
    scenario,
    seeds,
    cells: cells.length,
    phones,
    days,
    standings: summary.standings,
    values: dimensionNames.flatMap((name) =>
      summary.values
        .filter(({ dimension }) => dimension === name)
        .map(({ value, standings }) => {
          return { setting: dimensions[name].label, says: dimensions[name].says, value, standings };
        }),
    ),
    finding: findingOf(hypotheses, summary),
    limits: limitsOf(hypotheses),
  };
}
