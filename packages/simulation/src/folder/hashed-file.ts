import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { packFrame } from './frames.ts';

const BATCH_CHARACTERS = 1 << 20;

/** What a manifest says of a file. */
export interface FileFacts {
  readonly bytes: number;
  readonly lines: number;
  readonly sha256: string;
}

/** A text file that is written in batches and hashed on the way. */
export interface HashedFile {
  /** Adds a line (without line feed). Resolves when there is room for more. */
  line(text: string): Promise<void> | undefined;
  /** Adds whole lines with their line feeds. The bytes may change once the next call has resolved. */
  write(chunk: Uint8Array, lines: number): Promise<void>;
  /** Writes what is left and closes. */
  close(): Promise<FileFacts>;
}

/**
 * Creates a file; rejects with the system's error if there is one already.
 * @param packed writes each batch as a frame (see frames.ts); the facts are those of what is on disk
 */
export async function createHashedFile(path: string, packed = false): Promise<HashedFile> {
  const file = await open(path, 'wx');
  const hash = createHash('sha256');
  let batch = '';
  let bytes = 0;
  let lines = 0;
  /** The one write that is under way: meanwhile the next batch is made. */
  let writing: Promise<void> = Promise.resolve();
  const append = async (text: Uint8Array): Promise<void> => {
    if (text.length === 0) return;
    const chunk = packed ? packFrame(text) : text;
    hash.update(chunk);
    bytes += chunk.length;
    await writing;
    writing = file.appendFile(chunk);
    // Whoever waits for it hears of it: the next batch, or the end.
    writing.catch(() => undefined);
  };
  const flush = async (): Promise<void> => {
    const chunk = Buffer.from(batch, 'utf8');
    batch = '';
    await append(chunk);
  };
  return {
    line(text) {
      batch += `${text}\n`;
      lines++;
      return batch.length >= BATCH_CHARACTERS ? flush() : undefined;
    },
    async write(chunk, count) {
      if (batch !== '') await flush();
      lines += count;
      await append(chunk);
    },
    async close() {
      try {
        await flush();
        await writing;
        return { bytes, lines, sha256: hash.digest('hex') };
      } finally {
        await file.close();
      }
    },
  };
}

/** Writes a text file of these lines; closes it whatever happens. */
export async function writeHashedFile(path: string, lines: Iterable<string>): Promise<FileFacts> {
  const file = await createHashedFile(path);
  try {
    for (const line of lines) await file.line(line);
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  return file.close();
}
