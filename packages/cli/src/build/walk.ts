import type { Dirent } from 'node:fs';
import { readdir, readlink, realpath } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import type { BuildInput } from '@phonehome/variants';
import { fileInput } from './file-source.ts';

/**
 * The files of a folder and of all folders in it as inputs, in the order of their names' code units, so in the same order
 * everywhere. A link is told and not followed: those of an image lead to places on the phone.
 */
export async function* walk(folder: string): AsyncGenerator<BuildInput> {
  // The name of the folder itself may be that of a partition, also when it was named as `.`.
  yield* walkFolder(folder, basename(resolve(folder)), await realpath(folder));
}

async function* walkFolder(folder: string, path: string, root: string): AsyncGenerator<BuildInput> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // Told as a problem by the reader: a folder that cannot be read may hold anything.
    yield { name: folder, path, open: () => Promise.reject(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const name = join(folder, entry.name);
    const below = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* walkFolder(name, below, root);
    else if (entry.isFile()) yield fileInput(name, below);
    else if (entry.isSymbolicLink()) yield await linkInput(name, below, root);
    // Devices, sockets and pipes hold nothing of a build, and reading one may never end.
  }
}

/** A link: where it leads, as the reader needs to know it. */
async function linkInput(name: string, path: string, root: string): Promise<BuildInput> {
  const link = await readlink(name).catch(() => '');
  const leadsTo = await realpath(name).catch(() => null);
  // What it leads to within the folder is read there; what is not on this machine is a place on the phone.
  const outside = leadsTo !== null && leadsTo !== root && !leadsTo.startsWith(root + sep);
  const open = () => Promise.reject(new Error('a link is not followed'));
  return { name, path, link, ...(outside ? { link_outside: true } : {}), open };
}
