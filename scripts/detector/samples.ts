import { readFileSync } from 'node:fs';
import { exchangeRow, liveBlock, type Truth, worldOfDays } from '@phonehome/dataset';
import { loadScenario } from '@phonehome/shared';
import { contentFeatures, contentOf } from './content-features.ts';
import { createFlowReader, flowFeatures } from './flow-features.ts';

/** Every feature, in the order of a sample's numbers. */
export const features = [...flowFeatures, ...contentFeatures];

/** An exchange as a detector has it, and what it truly is. */
export interface Sample {
  readonly values: readonly number[];
  readonly truth: Pick<Truth, 'label' | 'split' | 'application'>;
}

/** Which exchanges: those of so many phones of a story under a seed, for so many days from its start. */
export interface Story {
  readonly scenario: string;
  readonly seed: number;
  readonly devices: number;
  readonly days: number;
  /** Exchanges of other applications for each screen wake, on the mean. */
  readonly background: number;
}

/** The exchanges of a story as `phonehome generate` would write them, as samples in order of time. */
export async function samplesOf({ scenario, seed, devices, days, background }: Story): Promise<Sample[]> {
  const path = `scenarios/${scenario}.yaml`;
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const world = worldOfDays(loadScenario(text, path), days);
  const readFlow = createFlowReader();
  const samples: Sample[] = [];
  const block = { index: 0, first_device: 0, devices };
  for await (const { exchanges } of liveBlock({ world, seed, background, keeps_events: false }, block)) {
    for (const { exchange, truth } of exchanges) {
      const row = exchangeRow(exchange);
      const { label, split, application } = truth;
      samples.push({ values: [...readFlow(row), ...contentOf(row)], truth: { label, split, application } });
    }
  }
  return samples;
}

/** Where a feature stands in a sample. */
export function placeOf(name: string): number {
  const place = features.findIndex((feature) => feature.name === name);
  if (place < 0) throw new RangeError(`no feature is called ${name}`);
  return place;
}

/** A report by a build that is not labelled for the region of its client. */
export function isLeak({ truth: { label } }: Sample): boolean {
  return label === 'leak';
}

/** A report of the client, whether it leaks or was intended. */
export function isReport({ truth: { label } }: Sample): boolean {
  return label === 'leak' || label === 'registration';
}
