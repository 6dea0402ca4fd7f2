import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import { type Block, lockFile } from '@phonehome/simulation';
import type { DatasetKey } from './key.ts';
import { blockName, datasetFiles } from './layout.ts';
import { notePath, readNote } from './notes.ts';

/** Where the lock of a block is while it is written: from the data set's folder. */
export function lockPath(block: number): string {
  return `${datasetFiles.blocks}/${blockName(block)}.lock`;
}

/** Blocks that this process writes, so that no other writes them at the same time. */
export interface BlockLocks {
  /**
   * Gives the blocks one after another, each locked from then on. One that another process has finished since is not
   * given, but told to `onOther`.
   * @throws PhonehomeError FOLDER_OCCUPIED when one is being written
   */
  take(blocks: Iterable<Block>): Generator<Block, void>;
  /** A block is finished, and noted. */
  finished(block: Block): void;
  /** Gives up all that were taken. */
  release(): void;
}

/**
 * The locks of a data set. They end with the process, however that ends. The file of a lock is removed when its block is
 * noted, never sooner: two who have locked files of one name, of which one was removed, both see the note.
 * @param broken blocks that have a note, and are to be written nevertheless
 */
export function createBlockLocks(
  folder: string,
  key: DatasetKey,
  broken: ReadonlySet<number>,
  onOther: (block: Block) => void,
): BlockLocks {
  const held = new Map<number, () => void>();
  const release = (index: number): void => {
    held.get(index)?.();
    held.delete(index);
  };
  const finished = ({ index }: Block): void => {
    rmSync(join(folder, lockPath(index)), { force: true });
    release(index);
  };
  return {
    *take(blocks) {
      for (const block of blocks) {
        const unlock = lockFile(join(folder, lockPath(block.index)));
        if (!unlock) throw taken(folder, block);
        held.set(block.index, unlock);
        if (!broken.has(block.index) && typeof readNote(folder, key, block.index) !== 'string') {
          finished(block);
          onOther(block);
          continue;
        }
        // From now on its parts are not what an old note says.
        rmSync(join(folder, notePath(block.index)), { force: true });
        yield block;
      }
    },
    finished,
    release() {
      for (const index of [...held.keys()]) release(index);
    },
  };
}

function taken(file: string, { index }: Block): PhonehomeError {
  const what = `block ${index} of this data set is being written, by another process or this one`;
  const remedy = 'Wait for it or stop it, choose another folder, or give each process a shard of its own (--shard)';
  return new PhonehomeError('FOLDER_OCCUPIED', [{ file, what, remedy }]);
}
