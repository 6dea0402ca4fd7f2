import type { Scenario } from '@phonehome/shared';

/** Names and versions of what a run folder holds. docs/reference/run-folder.md describes each. */
export const RUN_FORMAT = 'phonehome-run/1';

export const runFiles = {
  records: 'records.ndjson',
  activations: 'activations.ndjson',
  timeline: 'timeline.ndjson',
  devices: 'devices.ndjson',
  result: 'result.json',
  scenario: 'scenario.yaml',
  manifest: 'manifest.json',
  environment: 'environment.json',
} as const;

/** Where a partial folder keeps its finished blocks until they are merged. */
export const BLOCKS_FOLDER = 'blocks';

/** How much of the truth a timeline has: every event, what the activation client heard and did, or nothing. */
export const timelines = ['full', 'client', 'none'] as const;
export type TimelineMode = (typeof timelines)[number];

/** Which files a run has beside the records and the devices. */
export interface RunParts {
  readonly timeline: TimelineMode;
  /** What the maker's server records: only if some build has the maker's activation. */
  readonly activations: boolean;
}

/** Which files the run of a scenario has. */
export function partsOf({ builds }: Pick<Scenario, 'builds'>, timeline: TimelineMode): RunParts {
  return { timeline, activations: Object.values(builds).some(({ maker_activation }) => maker_activation) };
}
