import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeLines } from '@phonehome/fake-server';
import { PhonehomeError } from '@phonehome/shared';
import { RUN_FORMAT, runFiles, timelines } from './layout.ts';
import type { Manifest } from './manifest.ts';

/**
 * The manifest of a finished run.
 * @throws PhonehomeError RUN_UNREADABLE when the folder is no finished run
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, runFiles.manifest);
  const text = (await sizeOf(path)) === null ? null : await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw unreadable(folder, `there is no ${runFiles.manifest}`, 'Name the folder of a finished run');
  try {
    const manifest: unknown = JSON.parse(text);
    if (isManifest(manifest)) return manifest;
  } catch {
    // Falls through to the same refusal: whatever it is, it is no manifest of ours.
  }
  throw unreadable(path, 'this is no manifest of a run', 'Make the run again');
}

/** Whether it says what is relied on: which run this is, and the sizes of files that a run may have. */
function isManifest(value: unknown): value is Manifest {
  const { format, devices, timeline, files } = (value ?? {}) as Partial<Record<keyof Manifest, unknown>>;
  if (format !== RUN_FORMAT || !Number.isSafeInteger(devices) || !files) return false;
  if (!(timelines as readonly unknown[]).includes(timeline)) return false;
  const names: readonly string[] = Object.values(runFiles);
  return Object.entries(files).every(([name, facts]) => names.includes(name) && Number.isSafeInteger(facts?.bytes));
}

/** The size of a file; null if there is none. A pipe or a device is none: who reads it may wait for ever. */
async function sizeOf(path: string): Promise<number | null> {
  const facts = await stat(path).catch(() => null);
  return facts?.isFile() ? facts.size : null;
}

/**
 * Refuses a run whose files no longer have the sizes that its manifest says. Hashing all would take long; this finds
 * what was cut, lost or added to.
 */
export async function refuseIfAltered(folder: string, { files }: Manifest): Promise<void> {
  for (const [name, { bytes }] of Object.entries(files)) {
    const size = await sizeOf(join(folder, name));
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

/**
 * A line of a run as an object.
 * @param is whether an object is what such a line holds: anybody may have altered the file
 */
export function parseLine<T>(line: string, folder: string, name: string, is: (value: unknown) => value is T): T {
  try {
    const value: unknown = JSON.parse(line);
    if (is(value)) return value;
  } catch {
    // Falls through to the same refusal.
  }
  throw unreadable(join(folder, name), 'a line is damaged', 'Make the run again');
}

/** The error for a folder that is not what it should be. */
export function unreadable(file: string, what: string, remedy: string): PhonehomeError {
  return new PhonehomeError('RUN_UNREADABLE', [{ file, what, remedy }]);
}
