import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, parse, relative, sep } from 'node:path';
import { isAlive } from '@phonehome/fake-server';
import { PhonehomeError } from '@phonehome/shared';
import type { Environment } from './environment.ts';
import { RUN_FORMAT, runFiles } from './layout.ts';

/** Which run wants a folder. */
export interface RunIdentity {
  readonly scenario: string;
  readonly seed: number;
}

const ANOTHER = 'Choose another folder';
const ANOTHER_OR_FORCE = 'Choose another folder, or replace it with --force';

/**
 * Refuses to replace what is not a run of the same scenario and seed. `force` lifts that, but not for a folder that
 * somebody is working in.
 * @param finished whether the folder must be that of a finished run
 * @throws PhonehomeError FOLDER_OCCUPIED
 */
export async function refuseIfOccupied(
  folder: string,
  run: RunIdentity,
  finished: boolean,
  force: boolean,
): Promise<void> {
  const found = await lstat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!found) return;
  if (await isDear(folder)) throw occupied(folder, 'the folder holds your home, your work or the system', ANOTHER);
  const owner = await readOwner(folder);
  if (!finished && owner?.pid !== undefined && owner.pid !== process.pid && isAlive(owner.pid)) {
    throw occupied(folder, `the process ${owner.pid} is writing a run here`, `Wait for it. ${ANOTHER}, or stop it`);
  }
  if (force) return;
  if (!found.isDirectory()) throw occupied(folder, 'this is no folder', ANOTHER);
  const names = await readdir(folder);
  if (names.length === 0) return;
  const ours: readonly string[] = Object.values(runFiles);
  const foreign = names.find((name) => !ours.includes(name));
  if (!owner || (finished && !names.includes(runFiles.manifest))) {
    throw occupied(folder, 'the folder holds something that is no run', ANOTHER_OR_FORCE);
  }
  if (foreign) throw occupied(join(folder, foreign), 'this was not written by a run', ANOTHER_OR_FORCE);
  if (owner.scenario !== run.scenario || owner.seed !== run.seed) {
    const what = `the folder holds the run of ${owner.scenario} with seed ${owner.seed}`;
    throw occupied(folder, what, ANOTHER_OR_FORCE);
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

/** A folder that is never removed, by whatever name: around the working folder or the home, a top folder, a checkout. */
async function isDear(folder: string): Promise<boolean> {
  const real = await realpath(folder).catch(() => folder);
  if (dirname(real) === parse(real).root) return true;
  if (await lstat(join(real, '.git')).catch(() => null)) return true;
  const ours = await Promise.all([process.cwd(), homedir()].map((path) => realpath(path).catch(() => path)));
  return ours.some((path) => {
    const inside = relative(real, path);
    return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  });
}

function occupied(file: string, what: string, remedy: string): PhonehomeError {
  return new PhonehomeError('FOLDER_OCCUPIED', [{ file, what, remedy }]);
}
