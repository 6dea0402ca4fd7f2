import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeLines } from '@phonehome/fake-server';
import { PhonehomeError } from '@phonehome/shared';
import { RUN_FORMAT, runFiles } from './layout.ts';
import type { Manifest } from './manifest.ts';

/**
 * The manifest of a finished run.
 * @throws PhonehomeError RUN_UNREADABLE when the folder is no finished run
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, runFiles.manifest), 'utf8').catch(() => null);
  if (text === null) throw unreadable(folder, `there is no ${runFiles.manifest}`, 'Name the folder of a finished run');
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.format === RUN_FORMAT) return manifest;
  } catch {
    // Falls through to the same refusal: whatever it is, it is no manifest of ours.
  }
  throw unreadable(join(folder, runFiles.manifest), 'this is no manifest of a run', 'Make the run again');
}

/**
 * Refuses a run whose files no longer have the sizes that its manifest says. Hashing all would take long; this finds
 * what was cut, lost or added to.
 */
export async function refuseIfAltered(folder: string, { files }: Manifest): Promise<void> {
  for (const [name, { bytes }] of Object.entries(files)) {
    const size = await stat(join(folder, name))
      .then((facts) => facts.size)
      .catch(() => null);
    if (size === bytes) continue;
    const what = size === null ? 'the file is missing' : `the file has ${size} bytes; the manifest says ${bytes}`;
    throw unreadable(join(folder, name), what, 'Make the run again');
  }
}

/** The lines of a file of a run. */
export async function* runLines(folder: string, name: string): AsyncGenerator<string> {
  try {
    yield* wholeLines(createReadStream(join(folder, name)));
  } catch {
    throw unreadable(join(folder, name), 'the file cannot be read', 'Make the run again');
  }
}

/** A line of a run as an object. */
export function parseLine<T>(line: string, folder: string, name: string): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw unreadable(join(folder, name), 'a line is damaged', 'Make the run again');
  }
}

/** The error for a folder that is not what it should be. */
export function unreadable(file: string, what: string, remedy: string): PhonehomeError {
  return new PhonehomeError('RUN_UNREADABLE', [{ file, what, remedy }]);
}
