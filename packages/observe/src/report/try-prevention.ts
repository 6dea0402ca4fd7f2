import type { Scenario } from '@phonehome/shared';
import type { ProgressListener } from '@phonehome/simulation';
import { affectedOf } from '../prevent/affected.ts';
import { daysOfStory, firstDays } from '../prevent/derived.ts';
import { examinePrevention, SEEDS_DEFAULT } from '../prevent/examine.ts';
import type { Prevention } from '../prevent/result.ts';

/** How much of counter-measures is run for a report: a small sample, all phones and days, or nothing. */
export type PreventionExtent = 'sample' | 'full' | 'none';

/** What was found, or why nothing was looked for. */
export type PreventionTried = { readonly found: Prevention } | { readonly why_not: string };

/** A sample that takes seconds: so few phones and seeds show directions, not sizes. */
const SAMPLE = { devices: 10, days: 28, seeds: 2 } as const;

/**
 * Runs a story with each counter-measure, where some phone in it runs the client of another region.
 * @param at_home a story of phones for which the client is meant, where this one has none
 */
export async function tryPrevention(
  scenario: Scenario,
  run: { readonly seed: number; readonly devices: number },
  {
    extent,
    at_home,
    signal,
    onProgress = () => undefined,
  }: {
    readonly extent: PreventionExtent;
    readonly at_home: Scenario | null;
    readonly signal?: AbortSignal | undefined;
    readonly onProgress?: ProgressListener | undefined;
  },
): Promise<PreventionTried> {
  if (extent === 'none') return { why_not: 'Counter-measures were not asked for (--no-prevention).' };
  const hasLeak = (story: Scenario): boolean => affectedOf(story).cohorts.size > 0;
  if (!hasLeak(scenario)) {
    return { why_not: 'In this story no phone runs the client of another region, so there is nothing to prevent.' };
  }
  const all = daysOfStory(scenario);
  const few = Math.min(SAMPLE.days, all);
  const sample = {
    // Where the story takes longer to come to its leak, it is told as a whole.
    days: hasLeak(firstDays(scenario, few)) ? few : all,
    devices: Math.min(SAMPLE.devices, run.devices),
    seeds: SAMPLE.seeds,
  };
  const size = extent === 'full' ? { days: all, devices: run.devices, seeds: SEEDS_DEFAULT } : sample;
  const steps = examinePrevention(scenario, { ...size, seed: run.seed, at_home, signal });
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) return { found: step.value };
    onProgress(step.value);
  }
}
