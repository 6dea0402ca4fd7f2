import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import { isAlive } from '../is-alive.ts';

const LOCK_FILE = 'serving.pid';
/** What file systems without hard links say, such as FAT. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'ENOSYS']);

/**
 * Takes a store for this process; gives what releases it. The lock of a process that is no more is taken over, by one of
 * those who find it at the same time.
 * @throws PhonehomeError ENVIRONMENT when another server has it
 */
export async function lockStore(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_FILE);
  while (!(await take(path))) {
    const found = await textOf(path);
    if (found === null) continue;
    const holder = Number(found);
    if (holder > 0 && holder !== process.pid && isAlive(holder)) {
      const what = `the server with process id ${holder} writes to this store`;
      const remedy = `Stop it, choose another folder, or delete ${LOCK_FILE} if that process is none of ours`;
      throw new PhonehomeError('ENVIRONMENT', [{ file: folder, what, remedy }]);
    }
    await removeStale(path, found);
  }
  return () => rm(path, { force: true });
}

/** Makes the lock with its text in one step, so that nobody finds it empty. False if there is one. */
async function take(path: string): Promise<boolean> {
  const own = `${path}.${process.pid}`;
  await writeFile(own, `${process.pid}\n`);
  try {
    await link(own, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (NO_LINKS.has(code)) return await takeUnlinked(path);
    if (code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(own, { force: true });
  }
}

/** The same in two steps. */
async function takeUnlinked(path: string): Promise<boolean> {
  return writeFile(path, `${process.pid}\n`, { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

/** Moves a lock away, and back if another server has taken it over since it was read. */
async function removeStale(path: string, found: string): Promise<void> {
  const moved = `${path}.stale.${process.pid}`;
  try {
    await rename(path, moved);
    if ((await textOf(moved)) !== found) await link(moved, path);
  } catch (error) {
    // Gone before, or there again: whoever did that has gone on, and the next look tells.
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  await rm(moved, { force: true });
}

/** Null where there is no such file. */
function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
