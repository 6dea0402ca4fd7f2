import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BuildFacts, type BuildInput, type KnownClient, needlesOf, readBuild } from '@phonehome/variants';
import { readBytes, STANDARD_INPUT } from '../read-bytes.ts';
import { fileInput, memoryInput } from './file-source.ts';
import { unpacking } from './unpacking.ts';
import { walk } from './walk.ts';

/** How a build is read from disk. */
export interface ReadFilesOptions {
  /** Whose signs the files are searched for. */
  readonly knowledge: readonly KnownClient[];
  /** Called before each file; what it throws ends the reading. */
  onFile?(name: string): void;
}

/**
 * Reads the facts of one build from files and folders: `-` is standard input. Folders are walked, archives opened, all
 * else read in pieces.
 * @param name how to call the build
 * @throws PhonehomeError INPUT_UNREADABLE when standard input is too large; what is wrong with a file is in the facts
 */
export async function readBuildFiles(
  name: string,
  paths: readonly string[],
  { knowledge, onFile }: ReadFilesOptions,
): Promise<BuildFacts> {
  const needles = needlesOf(knowledge);
  return await readBuild(name, inputsOf(paths), { needles, unpacking, ...(onFile ? { onFile } : {}) });
}

async function* inputsOf(paths: readonly string[]): AsyncGenerator<BuildInput> {
  for (const path of paths) {
    if (path === STANDARD_INPUT) yield memoryInput('standard input', await readBytes(path));
    else if (await isFolder(path)) yield* walk(path);
    else yield fileInput(path, basename(path));
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Told by the reader when it opens the file.
    return false;
  }
}
