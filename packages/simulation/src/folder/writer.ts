import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scenario } from '@phonehome/shared';
import type { RunResult } from '../result.ts';
import type { BlockFiles } from './block-writer.ts';
import { onDisk } from './disk-error.ts';
import type { Environment } from './environment.ts';
import { type FileFacts, writeHashedFile } from './hashed-file.ts';
import { BLOCKS_FOLDER, runFiles, type TimelineMode } from './layout.ts';
import { createManifest, type Manifest } from './manifest.ts';
import { openRunPlace } from './place.ts';
import type { RunKey } from './segments.ts';

/** What a run folder is for. */
export interface FolderOptions {
  readonly out: string;
  readonly force: boolean;
  readonly scenario: Scenario;
  /** The scenario file as it was read. */
  readonly scenario_text: string;
  readonly seed: number;
  readonly devices: number;
  readonly timeline: TimelineMode;
  /** Of which run blocks may be gone on with. */
  readonly key: RunKey;
}

/** A run folder while it is being written. */
export interface RunFolder {
  /** `<out>.partial`, where the files of the run are written. */
  readonly partial: string;
  /** Writes what belongs to the whole run, puts the folder in its place, and returns its manifest. */
  finish(written: BlockFiles<FileFacts>, result: RunResult, environment: Environment): Promise<Manifest>;
}

/**
 * Begins a run folder as `<out>.partial`.
 * @throws PhonehomeError FOLDER_OCCUPIED or ENVIRONMENT
 */
export async function openFolder(options: FolderOptions, environment: Environment): Promise<RunFolder> {
  const { scenario, seed, devices, timeline, key } = options;
  const place = await openRunPlace(options.out, { scenario: scenario.id, seed }, key, environment, options.force);
  const { partial } = place;
  const whole = (name: string, text: string): Promise<FileFacts> =>
    writeHashedFile(join(partial, name), text.split('\n'));
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  return {
    partial,
    finish: (written, result, finished) =>
      onDisk(partial, async () => {
        const text = options.scenario_text.replace(/\r\n/g, '\n').replace(/\n$/, '');
        const files: Record<string, FileFacts> = { [runFiles.records]: written.records };
        if (written.activations) files[runFiles.activations] = written.activations;
        if (written.timeline) files[runFiles.timeline] = written.timeline;
        files[runFiles.devices] = written.devices;
        files[runFiles.result] = await whole(runFiles.result, json(result));
        files[runFiles.scenario] = await whole(runFiles.scenario, text);
        const counts = { records: written.records.lines, truth: written.timeline?.lines ?? 0 };
        const manifest = createManifest(scenario, { seed, devices, timeline, counts, files });
        await writeFile(join(partial, runFiles.environment), `${json(finished)}\n`);
        await rm(join(partial, BLOCKS_FOLDER), { recursive: true, force: true });
        await writeFile(join(partial, runFiles.manifest), `${json(manifest)}\n`);
        await place.finish();
        return manifest;
      }),
  };
}
