import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of a folder. */
export interface FoundFile {
  /** Its path as the user would write it: from the folder that was named. */
  readonly path: string;
  /** A link is told, and not followed: those of an image lead to places on the phone. */
  readonly link: boolean;
}

/** The files of a folder and all folders in it, in order of their names' code units, so in the same order everywhere. */
export async function* walk(folder: string): AsyncGenerator<FoundFile> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile() || entry.isSymbolicLink()) yield { path, link: entry.isSymbolicLink() };
  }
}
