import { rm } from 'node:fs/promises';
import { createPartFile, type Part, type PartFile } from '../folder/part-file.ts';
import { openSortedSource, type PartReader, type SortedSource } from './sorted-source.ts';

/** How many parts are read at once, at some MB each: what bounds memory and open files. */
const WAYS_MAX = 64;
/** How many things are written between two looks at the caller's wishes. */
const TAKEN_BETWEEN = 4_096;

/** What it takes to merge parts that are in order of time. */
export interface MergeSortedOptions {
  /** What comes first in an order of what happens at once. */
  readonly parts: readonly string[];
  readonly createReader: () => PartReader;
  readonly target: string;
  /** What stands before and after all in the file. */
  readonly head: readonly Uint8Array[];
  readonly tail: readonly Uint8Array[];
  readonly ways?: number;
  /** Hears of what has been written, into intermediate files, too. May throw to stop. */
  readonly onTaken: (count: number) => void;
}

/** Merges parts into one file, in order of time, and of parts at the same time. Memory does not grow with their number. */
export async function mergeSorted(options: MergeSortedOptions): Promise<Omit<Part, 'path'>> {
  const { target, head, tail, ways = WAYS_MAX } = options;
  let sources = options.parts;
  const made: string[] = [];
  try {
    for (let round = 0; sources.length > ways; round++) {
      const merged: string[] = [];
      for (let at = 0; at < sources.length; at += ways) {
        const path = `${target}.${round}-${merged.length}.partial`;
        merged.push(path);
        made.push(path);
        // The head of a capture says how to read it.
        await mergeOnce(sources.slice(at, at + ways), path, head, [], options);
      }
      sources = merged;
    }
    return await mergeOnce(sources, target, head, tail, options);
  } finally {
    for (const path of made) await rm(path, { force: true });
  }
}

async function mergeOnce(
  paths: readonly string[],
  target: string,
  head: readonly Uint8Array[],
  tail: readonly Uint8Array[],
  { createReader, onTaken }: MergeSortedOptions,
): Promise<Omit<Part, 'path'>> {
  const sources: SortedSource[] = [];
  let file: PartFile | null = null;
  try {
    for (const path of paths) sources.push(await openSortedSource(path, createReader()));
    file = createPartFile(target);
    for (const bytes of head) file.write(bytes);
    let taken = 0;
    for (let least = leastOf(sources); least; least = leastOf(sources)) {
      file.write((least.first() as { bytes: Uint8Array }).bytes);
      await least.next();
      if (++taken % TAKEN_BETWEEN === 0) onTaken(TAKEN_BETWEEN);
    }
    onTaken(taken % TAKEN_BETWEEN);
    for (const bytes of tail) file.write(bytes);
    const facts = file.close();
    file = null;
    return facts;
  } finally {
    file?.abandon();
    await Promise.allSettled(sources.map((source) => source.close()));
  }
}

/** The source whose next is the earliest; of equals the first. They are few, so each is looked at. */
function leastOf(sources: readonly SortedSource[]): SortedSource | null {
  let least: SortedSource | null = null;
  let least_us = Number.POSITIVE_INFINITY;
  for (const source of sources) {
    const first = source.first();
    if (first && first.time_us < least_us) {
      least = source;
      least_us = first.time_us;
    }
  }
  return least;
}
