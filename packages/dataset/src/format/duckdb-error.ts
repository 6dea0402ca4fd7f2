/** How DuckDB, which passes on what the system says of a file, words the system's errors. */
const CODES: readonly (readonly [words: string, code: string])[] = [
  ['No space left on device', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['File too large', 'EFBIG'],
  ['Read-only file system', 'EROFS'],
  ['Permission denied', 'EACCES'],
];

/** An error of DuckDB's as the system's error that it is, with its code; any other error as it is. */
export function systemError(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.startsWith('IO Error')) return error;
  const [, code = 'EIO'] = CODES.find(([words]) => error.message.includes(words)) ?? [];
  return Object.assign(new Error(error.message, { cause: error }), { code });
}
