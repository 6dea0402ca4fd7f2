import { closeSync, openSync, rmSync, writeSync } from 'node:fs';

const BUFFER_BYTES = 1 << 20;

/** Writes so many bytes from a constant buffer into an ordinary file, in pieces of a megabyte, as parts are written. */
export function writeConstant(path: string, bytes: number): void {
  const buffer = Buffer.alloc(BUFFER_BYTES, 'constant ');
  const file = openSync(path, 'w');
  for (let left = bytes; left > 0; left -= BUFFER_BYTES) writeSync(file, buffer, 0, Math.min(left, BUFFER_BYTES));
  closeSync(file);
  rmSync(path);
}
