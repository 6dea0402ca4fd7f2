import { readFile, stat } from 'node:fs/promises';
import { PhonehomeError } from '@phonehome/shared';

const BYTES_MAX = 4 * 1024 * 1024;

/**
 * The text of a file that a user named.
 * @throws PhonehomeError SCENARIO_NOT_FOUND when it cannot be read, is no file, or is far too large
 */
export async function readText(file: string): Promise<string> {
  const refuse = (what: string): never => {
    throw new PhonehomeError('SCENARIO_NOT_FOUND', [{ file, what, remedy: 'Check the path and its permissions' }]);
  };
  try {
    const facts = await stat(file);
    if (!facts.isFile()) return refuse('this is no file');
    if (facts.size > BYTES_MAX) return refuse(`the file has ${facts.size} bytes, far more than any such file`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof PhonehomeError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    return refuse(code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`);
  }
}
