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
  /**
   * Lets the bytes be written where they are gathered: `write` gets the place and the offset from which on there is room for
   * `bytes_max`, and gives the offset after its last byte.
   */
  into(bytes_max: number, write: (bytes: Buffer, at: number) => number): void;
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
  const batch = Buffer.allocUnsafe(BATCH_BYTES);
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
    if (filled + chunk.length > BATCH_BYTES) flush();
    if (chunk.length > BATCH_BYTES) return put(chunk);
    batch.set(chunk, filled);
    filled += chunk.length;
  };
  return {
    write,
    text(text) {
      // A character takes three bytes at most.
      if (text.length * 3 > BATCH_BYTES) return write(Buffer.from(text, 'utf8'));
      if (filled + text.length * 3 > BATCH_BYTES) flush();
      filled += batch.write(text, filled, 'utf8');
    },
    into(bytes_max, write_into) {
      if (bytes_max > BATCH_BYTES) {
        const whole = Buffer.allocUnsafe(bytes_max);
        return write(whole.subarray(0, write_into(whole, 0)));
      }
      if (filled + bytes_max > BATCH_BYTES) flush();
      filled = write_into(batch, filled);
    },
    close() {
      flush();
      end();
      return { bytes, sha256: hash?.digest('hex') ?? '' };
    },
    abandon: end,
  };
}
