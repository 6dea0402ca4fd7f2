import { readFile } from 'node:fs/promises';
import { PSEUDONYM_KEY_BYTES_MIN } from '@phonehome/fake-server';
import { PhonehomeError } from '@phonehome/shared';
import { diskError } from '@phonehome/simulation';

const TOKEN_LENGTH_MIN = 16;

/** The token in a file: one word of visible characters. @throws PhonehomeError USAGE for one that is none */
export async function readToken(file: string): Promise<string> {
  const token = (await read(file)).toString('utf8').trim();
  if (token.length >= TOKEN_LENGTH_MIN && /^[\x21-\x7e]+$/.test(token)) return token;
  const remedy = `Write one word of ${TOKEN_LENGTH_MIN} or more letters and digits to it, such as that of \`openssl rand -hex 16\``;
  throw new PhonehomeError('USAGE', [{ file, what: 'the file holds no token', remedy }]);
}

/** The key in a file: its bytes as they are. @throws PhonehomeError USAGE for one that is too short */
export async function readKey(file: string): Promise<Buffer> {
  const key = await read(file);
  if (key.length >= PSEUDONYM_KEY_BYTES_MIN) return key;
  const what = `the key has ${key.length} bytes, ${PSEUDONYM_KEY_BYTES_MIN} are needed`;
  const remedy = `Make one with \`openssl rand -out FILE ${PSEUDONYM_KEY_BYTES_MIN}\`, and keep it: only with it do hashes stay the same`;
  throw new PhonehomeError('USAGE', [{ file, what, remedy }]);
}

function read(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw diskError(error, file);
    const remedy = 'Check the path';
    throw new PhonehomeError('ENVIRONMENT', [{ file, what: 'there is no such file', remedy }]);
  });
}
