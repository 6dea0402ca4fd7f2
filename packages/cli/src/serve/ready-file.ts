import { readFile, rm } from 'node:fs/promises';
import { PhonehomeError } from '@phonehome/shared';
import { diskError } from '@phonehome/simulation';
import { writeWhole } from '../write-whole.ts';

/** What a ready file says: where the server listens, and which process it is. */
export interface Ready {
  readonly port: number;
  readonly ports: readonly number[];
  readonly url: string;
  /** Null where there is no admin API. */
  readonly adminUrl: string | null;
}

export async function writeReadyFile(file: string, ready: Ready): Promise<void> {
  await writeWhole(file, `${JSON.stringify({ ...ready, pid: process.pid })}\n`);
}

/** @throws PhonehomeError FOLDER_OCCUPIED for a file that is no ready file */
export async function refuseForeignFile(file: string): Promise<void> {
  if ((await readyFileOwner(file)) !== undefined) return;
  const problem = { file, what: 'the file holds something else than a ready file', remedy: 'Choose another' };
  throw new PhonehomeError('FOLDER_OCCUPIED', [problem]);
}

/** Removes the ready file if it is still ours; if it cannot be read, there is nothing of ours to remove. */
export async function removeReadyFile(file: string): Promise<void> {
  const owner = await readyFileOwner(file).catch(() => undefined);
  if (owner === process.pid) await rm(file, { force: true });
}

/** The process that a ready file names: its number, null for an empty or absent file, undefined for anything else. */
async function readyFileOwner(file: string): Promise<number | null | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw diskError(error, file);
  });
  if (text === '') return null;
  try {
    const { pid } = JSON.parse(text) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
}
