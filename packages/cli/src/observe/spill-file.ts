import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spill } from '@phonehome/observe';
import { PhonehomeError } from '@phonehome/shared';
import { diskError } from '@phonehome/simulation';

/** A spill in a file of the system's temporary folder. */
export interface SpillFile extends Spill {
  /** Gives its space back. */
  close(): void;
}

/** What is appended is written in blocks of this size. */
const BLOCK_BYTES = 256 * 1024;

/**
 * A temporary file that only this process can reach: its name is taken away as soon as it is open, so that nothing is left of it
 * however the process ends. The file is made with the first block, so that small captures need none.
 * @throws PhonehomeError ENVIRONMENT, from each method, when the disk or a permission is in the way
 */
export function createSpillFile(): SpillFile {
  const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let file: OpenFile | null = null;
  /** How much is in the file, and how much in the block that follows it. */
  let written = 0;
  let filled = 0;

  const flush = (): void => {
    file ??= openFile();
    const { descriptor } = file;
    onDisk(() => {
      for (let at = 0; at < filled; ) at += writeSync(descriptor, block, at, filled - at, written + at);
    });
    written += filled;
    filled = 0;
  };

  return {
    append(bytes) {
      const begin = written + filled;
      for (let at = 0; at < bytes.length; ) {
        if (filled === BLOCK_BYTES) flush();
        const piece = bytes.subarray(at, at + BLOCK_BYTES - filled);
        block.set(piece, filled);
        filled += piece.length;
        at += piece.length;
      }
      return begin;
    },
    read(offset, into) {
      let at = 0;
      if (file && offset < written) {
        const { descriptor } = file;
        const length = Math.min(into.length, written - offset);
        onDisk(() => {
          while (at < length) {
            const count = readSync(descriptor, into, at, length - at, offset + at);
            if (count === 0) throw new PhonehomeError('ENVIRONMENT', [{ file: tmpdir(), what: CUT, remedy: REMEDY }]);
            at += count;
          }
        });
      }
      if (at === into.length) return at;
      const from = offset + at - written;
      const rest = block.subarray(Math.min(from, filled), Math.min(filled, from + into.length - at));
      into.set(rest, at);
      return at + rest.length;
    },
    size: () => written + filled,
    close() {
      file?.remove();
      file = null;
    },
  };
}

const CUT = 'a temporary file is shorter than what was written to it';
const REMEDY = 'Look at the disk, or set TMPDIR to a folder on another one';

interface OpenFile {
  readonly descriptor: number;
  remove(): void;
}

function openFile(): OpenFile {
  return onDisk(() => {
    const folder = mkdtempSync(join(tmpdir(), 'phonehome-'));
    try {
      const descriptor = openSync(join(folder, 'flows'), 'wx+', 0o600);
      const removeName = (): void => rmSync(folder, { recursive: true, force: true });
      // Where the name of an open file cannot be taken away, it goes at the end.
      removeNow(removeName);
      return {
        descriptor,
        remove() {
          closeSync(descriptor);
          removeName();
        },
      };
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  });
}

function removeNow(remove: () => void): void {
  try {
    remove();
  } catch {
    process.once('exit', remove);
  }
}

function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskError(error, tmpdir());
  }
}
