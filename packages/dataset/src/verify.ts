import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PhonehomeError } from '@phonehome/shared';
import { type ProgressListener, stopIfAborted } from '@phonehome/simulation';
import { checkPart } from './folder/check-part.ts';
import { type DatasetKey, readKey } from './folder/key.ts';
import { datasetFiles } from './folder/layout.ts';
import { blocksOf, createManifest, notesOf, readManifest } from './folder/manifest.ts';
import { readNote } from './folder/notes.ts';
import { formats } from './format/format.ts';
import { packageFaults } from './package/package-faults.ts';

/** Something that is wrong with a data set: which file, what, and, of a part, of which block. */
export interface Fault {
  readonly file: string;
  readonly what: string;
  readonly block: number | null;
}

/** What a check of a data set has found. */
export interface Verified {
  readonly key: DatasetKey;
  readonly parts: number;
  readonly bytes: number;
  readonly faults: readonly Fault[];
  /** The hash that its parts amount to; null where blocks are missing. */
  readonly dataset_sha256: string | null;
}

/**
 * Reads every part of a data set and holds it against its note, all of them against the manifest, and this against what
 * describes it: finds each part that is missing, cut or altered, and each file that is none of its.
 * @throws PhonehomeError USAGE when the folder holds no data set, INTERRUPTED
 */
export async function verifyDataset(
  folder: string,
  { signal, onProgress }: { readonly signal?: AbortSignal | undefined; readonly onProgress?: ProgressListener } = {},
): Promise<Verified> {
  const key = keyOf(folder);
  const faults: Fault[] = [];
  const known = new Set<string>();
  let parts = 0;
  let bytes = 0;
  const total = blocksOf(key);
  for (let block = 0; block < total; block++) {
    stopIfAborted(signal);
    const note = readNote(folder, block);
    if (typeof note === 'string') {
      const what = note === 'missing' ? 'the block was not generated' : 'the note of the block was altered';
      faults.push({ file: `${datasetFiles.blocks}/`, what, block });
    } else {
      for (const part of note.parts) {
        known.add(part.path);
        parts++;
        bytes += part.bytes;
        const what = await checkPart(folder, part);
        if (what !== null) faults.push({ file: part.path, what, block });
      }
    }
    onProgress?.({ stage: 'checking', done: block + 1, total, records: parts });
  }
  for (const file of filesOfFormats(folder)) {
    if (!known.has(file)) faults.push({ file, what: 'it is no part of the data set', block: null });
  }
  const complete = faults.every(({ file }) => file !== `${datasetFiles.blocks}/`);
  const dataset_sha256 = complete ? checkWhole(folder, key, faults) : null;
  return { key, parts, bytes, faults, dataset_sha256 };
}

/**
 * The key of the data set in a folder.
 * @throws PhonehomeError USAGE when there is none
 */
export function keyOf(folder: string): DatasetKey {
  const key = readKey(folder);
  if (key) return key;
  const remedy = 'Give the folder that `phonehome generate --out` has written';
  throw new PhonehomeError('USAGE', [{ file: folder, what: 'this is no data set', remedy }]);
}

/** Holds the manifest against the notes of all blocks, and what describes the data set against both. Gives its hash. */
function checkWhole(folder: string, key: DatasetKey, faults: Fault[]): string {
  const due = createManifest(key, notesOf(folder, key));
  const found = readManifest(folder);
  const fault = (file: string, what: string): void => void faults.push({ file, what, block: null });
  if (!found) fault(datasetFiles.manifest, `it is missing, or no JSON: ${REMEDY}`);
  else if (found.dataset_sha256 !== due.dataset_sha256) {
    fault(datasetFiles.manifest, 'it is of other parts than those that are here');
  } else if (!isDeepStrictEqual(found, JSON.parse(JSON.stringify(due)))) {
    fault(datasetFiles.manifest, `it says other than the parts amount to: ${REMEDY}`);
  }
  for (const { file, what } of found ? packageFaults(folder, due) : []) fault(file, `${what}: ${REMEDY}`);
  return due.dataset_sha256;
}

const REMEDY = 'start the same `phonehome generate` once more';

function* filesOfFormats(folder: string): Generator<string> {
  for (const format of formats) {
    const place = join(folder, format);
    if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) continue;
    for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      yield relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    }
  }
}
