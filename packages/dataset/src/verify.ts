import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { loadScenario, PhonehomeError, type Scenario } from '@phonehome/shared';
import { type ProgressListener, scenarioHash, stopIfAborted } from '@phonehome/simulation';
import { lockPath } from './folder/block-lock.ts';
import { checkPart } from './folder/check-part.ts';
import { type DatasetKey, keyText, readKey } from './folder/key.ts';
import { datasetFiles } from './folder/layout.ts';
import { blocksOf, createManifest, manifestText, notesOf } from './folder/manifest.ts';
import { type NoNote, notePath, readNote } from './folder/notes.ts';
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

const NO_NOTE: Readonly<Record<NoNote, string>> = {
  missing: 'the block was not generated',
  altered: 'the note of the block was altered',
  foreign: 'the block is of another data set',
};

/**
 * Reads every part of a data set and holds it against its note, and all of them against the manifest: finds each part
 * that is missing, cut or altered, each file that is none of its, and what was altered of that which describes it.
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
  let complete = true;
  const total = blocksOf(key);
  for (let block = 0; block < total; block++) {
    stopIfAborted(signal);
    const note = readNote(folder, key, block);
    if (typeof note === 'string') {
      complete = false;
      faults.push({ file: notePath(block), what: NO_NOTE[note], block });
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
  for (let block = 0; block < total; block++) known.add(notePath(block)).add(lockPath(block));
  for (const file of filesOf(folder)) {
    if (!known.has(file)) faults.push({ file, what: 'it is no part of the data set', block: null });
  }
  checkKey(folder, key, faults);
  const scenario = checkScenario(folder, key, faults);
  const dataset_sha256 = complete ? checkManifest(folder, key, scenario, faults) : null;
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

/** What the manifest and the key must be follows from the notes, to the byte. */
function checkManifest(folder: string, key: DatasetKey, scenario: Scenario | null, faults: Fault[]): string {
  const manifest = createManifest(key, notesOf(folder, key));
  const text = readText(folder, datasetFiles.manifest);
  const fault = (what: string): void => void faults.push({ file: datasetFiles.manifest, what, block: null });
  if (text === null) fault('it is missing: start the same `phonehome generate` once more');
  else if (text !== manifestText(manifest)) fault('it was altered, or is of other parts than those that are here');
  // Without the scenario, nothing is known of what describes the data set.
  for (const { file, what } of text !== null && scenario ? packageFaults(folder, scenario, manifest) : []) {
    faults.push({ file, what: `${what}: start the same \`phonehome generate\` once more`, block: null });
  }
  return manifest.dataset_sha256;
}

function checkKey(folder: string, key: DatasetKey, faults: Fault[]): void {
  if (readText(folder, datasetFiles.key) !== keyText(key)) {
    faults.push({ file: datasetFiles.key, what: 'it was altered', block: null });
  }
}

/**
 * The scenario in the folder, or null where it is missing or another. Its remarks and spaces may be others, for no part
 * follows from them; what it says may not.
 */
function checkScenario(folder: string, key: DatasetKey, faults: Fault[]): Scenario | null {
  const file = datasetFiles.scenario;
  const text = readText(folder, file);
  const fault = (what: string): null => {
    faults.push({ file, what, block: null });
    return null;
  };
  if (text === null) return fault('it is missing');
  try {
    const scenario = loadScenario(text, file);
    return scenarioHash(scenario) === key.scenario.sha256 ? scenario : fault('it was altered: it says something else');
  } catch {
    return fault('it was altered: it is no scenario');
  }
}

function readText(folder: string, file: string): string | null {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    return null;
  }
}

/** The files in the folders of which each file is known. */
function* filesOf(folder: string): Generator<string> {
  for (const inner of [datasetFiles.blocks, ...formats]) {
    const place = join(folder, inner);
    if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) continue;
    for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) continue;
      yield relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    }
  }
}
