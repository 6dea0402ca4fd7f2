import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** What is known of a part: a file of one block in one format. */
export interface Part {
  /** From the data set's folder, with `/` between. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A part that is being written: in batches, one after another, hashed on the way. */
export interface PartFile {
  write(bytes: Uint8Array): void;
  text(text: string): void;
  /** Where bytes are gathered: they may be written there from where `room` says, and count when `written` is told. */
  readonly gathered: Uint8Array;
  /** Makes room for so many bytes, and gives the offset from which on it is there. It may change what `gathered` is. */
  room(bytes_max: number): number;
  /** Takes what was written since `room` was asked for, up to an offset. */
  written(end: number): void;
  /** Writes what is left and closes. */
  close(): Omit<Part, 'path'>;
  /** Closes what is not needed any more, if it is open. */
  abandon(): void;
}

const BATCH_BYTES = 1 << 20;

/**
 * Creates a file, or empties the one that is there; throws the system's error.
 * @param hashes whether its hash is wanted; else it is the empty text
 */
export function createPartFile(path: string, { hashes = true }: { readonly hashes?: boolean } = {}): PartFile {
  const file = openSync(path, 'w');
  const hash = hashes ? createHash('sha256') : null;
  let batch = Buffer.allocUnsafe(BATCH_BYTES);
  let filled = 0;
  let bytes = 0;
  const put = (chunk: Uint8Array): void => {
    hash?.update(chunk);
    for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at);
    bytes += chunk.length;
  };
  let open = true;
  const end = (): void => {
    // Never twice: by then the system may have given its number to another file.
    if (open) closeSync(file);
    open = false;
  };
  const flush = (): void => {
    if (filled > 0) put(batch.subarray(0, filled));
    filled = 0;
  };
  const write = (chunk: Uint8Array): void => {
    if (filled + chunk.length > batch.length) flush();
    if (chunk.length > batch.length) return put(chunk);
    batch.set(chunk, filled);
    filled += chunk.length;
  };
  return {
    write,
    text(text) {
      // A character takes three bytes at most.
      if (text.length * 3 > batch.length) return write(Buffer.from(text, 'utf8'));
      if (filled + text.length * 3 > batch.length) flush();
      filled += batch.write(text, filled, 'utf8');
    },
    get gathered() {
      return batch;
    },
    room(bytes_max) {
      if (filled + bytes_max > batch.length) {
        flush();
        if (bytes_max > batch.length) batch = Buffer.allocUnsafe(bytes_max);
      }
      return filled;
    },
    written(end) {
      filled = end;
    },
    close() {
      flush();
      end();
      return { bytes, sha256: hash?.digest('hex') ?? '' };
    },
    abandon: end,
  };
}
