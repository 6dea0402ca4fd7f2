import { readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { makeFolder } from '@phonehome/fake-server';
import { PhonehomeError } from '@phonehome/shared';
import type { Environment } from './environment.ts';
import { RUN_FORMAT, runFiles } from './layout.ts';

/** The place of a run: written beside it as `<out>.partial`, then put where it belongs. */
export interface RunPlace {
  readonly partial: string;
  /** Puts the finished folder in its place. */
  finish(): Promise<void>;
}

/**
 * Makes room for a run. A folder of the same scenario and seed is replaced, when the new one is finished; anything else
 * only with `force`.
 * @throws PhonehomeError FOLDER_OCCUPIED, or ENVIRONMENT when the disk or a permission is in the way
 */
export async function openRunPlace(
  out: string,
  run: { scenario: string; seed: number },
  environment: Environment,
  force: boolean,
): Promise<RunPlace> {
  const folder = resolve(out);
  const partial = `${folder}.partial`;
  await refuseIfForeign(folder, run, force);
  await refuseIfForeign(partial, run, force);
  try {
    await rm(partial, { recursive: true, force: true });
    await makeFolder(partial);
    await writeFile(join(partial, runFiles.environment), `${JSON.stringify(environment, null, 2)}\n`);
  } catch (error) {
    throw diskError(error, partial);
  }
  return {
    partial,
    async finish() {
      try {
        await rm(folder, { recursive: true, force: true });
        await rename(partial, folder);
      } catch (error) {
        throw diskError(error, folder);
      }
    },
  };
}

/** A system's error about a file as an error for people. */
export function diskError(error: unknown, path: string): PhonehomeError {
  if (error instanceof PhonehomeError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const why: Record<string, string> = {
    EACCES: 'no permission to write here',
    EPERM: 'no permission to write here',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a part of the path is a file, not a folder',
    EEXIST: 'a part of the path is a file, not a folder',
    ENOENT: 'no folder can be made here',
  };
  const what = why[code ?? ''] ?? message;
  return new PhonehomeError('ENVIRONMENT', [{ file: path, what, remedy: 'Make room there or choose another folder' }]);
}

async function refuseIfForeign(folder: string, run: { scenario: string; seed: number }, force: boolean): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found) return;
  if (await holdsOurselves(folder))
    throw occupied(folder, 'the folder holds your home or the working folder', 'Choose another');
  if (force) return;
  if (!found.isDirectory()) throw occupied(folder, 'there is a file of this name', 'Choose another folder');
  if ((await readdir(folder)).length === 0) return;
  const owner = await readOwner(folder);
  if (!owner) {
    const what = 'the folder holds something that is no run';
    throw occupied(folder, what, 'Choose another folder, or replace it with --force');
  }
  if (owner.scenario !== run.scenario || owner.seed !== run.seed) {
    const what = `the folder holds the run of ${owner.scenario} with seed ${owner.seed}`;
    throw occupied(folder, what, 'Choose another folder, or replace it with --force');
  }
}

async function readOwner(folder: string): Promise<Environment | null> {
  try {
    const environment = JSON.parse(await readFile(join(folder, runFiles.environment), 'utf8')) as Environment;
    return environment.format === RUN_FORMAT ? environment : null;
  } catch {
    return null;
  }
}

/** Even with --force, a folder that holds the working folder or the home is never removed, by whatever name. */
async function holdsOurselves(folder: string): Promise<boolean> {
  const real = await realpath(folder);
  const ours = await Promise.all([process.cwd(), homedir()].map((path) => realpath(path).catch(() => path)));
  return ours.some((path) => {
    const inside = relative(real, path);
    return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  });
}

function occupied(file: string, what: string, remedy: string): PhonehomeError {
  return new PhonehomeError('FOLDER_OCCUPIED', [{ file, what, remedy }]);
}
