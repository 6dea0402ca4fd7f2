import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../figures/figures.ts';
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

function notePath(folder: string, block: number): string {
  return join(folder, datasetFiles.blocks, `${blockName(block)}.json`);
}

/** Notes that a block is finished. Renamed into place, so that it is there whole or not at all. */
export function writeNote(folder: string, note: BlockNote): void {
  const path = notePath(folder, note.block);
  writeFileSync(`${path}.new`, `${JSON.stringify({ sha256: hashOf(note), note })}\n`);
  renameSync(`${path}.new`, path);
}

/** What is known of a block; `missing` when it is not finished, `altered` when its note is not what was written. */
export function readNote(folder: string, block: number): BlockNote | 'missing' | 'altered' {
  const path = notePath(folder, block);
  if (!existsSync(path)) return 'missing';
  try {
    const { sha256, note } = JSON.parse(readFileSync(path, 'utf8')) as { sha256: string; note: BlockNote };
    return sha256 === hashOf(note) && note.block === block ? note : 'altered';
  } catch {
    return 'altered';
  }
}

function hashOf(note: BlockNote): string {
  return createHash('sha256').update(JSON.stringify(note)).digest('hex');
}
