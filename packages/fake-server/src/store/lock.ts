import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import { lockFile } from '../file-lock.ts';

const LOCK_FILE = 'serving.lock';
/** Says whose the lock is, for people; what counts is the lock. */
const HOLDER_FILE = 'serving.pid';

/**
 * Takes a store for this process; gives what releases it.
 * @throws PhonehomeError ENVIRONMENT when another server has it; the system's error when the folder cannot be written
 */
export async function lockStore(folder: string): Promise<() => Promise<void>> {
  const unlock = lockFile(join(folder, LOCK_FILE));
  const holder = join(folder, HOLDER_FILE);
  if (!unlock) throw await taken(folder, holder);
  try {
    await writeFile(holder, `${process.pid} ${hostname()}\n`);
  } catch (error) {
    unlock();
    throw error;
  }
  return async () => {
    await rm(holder, { force: true });
    // The file stays: who opened it before it was removed, and who makes it anew, would lock two files.
    unlock();
  };
}

async function taken(folder: string, file: string): Promise<PhonehomeError> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const [, pid, host] = /^(\d+) (\S+)\n$/.exec(text) ?? [];
  const who = pid === undefined ? 'another server' : `the server with process id ${pid} on ${host}`;
  const what = `${who} writes to this store`;
  return new PhonehomeError('ENVIRONMENT', [{ file: folder, what, remedy: 'Stop it, or choose another folder' }]);
}
