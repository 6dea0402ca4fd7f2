import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

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
  /** Writes what is left and closes. */
  close(): Promise<FileFacts>;
}

/** Creates a file; rejects with the system's error if there is one already. */
export async function createHashedFile(path: string): Promise<HashedFile> {
  const file = await open(path, 'wx');
  const hash = createHash('sha256');
  let batch = '';
  let bytes = 0;
  let lines = 0;
  const flush = async (): Promise<void> => {
    const chunk = Buffer.from(batch, 'utf8');
    batch = '';
    hash.update(chunk);
    bytes += chunk.length;
    await file.appendFile(chunk);
  };
  return {
    line(text) {
      batch += `${text}\n`;
      lines++;
      return batch.length >= BATCH_CHARACTERS ? flush() : undefined;
    },
    async close() {
      try {
        await flush();
        return { bytes, lines, sha256: hash.digest('hex') };
      } finally {
        await file.close();
      }
    },
  };
}
