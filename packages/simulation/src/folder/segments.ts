import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { RECORD_VERSION } from '@phonehome/fake-server';
import type { Scenario } from '@phonehome/shared';
import type { Sums } from '../engine/sums.ts';
import type { BlockFiles } from './block-writer.ts';
import type { FileFacts } from './hashed-file.ts';
import { BLOCKS_FOLDER, RUN_FORMAT, type RunParts, type TimelineMode } from './layout.ts';
import { scenarioHash } from './manifest.ts';

/** What the blocks of a run follow from: only blocks of an equal key may be gone on with. */
export interface RunKey {
  readonly format: typeof RUN_FORMAT;
  readonly record_version: number;
  /** Of what the scenario says, as in the manifest. */
  readonly scenario_sha256: string;
  readonly seed: number;
  readonly devices: number;
  readonly timeline: TimelineMode;
  readonly version: string;
  readonly block_devices: number;
}

/** What is known of a finished block: what its files must be, and its sums. */
export interface BlockFacts {
  readonly files: BlockFiles<FileFacts>;
  readonly sums: Sums;
}

const KEY_FILE = 'key.json';
const FACTS_EXTENSION = '.json';

/** The key of a run. */
export function runKey(
  scenario: Scenario,
  run: Pick<RunKey, 'seed' | 'devices' | 'timeline' | 'version' | 'block_devices'>,
): RunKey {
  const { seed, devices, timeline, version, block_devices } = run;
  const scenario_sha256 = scenarioHash(scenario);
  const key = { format: RUN_FORMAT, record_version: RECORD_VERSION, scenario_sha256, seed, devices } as const;
  return { ...key, timeline, version, block_devices };
}

/** Whether a partial folder keeps a finished block of the run. */
export async function blocksAreOf(partial: string, key: RunKey): Promise<boolean> {
  const folder = join(partial, BLOCKS_FOLDER);
  const found = await readJson(join(folder, KEY_FILE));
  if (!isDeepStrictEqual(found, key)) return false;
  return (await readdir(folder)).some((name) => name !== KEY_FILE && name.endsWith(FACTS_EXTENSION));
}

/** Makes the folder of the blocks of a partial folder, or goes on with the one that is there. Returns its path. */
export async function openBlocks(partial: string, key: RunKey): Promise<string> {
  const folder = join(partial, BLOCKS_FOLDER);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, KEY_FILE), `${JSON.stringify(key)}\n`);
  return folder;
}

/** Where the files of a block are, in the folder of the blocks. */
export function segmentPaths(folder: string, index: number, parts: RunParts): BlockFiles<string> {
  const path = (name: string): string => join(folder, `${index}.${name}`);
  return {
    records: path('records'),
    activations: parts.activations ? path('activations') : null,
    timeline: parts.timeline === 'none' ? null : path('timeline'),
    devices: path('devices'),
  };
}

/** Notes that a block is finished. Renamed into place, so that it is there whole or not at all. */
export async function writeFacts(folder: string, index: number, facts: BlockFacts): Promise<void> {
  const path = join(folder, `${index}${FACTS_EXTENSION}`);
  await writeFile(`${path}.new`, JSON.stringify({ sha256: sha256(JSON.stringify(facts)), facts }));
  await rename(`${path}.new`, path);
}

/** What is known of a finished block, or null when it is not finished or its note was altered. */
export async function readFacts(folder: string, index: number): Promise<BlockFacts | null> {
  const found = (await readJson(join(folder, `${index}${FACTS_EXTENSION}`))) as { sha256: string; facts: BlockFacts };
  return found?.facts && found.sha256 === sha256(JSON.stringify(found.facts)) ? found.facts : null;
}

/** What is known of a block if it is finished and each of its files is what it was, else null. */
export async function readIntact(folder: string, index: number, parts: RunParts): Promise<BlockFacts | null> {
  const facts = await readFacts(folder, index);
  if (!facts) return null;
  const paths = segmentPaths(folder, index, parts);
  for (const name of ['records', 'activations', 'timeline', 'devices'] as const) {
    const path = paths[name];
    if (path !== null && (await hashOf(path)) !== facts.files[name]?.sha256) return null;
  }
  return facts;
}

/** Removes whatever there is of a block. */
export async function removeBlock(folder: string, index: number): Promise<void> {
  const paths = segmentPaths(folder, index, { timeline: 'full', activations: true });
  for (const path of [join(folder, `${index}${FACTS_EXTENSION}`), ...Object.values(paths)]) {
    await rm(path as string, { force: true });
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
