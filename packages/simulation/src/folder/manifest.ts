import { createHash } from 'node:crypto';
import { RECORD_VERSION } from '@phonehome/fake-server';
import type { Scenario } from '@phonehome/shared';
import type { FileFacts } from './hashed-file.ts';
import { RUN_FORMAT, type TimelineMode } from './layout.ts';

/** What two runs are compared by: equal if and only if they are the same, wherever and however they were made. */
export interface Manifest {
  readonly format: typeof RUN_FORMAT;
  readonly scenario: { readonly id: string; readonly format: string; readonly sha256: string };
  readonly seed: number;
  readonly devices: number;
  readonly timeline: TimelineMode;
  readonly record_version: number;
  readonly counts: { readonly records: number; readonly truth: number };
  readonly files: Readonly<Record<string, FileFacts>>;
}

/** SHA-256 of what a scenario says, not of its text. */
export function scenarioHash(scenario: Scenario): string {
  return createHash('sha256').update(JSON.stringify(scenario)).digest('hex');
}

/**
 * The manifest of a run. `scenario.sha256` is the hash of what the scenario says; the hash of the file as it was read,
 * with its layout and comments, is among the files.
 */
export function createManifest(
  scenario: Scenario,
  run: Pick<Manifest, 'seed' | 'devices' | 'timeline' | 'counts' | 'files'>,
): Manifest {
  const sha256 = scenarioHash(scenario);
  return {
    format: RUN_FORMAT,
    scenario: { id: scenario.id, format: scenario.format, sha256 },
    seed: run.seed,
    devices: run.devices,
    timeline: run.timeline,
    record_version: RECORD_VERSION,
    counts: run.counts,
    files: run.files,
  };
}
