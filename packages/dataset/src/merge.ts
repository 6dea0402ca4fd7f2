import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { interfaceBlock, linkTypes, nameBlock, sectionHeaderBlock } from '@phonehome/capture';
import { PhonehomeError } from '@phonehome/shared';
import { diskError, interruption, type ProgressListener, stopIfAborted } from '@phonehome/simulation';
import { checkPart } from './folder/check-part.ts';
import { blocksOf } from './folder/manifest.ts';
import { type BlockNote, readNote } from './folder/notes.ts';
import type { Part } from './folder/part-file.ts';
import { INTERFACE, namesOf, SECTION } from './format/pcapng.ts';
import { mergeSorted } from './merge/merge-sorted.ts';
import { createLineReader, createPacketReader } from './merge/readers.ts';
import { keyOf } from './verify.ts';

/** What to merge. */
export interface MergeOptions {
  /** Folders of one data set: one, or those of its shards. */
  readonly folders: readonly string[];
  /** `.pcapng` or `.ndjson`. */
  readonly out: string;
  /** How many parts to read at once; only a test says so. */
  readonly ways?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ProgressListener | undefined;
}

/** A block where it was found. */
interface FoundBlock {
  readonly folder: string;
  readonly note: BlockNote;
}

/**
 * Merges the exchanges of all blocks of a data set into one file, in order of time.
 * @throws PhonehomeError USAGE for folders that are not of one data set, or lack a block or the format; ENVIRONMENT;
 * INTERRUPTED
 */
export async function mergeDataset(options: MergeOptions): Promise<Omit<Part, 'path'>> {
  const { out, ways, signal, onProgress } = options;
  const format = formatOf(out);
  const blocks = findBlocks(options.folders);
  const parts = blocks.map(({ folder, note }) => ({ folder, part: partOf(note, format, folder) }));
  for (const { folder, part } of parts) {
    stopIfAborted(signal);
    const fault = await checkPart(folder, part);
    if (fault !== null) throw refused(join(folder, part.path), fault, 'Generate it again');
  }
  const total = blocks.reduce((sum, { note }) => sum + totalOf(note), 0);
  const partial = `${out}.partial`;
  let done = 0;
  try {
    const facts = await mergeSorted({
      parts: parts.map(({ folder, part }) => join(folder, part.path)),
      createReader: format === 'pcapng' ? createPacketReader : createLineReader,
      target: partial,
      head: format === 'pcapng' ? [sectionHeaderBlock(SECTION), interfaceBlock(linkTypes.ethernet, INTERFACE)] : [],
      tail: format === 'pcapng' ? [nameBlock(namesOf(new Set(blocks.flatMap(({ note }) => note.figures.hosts))))] : [],
      ...(ways !== undefined && { ways }),
      onTaken(count) {
        if (signal?.aborted) throw interruption('interrupted; nothing is left of the merge');
        done += count;
        onProgress?.({ stage: 'merging', done: Math.min(done, total), total, records: total });
      },
    });
    await rename(partial, out);
    return facts;
  } catch (error) {
    await rm(partial, { force: true });
    throw 'code' in (error as object) ? diskError(error, out) : error;
  }
}

type MergedFormat = 'pcapng' | 'ndjson';

function formatOf(out: string): MergedFormat {
  const format = /\.(pcapng|ndjson)$/.exec(out)?.[1];
  if (format) return format as MergedFormat;
  throw refused(out, 'its name does not tell the format', 'End it in .pcapng or .ndjson');
}

/** Every block of the data set, in order, wherever it is. */
function findBlocks(folders: readonly string[]): FoundBlock[] {
  const [first = '', ...others] = folders;
  const key = keyOf(first);
  for (const other of others) {
    if (isDeepStrictEqual(keyOf(other), key)) continue;
    throw refused(other, `it is of another data set than ${first}`, 'Name the folders of shards of one data set');
  }
  return Array.from({ length: blocksOf(key) }, (_, block) => {
    for (const folder of folders) {
      const note = readNote(folder, key, block);
      if (typeof note !== 'string') return { folder, note };
    }
    throw refused(first, `block ${block} is in none of the folders`, 'Name the folders of all shards, or generate it');
  });
}

function partOf({ block, parts }: BlockNote, format: MergedFormat, folder: string): Part {
  const part = parts.find(({ path }) => path.startsWith(`${format}/exchanges-`));
  if (part) return part;
  throw refused(folder, `block ${block} has no exchanges as ${format}`, `Generate it with --format ${format}`);
}

function totalOf({ figures }: BlockNote): number {
  return Object.values(figures.exchanges).reduce((sum, count) => sum + count, 0);
}

function refused(file: string, what: string, remedy: string): PhonehomeError {
  return new PhonehomeError('USAGE', [{ file, what, remedy }]);
}
