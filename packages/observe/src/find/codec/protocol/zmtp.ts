import { createBytesReader } from '../bytes-reader.ts';
import { bytesCodec, type Part } from '../codec.ts';

const GREETING_BYTES = 64;
const FLAGS = { long: 2, command: 4 } as const;
const FRAMES_MAX = 100_000;

/** ZeroMQ (ZMTP 3): behind a greeting of 64 bytes, what is sent in frames; a topic stands in one of its own. */
export const zmtp = bytesCodec('zmtp', 'structure', (bytes): readonly Part[] | null => {
  if (bytes[0] !== 0xff || bytes[9] !== 0x7f || (bytes[10] ?? 0) < 3 || bytes.length <= GREETING_BYTES) return null;
  const reader = createBytesReader(bytes.subarray(GREETING_BYTES));
  const parts: Part[] = [];
  for (let count = 0; reader.left() > 0 && count < FRAMES_MAX; count++) {
    const flags = Number(reader.unsigned(1));
    if (flags > 7) return null;
    const content = reader.take(Number(reader.unsigned(flags & FLAGS.long ? 8 : 1)));
    if (reader.isCut()) break;
    if (!(flags & FLAGS.command) && content.length >= 5) parts.push({ content });
  }
  return parts.length > 0 ? parts : null;
});
