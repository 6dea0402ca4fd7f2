import { isCompressed } from '../codec/compression-marks.ts';
import { isMeant } from '../codec/meant.ts';
import { readableText } from '../codec/readable.ts';

/** A head of one's own is not longer. */
const HEAD_MAX = 16;
const TEXT_MIN = 8;

/** Whether bytes may be the first of several messages: something compressed, or a text, at their begin or behind a head with a 0 or 1 in it. */
export function mayBeginBytes(bytes: Uint8Array): boolean {
  if (isCompressed(bytes)) return true;
  for (let head = 1; head <= HEAD_MAX && bytes.length >= head + TEXT_MIN; head++) {
    if (bytes.subarray(0, head).some((byte) => byte <= 1) && begins(bytes.subarray(head))) return true;
  }
  return false;
}

/**
 * Bytes of several messages together, without the heads before them: in each head one byte counts, from 0 or 1. Null where nothing
 * that is meant comes of it.
 */
export function joinedBytes(all: readonly Uint8Array[]): Uint8Array | null {
  const [first] = all;
  if (!first) return null;
  if (isCompressed(first)) return Buffer.concat(all);
  for (let at = 0; at < HEAD_MAX; at++) {
    const from = first[at];
    if (from === undefined || from > 1 || !all.every((bytes, i) => bytes[at] === from + i)) continue;
    for (let head = at + 1; head <= HEAD_MAX; head++) {
      if (!begins(first.subarray(head))) continue;
      const whole = Buffer.concat(all.map((bytes) => bytes.subarray(head)));
      if (isMeant(whole)) return whole;
    }
  }
  return null;
}

function begins(bytes: Uint8Array): boolean {
  if (isCompressed(bytes)) return true;
  return bytes.length >= TEXT_MIN && readableText(bytes.subarray(0, TEXT_MIN)) !== null;
}
