import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockCount } from '@phonehome/simulation';
import { type Figures, sumFigures } from '../figures/figures.ts';
import type { DatasetKey } from './key.ts';
import { datasetFiles } from './layout.ts';
import { type BlockNote, readNote } from './notes.ts';
import type { Part } from './part-file.ts';

/** What two data sets are compared by: equal if and only if they are the same, wherever and however they were made. */
export interface Manifest extends DatasetKey {
  /** SHA-256 over the lines `<sha256 of the part>  <path>` of all parts in order. */
  readonly dataset_sha256: string;
  readonly figures: Figures;
  /** In order of blocks, in each by format and path. */
  readonly parts: readonly Part[];
}

/** The manifest of a data set whose blocks are all noted. */
export function createManifest(key: DatasetKey, notes: Iterable<BlockNote>): Manifest {
  const hash = createHash('sha256');
  const parts: Part[] = [];
  let figures: Figures | null = null;
  for (const note of notes) {
    for (const part of note.parts) {
      hash.update(`${part.sha256}  ${part.path}\n`);
      parts.push(part);
    }
    figures = figures ? sumFigures(figures, note.figures) : note.figures;
  }
  return { ...key, dataset_sha256: hash.digest('hex'), figures: figures as Figures, parts };
}

/** The blocks of a data set that are not finished. */
export function missingBlocks(folder: string, key: DatasetKey): number[] {
  return Array.from({ length: blocksOf(key) }, (_, block) => block).filter(
    (block) => typeof readNote(folder, key, block) === 'string',
  );
}

/** How many blocks a data set has. */
export function blocksOf({ devices, block_devices }: Pick<DatasetKey, 'devices' | 'block_devices'>): number {
  return blockCount(devices, block_devices);
}

/** The notes of all blocks, in order. Every one must be there. */
export function* notesOf(folder: string, key: DatasetKey): Generator<BlockNote> {
  for (let block = 0; block < blocksOf(key); block++) {
    const note = readNote(folder, key, block);
    if (typeof note === 'string') throw new RangeError(`the note of block ${block} is ${note}`);
    yield note;
  }
}

/** A manifest as it stands in its file. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** Writes the manifest, which says that the data set is complete. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, datasetFiles.manifest), manifestText(manifest));
}

/** The manifest in a folder, or null where there is none that can be read. */
export function readManifest(folder: string): Manifest | null {
  const path = join(folder, datasetFiles.manifest);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  } catch {
    return null;
  }
}
