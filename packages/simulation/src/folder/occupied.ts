import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, parse, relative, sep } from 'node:path';
import { isAlive } from '@phonehome/fake-server';
import { PhonehomeError } from '@phonehome/shared';
import type { Environment } from './environment.ts';
import { BLOCKS_FOLDER, RUN_FORMAT, runFiles } from './layout.ts';

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
  const dear = await whyDear(folder);
  if (dear) throw occupied(folder, dear, ANOTHER);
  const owner = await readOwner(folder);
  if (!finished && owner?.pid !== undefined && owner.pid !== process.pid && isAlive(owner.pid)) {
    const remedy = 'Wait for it or stop it, choose another folder, or delete this one if that process is none of ours';
    throw occupied(folder, `the process ${owner.pid} is writing a run here`, remedy);
  }
  if (force) return;
  if (!found.isDirectory()) throw occupied(folder, 'there is a file of this name', ANOTHER);
  const names = await readdir(folder);
  if (names.length === 0) return;
  const ours: readonly string[] = [...Object.values(runFiles), ...(finished ? [] : [BLOCKS_FOLDER])];
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

/** Why a folder is never removed, not even with `force`, by whatever name; null if it may be. */
async function whyDear(folder: string): Promise<string | null> {
  const real = await realpath(folder).catch(() => folder);
  const ours = await Promise.all([process.cwd(), homedir()].map((path) => realpath(path).catch(() => path)));
  const around = ours.some((path) => {
    const inside = relative(real, path);
    return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  });
  if (around) return 'the folder holds your home or the working folder';
  if (dirname(real) === parse(real).root) return 'this is a top folder of the system';
  return (await lstat(join(real, '.git')).catch(() => null)) ? 'the folder is a checkout' : null;
}

function occupied(file: string, what: string, remedy: string): PhonehomeError {
  return new PhonehomeError('FOLDER_OCCUPIED', [{ file, what, remedy }]);
}
