import type { ByteSource } from './input.ts';

const PIECE_BYTES = 1024 * 1024;

/** Something that takes the bytes of a file in pieces. */
export interface Sink {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** Gives the bytes of a file to sinks, piece by piece. */
export async function pour(source: ByteSource, sinks: readonly Sink[]): Promise<void> {
  for (let at = 0; at < source.size; ) {
    const bytes = await source.read(at, PIECE_BYTES);
    if (bytes.length === 0) break;
    for (const sink of sinks) sink.push(bytes);
    at += bytes.length;
  }
  for (const sink of sinks) sink.end();
}

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (position, length) => bytes.subarray(position, position + length) };
}
