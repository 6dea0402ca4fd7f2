import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../figures/figures.ts';
import { type DatasetKey, keyHash } from './key.ts';
import { blockName, datasetFiles } from './layout.ts';
import type { Part } from './part-file.ts';

/** What is known of a finished block: its parts, and what its exchanges add up to. */
export interface BlockNote {
  readonly block: number;
  readonly first_device: number;
  readonly devices: number;
  readonly parts: readonly Part[];
  readonly figures: Figures;
}

/** A note as it stands in its file. */
interface Noted {
  readonly sha256: string;
  readonly key_sha256: string;
  readonly note: BlockNote;
}

/** Where the note of a block is: from the data set's folder. */
export function notePath(block: number): string {
  return `${datasetFiles.blocks}/${blockName(block)}.json`;
}

/**
 * Notes that a block is finished. Renamed into place, so that it is there whole or not at all. It tells of which data set
 * the block is: blocks of shards are copied together, and those of different ones must not be taken for one.
 */
export function writeNote(folder: string, key: DatasetKey, note: BlockNote): void {
  const path = join(folder, notePath(note.block));
  writeFileSync(`${path}.new`, `${JSON.stringify({ sha256: hashOf(note), key_sha256: keyHash(key), note })}\n`);
  renameSync(`${path}.new`, path);
}

/** Why nothing is known of a block: it is not finished, its note is not what was written, or is of another data set. */
export type NoNote = 'missing' | 'altered' | 'foreign';

/** What is known of a block of a data set. */
export function readNote(folder: string, key: DatasetKey, block: number): BlockNote | NoNote {
  const path = join(folder, notePath(block));
  if (!existsSync(path)) return 'missing';
  try {
    const { sha256, key_sha256, note } = JSON.parse(readFileSync(path, 'utf8')) as Noted;
    if (sha256 !== hashOf(note) || note.block !== block) return 'altered';
    return key_sha256 === keyHash(key) ? note : 'foreign';
  } catch {
    return 'altered';
  }
}

function hashOf(note: BlockNote): string {
  return createHash('sha256').update(JSON.stringify(note)).digest('hex');
}
