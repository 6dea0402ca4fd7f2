import { PhonehomeError } from '@phonehome/shared';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission here',
  EPERM: 'no permission here',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'a file would be larger than the system allows (see ulimit -f)',
  ENAMETOOLONG: 'the name is too long for this file system',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'this is a folder, not a file',
  EEXIST: 'something of this name is there already',
  ENOENT: 'no folder can be made here',
};

/** A system's error about a file or folder as an error for people. */
export function diskError(error: unknown, path: string): PhonehomeError {
  if (error instanceof PhonehomeError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const what = REASONS[code ?? ''] ?? message;
  return new PhonehomeError('ENVIRONMENT', [{ file: path, what, remedy: 'Make room there or choose another place' }]);
}

/**
 * Works on a file or folder.
 * @throws PhonehomeError ENVIRONMENT when the disk or a permission is in the way
 */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, path);
  }
}
