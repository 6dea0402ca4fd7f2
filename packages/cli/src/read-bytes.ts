import { readFile, stat } from 'node:fs/promises';
import { PhonehomeError } from '@phonehome/shared';

const BYTES_MAX = 64 * 1024 * 1024;
export const STANDARD_INPUT = '-';

/**
 * The bytes of a file that a user named, or those of standard input for `-`.
 * @throws PhonehomeError INPUT_UNREADABLE when they cannot be read, or are far too many
 */
export async function readBytes(file: string): Promise<Buffer> {
  if (file === STANDARD_INPUT) return await readStandardInput();
  try {
    const facts = await stat(file);
    if (facts.isDirectory()) return refuse(file, 'this is a folder');
    if (facts.size > BYTES_MAX) return refuse(file, `the file has ${facts.size} bytes, more than ${BYTES_MAX}`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof PhonehomeError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    return refuse(file, code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`);
  }
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BYTES_MAX) return refuse('standard input', `it has more than ${BYTES_MAX} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuse(file: string, what: string): never {
  const remedy = 'Check the path and its permissions; "-" is standard input';
  throw new PhonehomeError('INPUT_UNREADABLE', [{ file, what, remedy }]);
}
