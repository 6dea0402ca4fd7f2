import { stat } from 'node:fs/promises';
import { PhonehomeError } from '@phonehome/shared';

/**
 * Refuses to write where something is already; `--force` is the caller's to heed.
 * @throws PhonehomeError FOLDER_OCCUPIED
 */
export async function refuseToReplace(file: string): Promise<void> {
  if ((await stat(file).catch(() => null)) === null) return;
  const remedy = 'Choose another name, or add --force';
  throw new PhonehomeError('FOLDER_OCCUPIED', [{ file, what: 'there is such a file already', remedy }]);
}
