import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Part } from './part-file.ts';

const READ_BYTES = 1 << 20;

/** What is wrong with a part on disk, or null. */
export async function checkPart(folder: string, part: Part): Promise<string | null> {
  const path = join(folder, part.path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return 'it is missing';
  if (found.size < part.bytes) return `it is cut: ${found.size} bytes of ${part.bytes}`;
  if (found.size > part.bytes) return `it is longer than it was: ${found.size} bytes, not ${part.bytes}`;
  const hash = createHash('sha256');
  try {
    // Nearly all parts of a small data set are read at once.
    if (part.bytes <= READ_BYTES) hash.update(await readFile(path));
    else for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) hash.update(chunk as Buffer);
  } catch (error) {
    return `it cannot be read: ${(error as Error).message}`;
  }
  return hash.digest('hex') === part.sha256 ? null : 'it was altered: its SHA-256 is another';
}
