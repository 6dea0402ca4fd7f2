import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '@phonehome/fake-server';
import { diskError } from './disk-error.ts';
import type { Environment } from './environment.ts';
import { BLOCKS_FOLDER, runFiles } from './layout.ts';
import { type RunIdentity, refuseIfOccupied } from './occupied.ts';
import { blocksAreOf, type RunKey } from './segments.ts';

/** The place of a run: written beside it as `<out>.partial`, then put where it belongs. */
export interface RunPlace {
  readonly partial: string;
  /** Puts the finished folder in its place. */
  finish(): Promise<void>;
}

/**
 * Makes room for a run. A folder of the same scenario and seed is replaced, when the new one is finished; anything else
 * only with `force`. Of a partial folder, the finished blocks of the very same run are kept.
 * @throws PhonehomeError FOLDER_OCCUPIED, or ENVIRONMENT when the disk or a permission is in the way
 */
export async function openRunPlace(
  out: string,
  run: RunIdentity,
  key: RunKey,
  environment: Environment,
  force: boolean,
): Promise<RunPlace> {
  const folder = resolve(out);
  const partial = `${folder}.partial`;
  const replaced = `${folder}.replaced`;
  try {
    await refuseIfOccupied(folder, run, true, force);
    await refuseIfOccupied(partial, run, false, force);
    if (await blocksAreOf(partial, key)) {
      for (const name of await readdir(partial)) {
        if (name !== BLOCKS_FOLDER) await rm(join(partial, name), { recursive: true, force: true });
      }
    } else {
      await rm(partial, { recursive: true, force: true });
      await makeFolder(dirname(partial));
      // Not recursive: of two runs that come here at once, one fails.
      await mkdir(partial);
    }
    await writeFile(join(partial, runFiles.environment), `${JSON.stringify(environment, null, 2)}\n`);
  } catch (error) {
    throw diskError(error, partial);
  }
  return {
    partial,
    async finish() {
      try {
        await rm(replaced, { recursive: true, force: true });
        await rename(folder, replaced).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error;
        });
        await rename(partial, folder);
        await rm(replaced, { recursive: true, force: true });
      } catch (error) {
        throw diskError(error, folder);
      }
    },
  };
}
