import { rename, rm, writeFile } from 'node:fs/promises';
import { diskError } from '@phonehome/simulation';

/**
 * Writes a file beside its place and renames it, so that whoever reads it finds it whole or not at all.
 * @throws PhonehomeError ENVIRONMENT when the disk or a permission is in the way; nothing is left then
 */
export async function writeWhole(file: string, text: string | Iterable<string>): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await writeFile(partial, text);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw diskError(error, file);
  }
}
