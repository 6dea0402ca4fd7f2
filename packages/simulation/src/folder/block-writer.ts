import type { PhoneRun } from '@phonehome/client-sim';
import { recordLine } from '@phonehome/fake-server';
import type { World } from '@phonehome/shared';
import type { Window } from '../witnessed.ts';
import { createHashedFile, type FileFacts, writeHashedFile } from './hashed-file.ts';
import { deviceLine, timelineLine } from './truth-line.ts';

/** The files that a block, or a whole run, has; null for those that it has not. */
export interface BlockFiles<T> {
  readonly records: T;
  readonly activations: T | null;
  readonly timeline: T | null;
  readonly devices: T;
}

/** Writes what happens in a block, as it happens. */
export interface BlockWriter {
  window(window: Window): Promise<void>;
  /** Writes the devices and closes the files. */
  finish(fleet: readonly PhoneRun[], world: World): Promise<BlockFiles<FileFacts>>;
  /** Closes the files and leaves them as they are. */
  abandon(): Promise<void>;
}

/**
 * Creates the files of a block; rejects with the system's error if there is one already.
 * @param packed whether all but the devices are segments, which are packed until they are merged
 */
export async function createBlockWriter(paths: BlockFiles<string>, packed: boolean): Promise<BlockWriter> {
  const records = await createHashedFile(paths.records, packed);
  const optional = async (path: string | null) => (path === null ? null : await createHashedFile(path, packed));
  const activations = await optional(paths.activations);
  const timeline = await optional(paths.timeline);
  return {
    async window(window) {
      for (const record of window.records) await records.line(recordLine(record));
      if (activations) for (const record of window.activations) await activations.line(recordLine(record));
      if (!timeline) return;
      for (const witnessed of window.truth) await timeline.line(timelineLine(witnessed));
    },
    async finish(fleet, world) {
      const devices = await Promise.all(fleet.map((run) => deviceLine(run, world)));
      return {
        records: await records.close(),
        activations: (await activations?.close()) ?? null,
        timeline: (await timeline?.close()) ?? null,
        devices: await writeHashedFile(paths.devices, devices),
      };
    },
    async abandon() {
      await Promise.allSettled([records.close(), activations?.close(), timeline?.close()]);
    },
  };
}
