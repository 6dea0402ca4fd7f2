import type { Scenario } from '@phonehome/shared';
import type { Affected } from './affected.ts';
import type { CounterMeasure } from './counter-measure.ts';
import { counter } from './counter-measures.ts';
import { watchRun } from './live.ts';
import { measureRun, type Values } from './measures.ts';

/** A story, who is affected in it, and how it is run. */
export interface Setting {
  readonly story: Scenario;
  readonly affected: Affected;
  readonly home: { readonly id: string; readonly story: Scenario; readonly affected: Affected } | null;
  readonly seeds: readonly number[];
  readonly devices: number;
  readonly signal: AbortSignal | undefined;
}

/** The name of a row; that of the story as it is is `none`. */
export function rowId(measure: CounterMeasure | null): string {
  return measure?.id ?? 'none';
}

/** The values of a run, and how much it was. */
export interface WatchedValues {
  readonly values: Values;
  readonly records: number;
  readonly phones: { readonly affected: number; readonly at_home: number };
}

/** Runs a story under a counter-measure with one seed, and beside it that of the phones at home, if that is another. */
export async function runUnder(
  { story, affected, home, devices, signal }: Omit<Setting, 'seeds'>,
  measure: CounterMeasure | null,
  seed: number,
  figures?: Readonly<Record<string, number>>,
): Promise<WatchedValues> {
  const wire = measure?.wire ?? 'clear';
  const scenario = measure ? counter(story, measure, affected, figures).scenario : story;
  const run = await watchRun({ scenario, seed, devices, affected, wire, signal });
  const phones = [...run.phones];
  let { records } = run;
  if (home) {
    const other = measure ? counter(home.story, measure, home.affected, figures).scenario : home.story;
    const there = await watchRun({ scenario: other, seed, devices, affected: home.affected, wire, signal });
    phones.push(...there.phones.filter(({ role }) => role === 'at-home'));
    records += there.records;
  }
  return {
    values: measureRun({ ...run, phones }),
    records,
    phones: {
      affected: phones.filter(({ role }) => role === 'affected').length,
      at_home: phones.filter(({ role }) => role === 'at-home').length,
    },
  };
}
