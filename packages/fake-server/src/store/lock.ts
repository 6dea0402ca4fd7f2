import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import { isAlive } from '../is-alive.ts';

const LOCK_FILE = 'serving.pid';

/**
 * Takes a store for this process; gives what releases it. The lock of a process that is no more is taken over.
 * @throws PhonehomeError ENVIRONMENT when another server has it
 */
export async function lockStore(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_FILE);
  const take = (): Promise<void> => writeFile(path, `${process.pid}\n`, { flag: 'wx' });
  try {
    await take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(path, 'utf8'));
    if (holder > 0 && holder !== process.pid && isAlive(holder)) {
      const what = `the server with process id ${holder} writes to this store`;
      const remedy = `Stop it, choose another folder, or delete ${LOCK_FILE} if that process is none of ours`;
      throw new PhonehomeError('ENVIRONMENT', [{ file: folder, what, remedy }]);
    }
    await rm(path, { force: true });
    await take();
  }
  return () => rm(path, { force: true });
}
