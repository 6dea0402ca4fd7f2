import { createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';

const MESSAGES_MAX = 10_000;

/** Messages of gRPC, each behind a byte that says whether it is compressed, and its length: taken for them only if they are wholly so. */
export const grpc = bytesCodec('grpc', 'structure', (bytes): readonly Part[] | null => {
  if (bytes.length < 7 || (bytes[0] ?? 2) > 1 || bytes[1] !== 0) return null;
  const reader = createBytesReader(bytes);
  const parts: Part[] = [];
  while (reader.left() > 0 && parts.length < MESSAGES_MAX) {
    if (reader.unsigned(1) > 1n) return null;
    const content = reader.take(Number(reader.unsigned(4)));
    if (reader.isCut()) return null;
    if (content.length > 0) parts.push({ content });
  }
  return parts.length > 0 ? parts : null;
});
