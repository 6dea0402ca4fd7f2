/** Names and versions of what a run folder holds. docs/reference/run-folder.md describes each. */
export const RUN_FORMAT = 'phonehome-run/1';

export const runFiles = {
  records: 'records.ndjson',
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
