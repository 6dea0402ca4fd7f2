import type { ExchangeRecord } from '@phonehome/fake-server';
import type { Scenario } from '@phonehome/shared';
import { type Counts, judge, mergeCounts } from '../expectations/verdict.ts';
import type { RunResult } from '../result.ts';
import { mergeCells, resultCells, type TallyCell } from '../tally.ts';

/** What is known of a stretch of devices in sum: plain data, so that blocks, workers and resumed runs can be added up. */
export interface Sums {
  /** Phones by cohort. */
  readonly phones: Readonly<Record<string, number>>;
  readonly tally: readonly TallyCell[];
  /** One for each expectation, in the scenario's order. */
  readonly counts: readonly Counts[];
  readonly records: number;
  /** The first record, and the first of a refused report. */
  readonly samples: { readonly first: ExchangeRecord | null; readonly refused: ExchangeRecord | null };
}

/** The sums of two stretches of devices together. */
export function mergeSums(a: Sums, b: Sums): Sums {
  const phones = { ...a.phones };
  for (const [cohort, count] of Object.entries(b.phones)) phones[cohort] = (phones[cohort] ?? 0) + count;
  return {
    phones,
    tally: mergeCells(a.tally, b.tally),
    counts: a.counts.map((counts, i) => mergeCounts(counts, b.counts[i] as Counts)),
    records: a.records + b.records,
    samples: {
      first: earlier(a.samples.first, b.samples.first),
      refused: earlier(a.samples.refused, b.samples.refused),
    },
  };
}

/** The order of records.ndjson. */
export function byTime(a: ExchangeRecord, b: ExchangeRecord): number {
  return a.time_ms - b.time_ms || (a.exchange_id < b.exchange_id ? -1 : 1);
}

function earlier(a: ExchangeRecord | null, b: ExchangeRecord | null): ExchangeRecord | null {
  if (!a || !b) return a ?? b;
  return byTime(a, b) <= 0 ? a : b;
}

/** The record that best shows the story: the first of a refused report, else the first. */
export function sampleOf({ samples }: Sums): ExchangeRecord | null {
  return samples.refused ?? samples.first;
}

/** What a run found: the result that its sums amount to. */
export function resultOf(sums: Sums, scenario: Scenario, run: { seed: number; devices: number }): RunResult {
  const verdicts = scenario.expect.map((expectation, i) => judge(expectation, sums.counts[i] as Counts, run));
  return {
    scenario: scenario.id,
    title: scenario.title,
    seed: run.seed,
    devices: run.devices,
    phones: sums.phones,
    tally: resultCells(inOrder(sums.tally, scenario)),
    verdicts,
    held: verdicts.every(({ status }) => status !== 'failed'),
    sample_exchange_id: sampleOf(sums)?.exchange_id ?? null,
  };
}

/** Cells in the order in which the scenario names cohorts, phases and builds. */
function inOrder(cells: readonly TallyCell[], scenario: Scenario): TallyCell[] {
  const cohorts = scenario.cohorts.map(({ id }) => id);
  const phases = scenario.phases.map(({ id }) => id);
  const builds = Object.keys(scenario.builds);
  return cells.toSorted(
    (a, b) =>
      cohorts.indexOf(a.cohort) - cohorts.indexOf(b.cohort) ||
      phases.indexOf(a.phase) - phases.indexOf(b.phase) ||
      builds.indexOf(a.build) - builds.indexOf(b.build),
  );
}
