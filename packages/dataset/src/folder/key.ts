import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PhonehomeError, type Scenario } from '@phonehome/shared';
import { makeFolder, scenarioHash } from '@phonehome/simulation';
import { type Format, formats } from '../format/format.ts';
import { DATASET_FORMAT, datasetFiles } from './layout.ts';

/** What the parts of a data set follow from: only parts of an equal key belong together. */
export interface DatasetKey {
  readonly format: typeof DATASET_FORMAT;
  readonly scenario: { readonly id: string; readonly sha256: string };
  readonly seed: number;
  readonly devices: number;
  readonly days: number;
  readonly background: number;
  readonly events: boolean;
  readonly formats: readonly Format[];
  readonly block_devices: number;
}

/** The key of a data set. */
export function datasetKey(scenario: Scenario, rest: Omit<DatasetKey, 'format' | 'scenario'>): DatasetKey {
  const sha256 = scenarioHash(scenario);
  const { seed, devices, days, background, events, formats, block_devices } = rest;
  const what = { seed, devices, days, background, events, formats, block_devices };
  return { format: DATASET_FORMAT, scenario: { id: scenario.id, sha256 }, ...what };
}

/**
 * Makes the folder of a data set, or goes on with the one that is there.
 * @returns whether it was there
 * @throws PhonehomeError FOLDER_OCCUPIED when there is something else; the system's error when it cannot be made
 */
export async function openDatasetFolder(folder: string, key: DatasetKey, scenario_text: string): Promise<boolean> {
  await makeFolder(folder);
  const found = readKey(folder);
  if (found === null) {
    const other = readdirSync(folder).find((name) => name !== datasetFiles.key || !isBegunKey(folder, key));
    if (other !== undefined) throw occupied(join(folder, other), 'the folder holds something that is no data set');
  } else if (!isDeepStrictEqual(found, key)) {
    throw occupied(folder, `the folder holds another data set: ${difference(found, key)}`);
  }
  // The key comes first: by it a folder that is left at any moment from here on is known.
  if (found === null) writeFileSync(join(folder, datasetFiles.key), keyText(key));
  mkdirSync(join(folder, datasetFiles.blocks), { recursive: true });
  writeFileSync(join(folder, datasetFiles.scenario), scenario_text);
  return found !== null;
}

/** The key of the data set in a folder, or null when there is none. */
export function readKey(folder: string): DatasetKey | null {
  try {
    const key = JSON.parse(readFileSync(join(folder, datasetFiles.key), 'utf8')) as unknown;
    return isKey(key) ? key : null;
  } catch {
    return null;
  }
}

/** Whether something that was read is a key: a folder may come from anywhere. */
function isKey(value: unknown): value is DatasetKey {
  const key = value as DatasetKey;
  return (
    key.format === DATASET_FORMAT &&
    [key.scenario.id, key.scenario.sha256].every((text) => typeof text === 'string') &&
    [key.seed, key.devices, key.days, key.block_devices].every((number) => Number.isSafeInteger(number)) &&
    key.devices >= 0 &&
    key.block_devices >= 1 &&
    typeof key.background === 'number' &&
    typeof key.events === 'boolean' &&
    Array.isArray(key.formats) &&
    key.formats.every((format) => formats.includes(format))
  );
}

/** A hash that names a data set by what it follows from. */
export function keyHash(key: DatasetKey): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}

/** A key as it stands in its file. */
export function keyText(key: DatasetKey): string {
  return `${JSON.stringify(key, null, 2)}\n`;
}

/** Whether the key that is there is the beginning of this one: whoever wrote it was killed, or is about to write the rest. */
function isBegunKey(folder: string, key: DatasetKey): boolean {
  return keyText(key).startsWith(readFileSync(join(folder, datasetFiles.key), 'utf8'));
}

function difference(found: DatasetKey, wanted: DatasetKey): string {
  const names = (Object.keys(wanted) as (keyof DatasetKey)[]).filter(
    (name) => !isDeepStrictEqual(found[name], wanted[name]),
  );
  return names.map((name) => `${name} ${JSON.stringify(found[name])}, not ${JSON.stringify(wanted[name])}`).join('; ');
}

function occupied(file: string, what: string): PhonehomeError {
  return new PhonehomeError('FOLDER_OCCUPIED', [{ file, what, remedy: 'Choose another folder, or delete this one' }]);
}
