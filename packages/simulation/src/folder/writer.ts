import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhoneRun } from '@phonehome/client-sim';
import { recordLine } from '@phonehome/fake-server';
import { createWorld, type Scenario } from '@phonehome/shared';
import type { RunResult } from '../result.ts';
import type { Window } from '../witnessed.ts';
import { diskError } from './disk-error.ts';
import type { Environment } from './environment.ts';
import { createHashedFile, type FileFacts, type HashedFile } from './hashed-file.ts';
import { runFiles, type TimelineMode } from './layout.ts';
import { createManifest, type Manifest } from './manifest.ts';
import { openRunPlace } from './place.ts';
import { deviceLine, timelineLine } from './truth-line.ts';

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
}

/** A run folder while it is being written. */
export interface FolderWriter {
  window(window: Window): Promise<void>;
  /** Writes what belongs to the whole run, puts the folder in its place, and returns its manifest. */
  finish(fleet: readonly PhoneRun[], result: RunResult, environment: Environment): Promise<Manifest>;
  /** Closes the files and leaves the partial folder. */
  abandon(): Promise<void>;
}

/**
 * Begins a run folder as `<out>.partial`.
 * @throws PhonehomeError FOLDER_OCCUPIED or ENVIRONMENT
 */
export async function openFolder(options: FolderOptions, environment: Environment): Promise<FolderWriter> {
  const { scenario, seed, devices, timeline } = options;
  const place = await openRunPlace(options.out, { scenario: scenario.id, seed }, environment, options.force);
  const create = (name: string): Promise<HashedFile> => createHashedFile(join(place.partial, name));
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw diskError(error, place.partial);
    }
  };
  const records = await guard(() => create(runFiles.records));
  const truth = timeline === 'none' ? null : await guard(() => create(runFiles.timeline));
  const counts = { records: 0, truth: 0 };
  const whole = async (name: string, lines: Iterable<string>): Promise<FileFacts> => {
    const file = await create(name);
    for (const line of lines) await file.line(line);
    return file.close();
  };
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  return {
    window: (window) =>
      guard(async () => {
        for (const record of window.records) await records.line(recordLine(record));
        counts.records += window.records.length;
        if (!truth) return;
        for (const witnessed of window.truth) await truth.line(timelineLine(witnessed));
        counts.truth += window.truth.length;
      }),
    finish: (fleet, result, finished) =>
      guard(async () => {
        const text = options.scenario_text.replace(/\r\n/g, '\n').replace(/\n$/, '');
        const files: Record<string, FileFacts> = { [runFiles.records]: await records.close() };
        if (truth) files[runFiles.timeline] = await truth.close();
        const world = createWorld(scenario);
        const lines = await Promise.all(fleet.map((run) => deviceLine(run, world)));
        files[runFiles.devices] = await whole(runFiles.devices, lines);
        files[runFiles.result] = await whole(runFiles.result, json(result).split('\n'));
        files[runFiles.scenario] = await whole(runFiles.scenario, text.split('\n'));
        const manifest = createManifest(scenario, { seed, devices, timeline, counts, files });
        await writeFile(join(place.partial, runFiles.environment), `${json(finished)}\n`);
        await writeFile(join(place.partial, runFiles.manifest), `${json(manifest)}\n`);
        await place.finish();
        return manifest;
      }),
    async abandon() {
      await Promise.allSettled([records.close(), truth?.close()]);
    },
  };
}
