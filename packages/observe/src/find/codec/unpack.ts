import { constants } from 'node:zlib';

/** A few kilobytes can be made to unpack to gigabytes. */
export const UNPACKED_MAX = 16 * 1024 * 1024;

/** What has a clear mark is read as far as it is there, also where the capture ends within it. */
export function cutOptions(maxOutputLength = UNPACKED_MAX) {
  return { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH };
}

/** What comes of unpacking, or null where it is broken or too much. */
export function unpacked(undo: () => Uint8Array | null): Uint8Array | null {
  // Most of what is tried is none: to note where in the code that was takes longer than all else of it.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return undo();
  } catch {
    return null;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
